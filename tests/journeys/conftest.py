"""The whole program as people get it: `motcua run` in a home of its own, with its own database, worker and simulator."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from playwright.sync_api import Browser

from tests.journeys.people import Open, Visitor
from tests.project.places import fresh_home

PATIENCE = 90  # seconds until the first page, on a busy machine


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def _environment(home: str, port: int) -> dict[str, str]:
    """Give this environment without what the tests' own database and settings put into it."""
    ours = ("MOTCUA_", "DATABASE_URL", "DJANGO_", "PYTEST_", "SECRET_KEY")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours) or k == "MOTCUA_POSTGRES_HOME"}
    return kept | {"MOTCUA_HOME": home, "PORT": str(port), "MOTCUA_PUBLIC_URL": f"http://127.0.0.1:{port}"}


@contextmanager
def started() -> Iterator[str]:
    """Run the sample province in a home of its own; gives its address."""
    with fresh_home() as home:
        port = _free_port()
        log = home.parent / "log"
        with log.open("w") as out:
            command = [sys.executable, "-m", "motcua.project.commands", "run"]
            running = subprocess.Popen(command, env=_environment(str(home), port), stdout=out, stderr=out)
        try:
            _wait(f"http://127.0.0.1:{port}", running)
            yield f"http://127.0.0.1:{port}"
        except Exception:
            print(log.read_text())
            raise
        finally:
            running.terminate()
            assert running.wait(30) == 0, log.read_text()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a running sample province."""
    with started() as address:
        yield address


def _wait(address: str, running: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise AssertionError(f"the program did not start (code {running.poll()})")


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Open]:
    """Open browsers of one's own; all are closed at the end."""
    visitors: list[Visitor] = []

    def open_(*, width: int = 360, script: bool = True) -> Visitor:
        visitors.append(Visitor(browser, site, width=width, script=script))
        return visitors[-1]

    yield open_
    for visitor in visitors:
        visitor.end()
