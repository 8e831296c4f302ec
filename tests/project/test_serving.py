"""The server leaves within seconds whoever holds a connection, and answers what it has begun."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest

HOST = "127.0.0.1"
RUN = "from motcua.project.serving import serve; serve('tests.project.tiny_site:application', bind='{0}', port={1}, workers=1)"
ASKED = "{0} HTTP/1.1\r\nHost: x\r\n"


@pytest.fixture
def port() -> int:
    with closing(socket.create_server((HOST, 0))) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def running(port: int) -> Iterator[subprocess.Popen[bytes]]:
    program = subprocess.Popen([sys.executable, "-c", RUN.format(HOST, port)], env=os.environ | {"PYTHONPATH": "src:."})
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), closing(ask(port, ASKED.format("GET /") + "\r\n")) as link:
            if link.recv(100):
                break
    yield program
    program.kill()
    program.wait()


def ask(port: int, text: str) -> socket.socket:
    link = socket.create_connection((HOST, port), timeout=30)
    link.sendall(text.encode())
    return link


@pytest.mark.parametrize(
    "sent",
    [
        "",  # silent
        ASKED.format("GET /") + "\r\n",  # answered, kept open
        ASKED.format("GET /") + "X-Half: ",  # its head never ends
        ASKED.format("POST /read") + "Content-Length: 1000\r\n\r\nhalf",  # its body never ends
        (ASKED.format("GET /") + "\r\n") * 50,  # never reads what it asked for
    ],
    ids=["silent", "idle", "half-head", "half-body", "unread"],
)
def test_it_ends_in_seconds(sent: str, port: int, running: subprocess.Popen[bytes]) -> None:
    links = [ask(port, sent) for _ in range(3)]
    begun = ask(port, ASKED.format("GET /slow") + "\r\n")
    with closing(ask(port, ASKED.format("GET /") + "\r\n")) as quick:
        quick.recv(100)  # by now the slow one is in its hands
    began = time.monotonic()
    running.send_signal(signal.SIGTERM)
    assert b"200 OK" in begun.recv(1000)
    running.wait(timeout=15)
    assert time.monotonic() - began < 6.5  # 4 seconds of patience, and a machine with much to do
    for link in [*links, begun]:
        link.close()


def test_an_idle_connection_does_not_delay_the_end(port: int, running: subprocess.Popen[bytes]) -> None:
    idle = ask(port, ASKED.format("GET /") + "\r\n")
    assert idle.recv(1000).endswith(b"done")
    began = time.monotonic()
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=15) == 0
    assert time.monotonic() - began < 5
    idle.close()
