"""The days off and the procedures that come with the program: for a count without a database."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from motcua.catalog.definition import Definition
from motcua.catalog.reading import read
from motcua.clock.calendar import DayKind, Session, WorkingCalendar

DATA = Path(__file__).parents[1] / "sample" / "data"
_KINDS = {
    "holiday": DayKind.OFF, "compensated_off": DayKind.OFF, "swapped_off": DayKind.OFF, "make_up_work": DayKind.WORK
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Days:
    """A calendar with the years that it knows; a count outside them follows the ordinary week and has to say so."""

    calendar: WorkingCalendar
    years: frozenset[int]


@cache
def days() -> Days:
    """Give the days off of state agencies as announced (BLLD-2019 art. 111-112), at eight hours a day."""
    read_in = tomllib.loads((DATA / "calendar.toml").read_text("utf-8"))
    calendar = WorkingCalendar(
        days={row["date"]: _KINDS[row["kind"]] for row in read_in["days"] if row["kind"] in _KINDS},
        sessions=tuple(Session(row["starts"], row["ends"]) for row in read_in["sessions"]),
        provisional=frozenset(row["date"] for row in read_in["days"] if row["provisional"]),
    )
    return Days(calendar, years_of(row["date"] for row in read_in["days"]))


def years_of(known: Any) -> frozenset[int]:
    return frozenset(day.year for day in known if isinstance(day, date))


def procedure(code: str) -> Definition | None:
    """Give a procedure of the sample by its code; None when there is none."""
    for file in sorted((DATA / "procedures").glob("*.toml")):
        if file.stem == code:
            return read(tomllib.loads(file.read_text("utf-8")))
    return None
