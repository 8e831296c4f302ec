"""One cell of a spreadsheet as a value, however people write it: or the code of what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from motcua.base.text import clean, fold

_MOBILE_OR_LANDLINE = re.compile(r"0[35789]\d{8}|02\d{8,9}")
_DAY_FIRST, _YEAR_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"), re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_EXCEL_ERROR = re.compile(r"#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL)[!?]?")
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
EARLIEST, LATEST = 1945, 2100  # years that a date of this administration can have
DIGITS_WITHOUT_ZERO = 9  # of a mobile number whose zero a spreadsheet has dropped


class Unreadable(Exception):  # noqa: N818 - a finding about a cell
    """The code is worded by the surface; the facts fill the words."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Cell:
    """What stood in a cell: text, number, date, or nothing. A formula has no value of its own to trust."""

    value: object = None
    is_formula: bool = False


def text(cell: Cell, longest: int) -> str:
    """Give one line of composed text; a whole number is read as its digits."""
    value = cell.value
    if cell.is_formula:
        raise Unreadable("formula")
    if value is None:
        return ""
    if isinstance(value, bool | date):
        raise Unreadable("not_text")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    line = " ".join(clean(str(value)).split())
    if _EXCEL_ERROR.fullmatch(line):
        raise Unreadable("broken_cell")
    if len(line) > longest:
        raise Unreadable("too_long", longest=longest, length=len(line))
    return line


def email(cell: Cell) -> str:
    """Give the address in small letters."""
    line = text(cell, 254).lower()
    if line and not _EMAIL.fullmatch(line):
        raise Unreadable("email")
    return line


def phone(cell: Cell) -> str:
    """Give ten digits; the zero that a spreadsheet drops from a number is put back."""
    plain = re.sub(r"[\s.\-()]", "", text(cell, 30))
    plain = "0" + plain[3:] if plain.startswith("+84") else plain
    if len(plain) == DIGITS_WITHOUT_ZERO and plain[:1] in "35789":
        plain = "0" + plain
    if plain and not _MOBILE_OR_LANDLINE.fullmatch(plain):
        raise Unreadable("phone")
    return plain


def day(cell: Cell) -> date | None:
    """Give a date from a cell that is one, or from text as 1/7/2025 or 2025-07-01; None for an empty cell."""
    if cell.is_formula:
        raise Unreadable("formula")
    if isinstance(cell.value, datetime):
        return _sensible(cell.value.date())
    if isinstance(cell.value, date):
        return _sensible(cell.value)
    line = text(cell, 30)
    return _sensible(_written(line)) if line else None


def _written(line: str) -> date:
    first, second = _DAY_FIRST.fullmatch(line), _YEAR_FIRST.fullmatch(line)
    try:
        if first:
            return date(int(first[3]), int(first[2]), int(first[1]))
        if second:
            return date(int(second[1]), int(second[2]), int(second[3]))
    except ValueError as wrong:
        raise Unreadable("no_such_day") from wrong
    raise Unreadable("date")


def _sensible(on: date) -> date:
    if not EARLIEST <= on.year <= LATEST:
        raise Unreadable("year", year=on.year)
    return on


def one_of(cell: Cell, known: dict[str, str]) -> str:
    """Give the value that people's words stand for; `known` has folded words as keys."""
    line = text(cell, 200)
    if line and fold(line) not in known:
        raise Unreadable("not_listed", given=line)
    return known.get(fold(line), "")
