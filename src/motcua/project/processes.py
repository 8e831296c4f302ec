"""Is a process there, and how to end a family of them."""

import contextlib
import os
import signal
from pathlib import Path


def is_alive(pid: int) -> bool:
    """A process that has ended and only waits for somebody to ask its exit code does not count (seen on Linux)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return True
    return state not in ("Z", "X")


def send(pid: int, sign: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, sign)


def end_group(leader: int) -> None:
    """Kills what a process leaves behind in its group; nothing when all have left."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
