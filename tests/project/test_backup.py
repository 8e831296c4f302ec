"""Backup and restore on a database and a folder of their own, small but real."""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from motcua.project.backup import Taken, backup
from motcua.project.readiness import BadInput, NotReady
from motcua.project.restore import Restored, restore
from tests.project.places import fresh_database

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
VERSION = "0.1.0"
NAMES = ["Nguyễn Thị Mai", "Lý A Sơn", "Vàng Thị Giang"]


class Town:
    """A database with people and files, and what may be done to it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.files, self.archive = url, folder / "files", folder / "backup.tar"

    def fill(self) -> None:
        with psycopg.connect(self.url) as connection:
            connection.execute("create extension pg_trgm")
            connection.execute("create table person (id serial primary key, name text)")
            connection.execute("create table files_storedfile (id serial primary key, sha256 text)")
            for name in NAMES:
                connection.execute("insert into person (name) values (%s)", [name])
                connection.execute("insert into files_storedfile (sha256) values (%s)", [self.keep(name.encode())])
        self.keep(b"no row names this one")

    def keep(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        path = self.files / name[:2] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return name

    def people(self) -> list[str]:
        with psycopg.connect(self.url) as connection:
            return [row[0] for row in connection.execute("select name from person order by id")]

    def contents(self) -> set[bytes]:
        return {path.read_bytes() for path in self.files.rglob("*") if path.is_file()}

    def save(self) -> Taken:
        return backup(self.url, self.files, self.archive, version=VERSION, at=AT)

    def bring_back(self, *, force: bool = False, version: str = VERSION) -> Restored:
        return restore(self.url, self.files, self.archive, version=version, force=force, at=AT)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with fresh_database() as url:
        filled = Town(url, tmp_path)
        filled.fill()
        yield filled


@pytest.fixture
def other(tmp_path: Path, town: Town) -> Iterator[Town]:
    """An empty system that finds the backup of the town."""
    with fresh_database() as url:
        empty = Town(url, tmp_path / "other")
        empty.archive = town.archive
        yield empty


def test_it_brings_back_rows_and_files(town: Town, other: Town) -> None:
    taken = town.save()
    assert (taken.files, taken.lost, taken.damaged) == (3, (), ())
    assert town.archive.stat().st_mode & 0o077 == 0
    done = other.bring_back()
    assert done == Restored(3, None, None)
    assert other.people() == NAMES
    assert other.contents() == {name.encode() for name in NAMES}


def test_it_works_over_the_same_system_and_keeps_the_former(town: Town) -> None:
    town.save()
    with psycopg.connect(town.url) as connection:
        connection.execute("delete from person")
    with pytest.raises(BadInput, match="--force"):
        town.bring_back()
    done = town.bring_back(force=True)
    assert town.people() == NAMES
    assert done.former_database is not None
    assert done.former_files is not None
    with psycopg.connect(town.url, dbname=done.former_database) as former:
        assert former.execute("select count(*) from person").fetchone() == (0,)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_it_refuses_a_flipped_bit_and_touches_nothing(town: Town, other: Town, place: float) -> None:
    town.save()
    content = bytearray(town.archive.read_bytes())
    used = [at for at, byte in enumerate(content) if byte]
    content[used[int(len(used) * place)]] ^= 1
    town.archive.write_bytes(content)
    with pytest.raises(BadInput):
        other.bring_back()
    assert not other.files.exists()
    with psycopg.connect(other.url) as connection:
        assert connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() == (0,)


def test_it_refuses_a_cut_file(town: Town, other: Town) -> None:
    town.save()
    content = town.archive.read_bytes()
    for length in (0, 100, len(content) // 2):
        town.archive.write_bytes(content[:length])
        with pytest.raises(BadInput):
            other.bring_back()


def test_it_refuses_names_that_lead_elsewhere(town: Town, other: Town) -> None:
    with tarfile.open(town.archive, "w") as tar:
        member = tarfile.TarInfo("../../etc/motcua")
        tar.addfile(member, io.BytesIO())
    with pytest.raises(BadInput, match="it holds"):
        other.bring_back()


def test_it_refuses_a_newer_backup(town: Town, other: Town) -> None:
    town.save()
    with pytest.raises(BadInput, match="newer"):
        other.bring_back(version="0.0.9")


def test_it_refuses_while_somebody_works(town: Town) -> None:
    town.save()
    with psycopg.connect(town.url), pytest.raises(NotReady, match="Stop"):
        town.bring_back(force=True)


def test_it_never_overwrites_a_backup(town: Town) -> None:
    town.save()
    with pytest.raises(BadInput, match="exists"):
        town.save()


def test_it_names_lost_and_damaged_files(town: Town) -> None:
    lost, damaged = (hashlib.sha256(name.encode()).hexdigest() for name in NAMES[:2])
    (town.files / lost[:2] / lost).unlink()
    (town.files / damaged[:2] / damaged).write_bytes(b"other bytes")
    taken = town.save()
    assert (taken.files, taken.lost, taken.damaged) == (2, (lost,), (damaged,))
