"""`motcua run` as a stranger meets it: a fresh home, one system, a clean end."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from motcua.project.database import Embedded
from motcua.project.database.cluster import State
from motcua.project.processes import is_alive
from tests.project.places import fresh_home

PROGRAM = [sys.executable, "-m", "motcua.project.commands"]
OF_THE_TESTS = ("DATABASE_URL", "MOTCUA_TESTING", "MOTCUA_TEST_RUN", "DJANGO_SETTINGS_MODULE")


@pytest.fixture
def home() -> Iterator[Path]:
    with fresh_home() as folder:
        yield folder


@pytest.fixture
def port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


def surroundings(home: Path, port: int) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    return clean | {"MOTCUA_HOME": str(home), "PORT": str(port)}


def start(home: Path, port: int) -> subprocess.Popen[str]:
    """Returns when it says that it is ready."""
    running = subprocess.Popen(
        [*PROGRAM, "run"], env=surroundings(home, port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert running.stdout is not None
    printed, limit = "", threading.Timer(90, running.kill)
    limit.start()
    for line in running.stdout:
        printed += line
        if "Ctrl-C stops everything" in line:
            limit.cancel()
            return running
    running.wait()
    raise AssertionError(printed)


def ask(home: Path, port: int, *words: str) -> tuple[int, str]:
    asked = subprocess.run(
        [*PROGRAM, *words], env=surroundings(home, port), capture_output=True, text=True, timeout=60, check=False
    )
    return asked.returncode, asked.stdout + asked.stderr


def test_it_runs_alone_and_leaves_nothing(home: Path, port: int) -> None:
    running = start(home, port)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=20) as answer:
        assert json.load(answer)["ready"]
    assert ask(home, port + 1, "run") == (3, f"Một Cửa already runs on {home}: http://127.0.0.1:{port} "
                                             f"(process {running.pid}). Stop that one first.\n")  # fmt: skip
    code, said = ask(home.with_name("other"), port, "run")
    assert (code, f"Port {port} is in use" in said) == (3, True)
    assert ask(home, port, "backup", str(home / "backup.tar"), "--json")[0] == 0
    assert ask(home, port, "restore", str(home / "backup.tar"), "--force")[0] == 3
    server = Embedded(home).status()
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=30)
    assert running.returncode == 0, rest
    assert Embedded(home).status().state is State.STOPPED
    assert server.pid is not None
    assert not is_alive(server.pid)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)
