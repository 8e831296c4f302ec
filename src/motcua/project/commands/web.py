import argparse
import os

from motcua.project import env
from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened

WORKERS, THREADS = 2, 4  # for two cores; connections to the database = workers x pool


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=env.number("PORT", 8000))
    parser.add_argument("--bind", default=env.text("MOTCUA_BIND", "127.0.0.1"), help="address to listen on")
    parser.add_argument("--workers", type=int, default=env.number("MOTCUA_WEB_WORKERS", WORKERS))


def run(asked: argparse.Namespace) -> Answer:
    """Each worker is a process that imports the pages itself; this one only looks after them."""
    with opened(django=False):
        from granian import Granian
        from granian.constants import Interfaces
        from granian.log import LogLevels

        os.environ.setdefault("PORT", str(asked.port))
        Granian(
            "motcua.project.wsgi:application",
            address=asked.bind,
            port=asked.port,
            interface=Interfaces.WSGI,
            workers=asked.workers,
            blocking_threads=THREADS,
            backlog=1024,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
        ).serve()
    return Answer()
