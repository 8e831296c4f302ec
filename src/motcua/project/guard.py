"""Outlives the process that started it just long enough to end what that one left behind, even after kill -9.

It reads lines: "process PID", "database FOLDER" and "folder PATH" to remember, "forget" to drop all. When the pipe
closes, what is remembered ends: the processes, then the database servers, then the folders are deleted.
"""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from motcua.project.processes import end_group, is_alive, send

PATIENCE = 10.0  # seconds before what still lives is killed


class Guard:
    """The near end of the pipe. It must stay referenced as long as the guarded things are in use."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", __name__]
        self._far = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, text=True)

    def tell(self, *words: object) -> None:
        if self._far.stdin is not None and self._far.poll() is None:
            print(*words, file=self._far.stdin, flush=True)

    def close(self) -> None:
        self._far.communicate()


@dataclass
class Remembered:
    processes: list[int] = field(default_factory=list)
    databases: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def hear(self, lines: Iterable[str]) -> None:
        for line in lines:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "process":
                self.processes.append(int(rest))
            elif word == "database":
                self.databases.append(Path(rest))
            elif word == "folder":
                self.folders.append(Path(rest))
            elif word == "forget":
                self.processes.clear()
                self.databases.clear()
                self.folders.clear()

    def end(self) -> None:
        for pid in self.processes:
            send(pid, signal.SIGTERM)
        _gone(self.processes)
        for pid in self.processes:
            end_group(pid)
        servers = [pid for pid in map(_server_in, self.databases) if pid]
        for pid in servers:
            send(pid, signal.SIGINT)
        _gone(servers)
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)


def _gone(pids: list[int]) -> None:
    """Waits for their end, for a while."""
    until = time.monotonic() + PATIENCE
    for pid in pids:
        while is_alive(pid) and time.monotonic() < until:
            time.sleep(0.02)
        if is_alive(pid):
            send(pid, signal.SIGKILL)


def _server_in(folder: Path) -> int | None:
    try:
        return int((folder / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


if __name__ == "__main__":
    remembered = Remembered()
    remembered.hear(sys.stdin)
    remembered.end()
