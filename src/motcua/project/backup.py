"""Database and received files as one consistent set, taken while the system runs.

The dump shows one moment. Files never change and are written before the row that names them, so every file that the
dump names is on the disk when the dump is done; exactly those are taken.
"""

import os
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg

from motcua.project import archive
from motcua.project.database.clients import Clients
from motcua.project.readiness import BadInput, NotReady


@dataclass(frozen=True)
class Taken:
    """`lost` are files a row names and the disk does not have; `damaged` have bytes that are not theirs any more."""

    files: int
    size: int
    lost: tuple[str, ...]
    damaged: tuple[str, ...]


def backup(url: str, files: Path, target: Path, *, version: str, at: datetime) -> Taken:
    """Writes `target`, which must not exist yet; what cannot be finished leaves nothing behind."""
    if target.exists():
        raise BadInput(f"{target} exists already; a backup is never overwritten.")
    if not target.parent.is_dir():
        raise BadInput(f"The folder {target.parent} does not exist.")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        part = Path(folder, "part")
        with psycopg.connect(url) as connection:
            major = connection.info.server_version // 10000
            names = _dump(connection, Clients(url, major), Path(folder, archive.DUMP))
        with tarfile.open(part, "w") as tar:
            members = {archive.DUMP: archive.add(tar, archive.DUMP, Path(folder, archive.DUMP))}
            lost, damaged = _add_files(tar, files, names, members)
            archive.add_manifest(tar, archive.Manifest(at.isoformat(), version, major, members))
        _settle(part, target)
    return Taken(len(members) - 1, target.stat().st_size, tuple(lost), tuple(damaged))


def _dump(connection: psycopg.Connection, clients: Clients, target: Path) -> list[str]:
    """Dumps one moment and gives the SHA-256 of each file that a row names in that moment."""
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    moment = connection.execute("select pg_export_snapshot()").fetchone()
    assert moment is not None
    words = ["--format=custom", f"--snapshot={moment[0]}", "--no-owner", "--no-privileges", f"--file={target}"]
    dumped = subprocess.run(
        clients.command("pg_dump", *words), env=clients.environment(), capture_output=True, text=True, check=False
    )
    if dumped.returncode != 0:
        raise NotReady(f"The database could not be dumped: {dumped.stderr.strip().splitlines()[-1]}")
    if connection.execute("select to_regclass('files_storedfile')").fetchone() == (None,):
        return []
    rows = connection.execute("select distinct sha256 from files_storedfile order by sha256")
    return [str(row[0]) for row in rows]


def _add_files(
    tar: tarfile.TarFile, files: Path, names: list[str], members: dict[str, str]
) -> tuple[list[str], list[str]]:
    """Adds each file and notes it in `members`; a lost or damaged one does not keep the rest from being saved."""
    lost, damaged = [], []
    for name in names:
        try:
            found = archive.add(tar, archive.FILES + name, files / name[:2] / name)
        except FileNotFoundError:
            lost.append(name)
            continue
        members[archive.FILES + name] = found
        if found != name:
            damaged.append(name)
    return lost, damaged


def _settle(part: Path, target: Path) -> None:
    """A file with personal data: for its owner only, and on the disk before it has its name."""
    part.chmod(0o600)
    for path in (part, target.parent):
        opened = os.open(path, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)
    part.rename(target)
