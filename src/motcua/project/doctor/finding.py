"""What a check is, what it finds, and what it may look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, LiteralString

import psycopg

PATIENCE = 5.0  # seconds a check may take; what has not answered by then is ill


class Light(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"  # it works, and somebody should look soon
    RED = "red"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen, in one sentence, and what to do in another; green needs no second."""

    light: Light
    seen: str
    do: str = ""


def green(seen: str) -> Finding:
    return Finding(Light.GREEN, seen)


def yellow(seen: str, do: str) -> Finding:
    return Finding(Light.YELLOW, seen, do)


def red(seen: str, do: str) -> Finding:
    return Finding(Light.RED, seen, do)


@dataclass(frozen=True)
class Site:
    """What is looked at: `url` is empty without a database, `own` says that its server is the operator's (DATABASE_URL).

    `settled` says that Django could read its settings.
    """

    url: str
    home: Path
    at: datetime
    is_sample: bool
    own: bool
    settled: bool = True

    def ask(self, query: LiteralString, *given: object) -> list[tuple[Any, ...]]:
        """Ask the database on a connection of its own that can neither write nor take longer than a check may."""
        bounds = f"-c statement_timeout={int(PATIENCE * 800)} -c default_transaction_read_only=on"
        with psycopg.connect(self.url, connect_timeout=4, options=bounds, application_name="motcua doctor") as link:
            return link.execute(query, given or None).fetchall()

    def one(self, query: LiteralString, *given: object) -> Any:
        """Give the first value of the first row."""
        return self.ask(query, *given)[0][0]


@dataclass(frozen=True, slots=True)
class Check:
    """A part with its name. It is left out when it `asks` the database or `reads` the settings and there is none."""

    name: str
    look: Callable[[Site], Finding]
    asks: bool = True
    reads: bool = False
