"""Lengths of time as people write them in Vietnamese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from motcua.catalog.national.values import number
from motcua.clock.limits import Unit

UNITS = {
    "giờ làm việc": Unit.WORKING_HOURS, "giờ": Unit.HOURS, "ngày làm việc": Unit.WORKING_DAYS,
    "ngày": Unit.CALENDAR_DAYS, "tháng": Unit.MONTHS,
}  # fmt: skip
_NUMBER = r"\d+(?:[.,]\d+)?"
_TIME = rf"(?P<amount>{_NUMBER})\s*(?:\([^)\d]*\)\s*)?(?P<unit>giờ làm việc|ngày làm việc|ngày|giờ|tháng|năm)\b"
_ANY_TIME = re.compile(_TIME, re.IGNORECASE)
# A day of the calendar (ngày 01 tháng 7 năm 2025), a time of the clock (15 giờ cùng ngày), a year: no lengths.
_DATE = re.compile(
    r"(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)\s*\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?|\d{1,2}\s*giờ(?:\s*\d+\s*phút)?\s*cùng ngày"
    r"|(?:sau|trước|lúc)\s+\d{1,2}\s*giờ|(?:tháng|năm)\s+\d+",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"^[-+*•\s]*(?:(?:thời hạn|thời gian)[^\d.;:]{{0,60}}?:?\s*(?:là\s+)?)?(?:không quá|trong(?: thời hạn| thời gian| vòng)?"
    rf"(?: không quá)?|tối đa|chậm nhất(?: là)?|tối đa không quá)?\s*{_TIME}",
    re.IGNORECASE,
)
_EXCEPTS = re.compile(r"trường hợp|đối với|không tính|không bao gồm|trừ |tăng thêm|kéo dài|gia hạn|\+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Length:
    amount: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Said:
    """The one length a text begins with; `excepts` says that it goes on with exceptions or cases."""

    length: Length
    excepts: bool


def length(amount: Decimal, unit: str) -> Length | None:
    """Give a length of a written unit; nothing for nought. A year is twelve months."""
    if amount <= 0:
        return None
    if unit.casefold() == "năm":
        return Length(amount * 12, Unit.MONTHS)
    return Length(amount, UNITS[unit.casefold()])


def lengths(text: str) -> Iterator[Length]:
    """Give every length a text names; days of the calendar and times of the clock are none."""
    for match in _ANY_TIME.finditer(_DATE.sub("…", text)):
        found = length(number(match["amount"].replace(",", ".")) or Decimal(0), match["unit"])
        if found is not None:
            yield found


def said(text: str) -> Said | None:
    """Read a text that begins with a limit and names no other length; nothing where it names none or several."""
    plain = _DATE.sub("…", text.strip())
    match = _BEGINS.match(plain)
    every = list(lengths(text))
    if match is None or len(every) != 1:
        return None
    return Said(every[0], bool(_EXCEPTS.search(plain[match.end() :])))
