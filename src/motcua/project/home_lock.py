"""One system on one home folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.project.readiness import NotReady


@contextmanager
def only_one(home: Path, who: str) -> Iterator[None]:
    """Holds the folder; `who` is what a second one is told about the first. The lock goes with the process."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = os.open(home / "run.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as fault:
        raise NotReady(f"{home} cannot be used: {fault.strerror}.") from None
    with os.fdopen(lock, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotReady(f"Một Cửa already runs on {home}: {file.read().strip()}. Stop that one first.") from None
        file.truncate(0)
        file.write(who)
        file.flush()
        yield
        file.truncate(0)
