"""Who is whose child, read from /proc: what a fault is done to is found there and nowhere else."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from motcua.project.processes import is_alive


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    parent: int
    command: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.command)


def all_processes() -> list[Process]:
    return [found for entry in Path("/proc").iterdir() if entry.name.isdecimal() and (found := _read(entry))]


def _read(entry: Path) -> Process | None:
    try:
        parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        command = (entry / "cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError, IndexError):
        return None  # it has ended meanwhile
    return Process(int(entry.name), parent, tuple(part.decode(errors="replace") for part in command if part))


def below(root: int) -> list[Process]:
    """Give a process's children, their children and so on, the nearest first."""
    if root <= 1:
        raise ValueError(f"{root} is no process of this run")
    known, wanted, found = all_processes(), {root}, list[Process]()
    while next_ones := [p for p in known if p.parent in wanted and p not in found]:
        found += next_ones
        wanted = {p.pid for p in next_ones}
    return found


def kill(*pids: int) -> None:
    """kill -9, the way the kernel does it to who takes too much memory; only what this run has started is named."""
    send(signal.SIGKILL, *pids)


def send(sign: signal.Signals, *pids: int) -> None:
    """Send a signal; raises ValueError for a number that is no single process: 0 means a whole group to the kernel."""
    if not pids or min(pids) <= 1:
        raise ValueError(f"{pids} are not processes of this run")
    for pid in pids:
        if is_alive(pid):
            os.kill(pid, sign)
