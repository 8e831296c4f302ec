"""An event log as CSV, the columns as the process mining field names them (XES): read line by line, faults told by line."""

import csv
import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

DOSSIER, STEP, AT = "case:concept:name", "concept:name", "time:timestamp"
NEEDED = (DOSSIER, STEP, AT)
LIFECYCLE, INSTANCE = "lifecycle:transition", "concept:instance"
CHANNEL, DEADLINE, ENDED = "case:channel", "case:deadline", "case:enddate"
STARTS, COMPLETES = "start", "complete"
MOST_FAULTS = 20
_LONGEST = {DOSSIER: 200, STEP: 200, CHANNEL: 60}
_NUL = "\x00"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line; line 0 is the file as a whole."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}" if self.line else self.why


class Unreadable(Exception):  # noqa: N818 - a finding about a file
    """A file that is not brought in, with what is wrong of it, the first faults only."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Line:
    """One event. `instance` pairs the start of a step with its end; `facts` are those of the dossier."""

    number: int
    dossier: str
    step: str
    at: datetime
    starts: bool
    instance: str
    facts: tuple[str, datetime | None, datetime | None]  # channel, deadline, ended


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def lines(path: Path) -> Iterator[Line | Fault]:
    """Read a .csv or .csv.gz; a fault stands in place of the line it is about, and one of the whole file ends it."""
    try:
        with _opened(path) as file:
            yield from _lines(csv.DictReader(file, strict=True))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as fault:
        yield Fault(0, f"{path.name} cannot be read: {fault}")


def _opened(path: Path) -> IO[str]:
    if path.name.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _lines(rows: "csv.DictReader[str]") -> Iterator[Line | Fault]:
    missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        yield Fault(1, f"the columns {', '.join(missing)} are missing")
        return
    for row in rows:
        yield _line(rows.line_num, row)


def _line(number: int, row: Mapping[str, str]) -> Line | Fault:
    transition = row.get(LIFECYCLE) or COMPLETES
    try:
        _refuse_bad_texts(row)
        if transition not in (STARTS, COMPLETES):
            raise ValueError(f"{LIFECYCLE} is {transition!r}, not {STARTS} or {COMPLETES}")
        at, deadline, ended = (_moment(row, name) for name in (AT, DEADLINE, ENDED))
        if at is None:
            raise ValueError(f"{AT} is empty")
    except ValueError as fault:
        return Fault(number, str(fault))
    facts = row.get(CHANNEL, ""), deadline, ended
    return Line(number, row[DOSSIER], row[STEP], at, transition == STARTS, row.get(INSTANCE, ""), facts)


def _refuse_bad_texts(row: Mapping[str, str]) -> None:
    """Raise ValueError for a line whose cells do not fit the first line, or cannot be kept."""
    if None in row or None in row.values():
        raise ValueError("not as many cells as the first line names")
    for name in (DOSSIER, STEP):
        if not row[name].strip():
            raise ValueError(f"{name} is empty")
    for name, most in _LONGEST.items():
        text = row.get(name, "")
        if len(text) > most or _NUL in text:
            raise ValueError(f"{name} is longer than {most} letters or holds a letter that is none")


def _moment(row: Mapping[str, str], name: str) -> datetime | None:
    """Read a moment with its zone; raises ValueError for what is none."""
    text = row.get(name, "")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name} is {text[:40]!r}, no moment such as 2026-08-20T14:00:00+07:00") from None
    if found.tzinfo is None:
        raise ValueError(f"{name} is {text[:40]!r}, without a time zone")
    return found
