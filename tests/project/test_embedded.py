"""The server that comes with the program, on a home folder of its own."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.project.database import Embedded
from motcua.project.database.cluster import State
from motcua.project.processes import is_alive
from motcua.project.readiness import NotReady
from tests.project.places import fresh_home


@pytest.fixture
def home() -> Iterator[Path]:
    with fresh_home() as folder:
        yield folder


def remember(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("create table if not exists seen (at int)")
        connection.execute("insert into seen values (1)")


def remembered(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("select count(*) from seen").fetchone()
    return int(row[0]) if row else 0


def test_it_starts_stops_and_continues(home: Path) -> None:
    server = Embedded(home)
    assert server.status().state is State.ABSENT
    remember(server.start())
    pid = server.status().pid
    assert pid is not None
    assert is_alive(pid)
    server.stop()
    assert server.status().state is State.STOPPED
    assert not is_alive(pid)
    again = Embedded(home)
    assert remembered(again.start()) == 1
    again.stop()


def test_it_survives_a_kill(home: Path) -> None:
    server = Embedded(home)
    remember(server.start())
    pid = server.status().pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    another = Embedded(home)
    assert remembered(another.start()) == 1
    assert another.status().pid != pid
    another.stop()
    server.stop()


def test_the_last_one_out_stops_it(home: Path) -> None:
    first, second = Embedded(home), Embedded(home)
    assert first.start() == second.start()
    first.stop()
    assert second.status().state is State.READY
    second.stop()
    assert second.status().state is State.STOPPED


def test_nobody_else_gets_in(home: Path) -> None:
    server = Embedded(home)
    url = server.start()
    place = server.status().place
    assert place is not None
    for folder in (place / "data", place / "run"):
        assert folder.stat().st_mode & 0o077 == 0
        assert folder.stat().st_uid != 0
    with psycopg.connect(url) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        assert connection.execute("select lower('ĐẮK ỬNG ƯỢ')").fetchone() == ("đắk ửng ượ",)
    server.stop()


def test_a_start_that_was_cut_is_made_anew(home: Path) -> None:
    server = Embedded(home)
    server.start()
    server.stop()
    place = server.status().place
    assert place is not None
    (place / "data").rename(place / "data.making")
    again = Embedded(home)
    again.start()
    with pytest.raises(psycopg.errors.UndefinedTable):
        remembered(again.cluster.url() if again.cluster else "")
    again.stop()


def test_a_pointer_to_nowhere_is_refused(home: Path) -> None:
    home.mkdir()
    (home / "database.path").write_text("/nowhere\n")
    with pytest.raises(NotReady, match="/nowhere"):
        Embedded(home).start()


def test_without_programs_it_says_what_to_install(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_POSTGRES_BIN", "/nowhere")
    with pytest.raises(NotReady, match="apt-get install postgresql"):
        Embedded(home).start()


def test_a_wrong_pid_in_its_file_harms_nobody(home: Path) -> None:
    """After a power cut the number may belong to any program, here to this test."""
    server = Embedded(home)
    server.start()
    pid = server.status().pid
    assert pid is not None
    assert server.cluster is not None
    content = (server.cluster.data / "postmaster.pid").read_text()
    server.cluster.stop()
    (server.cluster.data / "postmaster.pid").write_text(content.replace(str(pid), str(os.getppid()), 1))
    server.cluster.stop()
    until = time.monotonic() + 0.1
    while time.monotonic() < until:
        assert is_alive(os.getppid())
    server.stop()
