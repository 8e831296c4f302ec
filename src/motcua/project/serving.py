"""The web server, and how it ends: what runs is answered, what only waits is cut, and all is over within seconds."""

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

THREADS = 4  # for two cores; connections to the database = workers x pool
HEADER_SECONDS = 10  # for the head of a request; who sends slower is cut off
END_SECONDS = 4  # for a worker to answer what it has begun; then it is killed, whoever still holds a connection


def serve(target: str, *, bind: str, port: int, workers: int) -> None:
    """Return when a signal has ended it; each worker is a process that imports `target` itself."""
    Granian(
        target,
        address=bind,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backlog=1024,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000),
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=END_SECONDS,
    ).serve()
