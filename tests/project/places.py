"""Databases and homes that a test of the machinery has for itself."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from motcua.project.database import binaries
from motcua.project.guard import Guard


@contextmanager
def fresh_database() -> Iterator[str]:
    """An empty database on the server of the test run, and whatever was kept under its name, gone at the end."""
    url, name = os.environ["DATABASE_URL"], f"place_{secrets.token_hex(4)}"
    with psycopg.connect(url, dbname="postgres", autocommit=True) as server:
        server.execute(f"create database {name}")  # our own letters
        yield make_conninfo(url, dbname=name)
        for (found,) in server.execute(
            "select datname from pg_database where datname like %s", [f"{name}%"]
        ).fetchall():
            server.execute(f"drop database {found} with (force)")


@contextmanager
def fresh_home() -> Iterator[Path]:
    """A home folder, and beside it what the system's folder is to root; both gone at the end, even after a kill."""
    folder = Path(tempfile.mkdtemp(prefix="mc-", dir="/tmp"))
    guard = Guard()
    guard.tell("folder", folder)
    folder.chmod(0o711)
    system = folder / "system"
    system.mkdir()
    system.chmod(0o755)
    for copy in binaries.system_home().glob("postgresql-*"):
        (system / copy.name).symlink_to(copy)  # the programs need not be copied again
    former = os.environ.get("MOTCUA_POSTGRES_HOME")
    os.environ["MOTCUA_POSTGRES_HOME"] = str(system)
    try:
        yield folder / "home"
    finally:
        os.environ.pop("MOTCUA_POSTGRES_HOME")
        if former is not None:
            os.environ["MOTCUA_POSTGRES_HOME"] = former
        guard.close()
