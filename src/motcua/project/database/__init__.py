"""The database: the province's own server (DATABASE_URL), or the PostgreSQL that comes with the program."""

import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from motcua.project import env
from motcua.project.database.address import django_databases
from motcua.project.database.embedded import Embedded

__all__ = ["Database", "Embedded", "django_databases", "ensure", "given", "home"]


@dataclass(frozen=True)
class Database:
    """`embedded` is None when the server is not ours. Leaving the block, or release(), stops what nobody else uses."""

    url: str
    embedded: Embedded | None

    def release(self) -> None:
        if self.embedded is not None:
            self.embedded.stop()
            os.environ.pop("DATABASE_URL", None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def home() -> Path:
    """Where database and received files lie: MOTCUA_HOME, else .motcua in the source tree, else in this folder."""
    given = os.environ.get("MOTCUA_HOME")
    if given:
        return Path(given).expanduser().absolute()
    tree = Path(__file__).parents[4]
    return (tree if (tree / "pyproject.toml").is_file() else Path.cwd()) / ".motcua"


def given() -> str:
    """The address of the operator's own server, from DATABASE_URL or the file in DATABASE_URL_FILE; else empty."""
    return env.text("DATABASE_URL", "")


def ensure() -> Database:
    """A database to work with. Its address also goes into DATABASE_URL, where settings and child processes look."""
    server = None if given() else Embedded(home())
    database = Database(server.start() if server else given(), server)
    os.environ["DATABASE_URL"] = database.url
    return database
