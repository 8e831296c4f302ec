"""Servers under measurement, and what they cost: granian as the program runs it, and the CPU time of process trees."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
PATIENCE = 60.0  # seconds until a server must answer


@dataclass(frozen=True)
class Server:
    address: str
    pid: int


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def floor() -> AbstractContextManager[Server]:
    return _serving("bench.web")


def ours() -> AbstractContextManager[Server]:
    """Serve the program as its own command does."""
    return _serving("motcua.project.commands", "web", "--port")


@contextmanager
def _serving(module: str, *words: str) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", module, *words, str(port)]
    process = subprocess.Popen(command, stdout=sys.stderr, start_new_session=True)
    try:
        _until_it_answers(port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _until_it_answers(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"nothing answers on port {port}")


def tree(pid: int) -> list[int]:
    """Give a process and all below it."""
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        for tasks in Path(f"/proc/{one}/task").glob("*/children"):
            todo += map(int, tasks.read_text().split())
    return found


def cpu(*roots: int) -> float:
    """Give the CPU seconds spent so far by process trees, those of ended and awaited children included."""
    return sum(sum(_stat(pid)) for root in roots for pid in tree(root)) / TICK


def _stat(pid: int) -> tuple[int, ...]:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return (0,)
    return tuple(int(f) for f in fields[11:15])  # user, system, and both of awaited children


def memory(*roots: int) -> float:
    """Give the proportional memory of process trees in MB."""
    return sum(_pss(pid) for root in roots for pid in tree(root)) / 1024


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
