"""Stretches of whole days in Vietnam that figures are asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.base.clockwork import VN

DAY = timedelta(days=1)
MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open: `until` is the first day that counts no more."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.since >= self.until:
            raise ValueError("a period has at least one day")

    @property
    def last(self) -> date:
        return self.until - DAY

    @property
    def begins(self) -> datetime:
        return midnight(self.since)

    @property
    def ends(self) -> datetime:
        return midnight(self.until)

    def holds(self, at: datetime) -> bool:
        return self.begins <= at < self.ends


def midnight(day: date) -> datetime:
    """Give the moment a day begins in Vietnam."""
    return datetime.combine(day, time(), VN)


def days(since: date, last: date) -> Period:
    """Give the stretch from one day to another, both counted; raises ValueError when the last comes before the first."""
    return Period(since, last + DAY)


def week(on: date) -> Period:
    """Give the week of a day, from Monday."""
    monday = on - on.weekday() * DAY
    return Period(monday, monday + 7 * DAY)


def month(on: date) -> Period:
    return Period(on.replace(day=1), _months_later(on.replace(day=1), 1))


def quarter(on: date) -> Period:
    first = on.replace(month=(on.month - 1) // MONTHS_A_QUARTER * MONTHS_A_QUARTER + 1, day=1)
    return Period(first, _months_later(first, MONTHS_A_QUARTER))


def year(on: date) -> Period:
    return Period(date(on.year, 1, 1), date(on.year + 1, 1, 1))


KINDS: dict[str, Callable[[date], Period]] = {"week": week, "month": month, "quarter": quarter, "year": year}


def _months_later(first: date, count: int) -> date:
    years, month_before = divmod(first.month - 1 + count, 12)
    return date(first.year + years, month_before + 1, 1)
