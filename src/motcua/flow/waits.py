"""Steps at which no officer works: what ends the waiting, how long it may take, and what silence means."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MINUTES_PER_HOUR = 60
HOURS_PER_DAY = 8
_DAYS_PER_WEEK = 7
_WORKING_DAYS_PER_WEEK = 5
_WRITTEN = re.compile(r"(\d+(?:\.\d+)?) (working hour|working day|calendar day)s?")


class SpanUnit(StrEnum):
    """What the limit of a wait is counted in."""

    WORKING_HOURS = "working hour"
    WORKING_DAYS = "working day"
    CALENDAR_DAYS = "calendar day"


@dataclass(frozen=True, slots=True)
class Span:
    """How long: written "12 working days", "1 working hour", "7 calendar days"; half days are real."""

    amount: Decimal
    unit: SpanUnit

    @property
    def working_minutes(self) -> int:
        """Give the most working minutes it can take of an ordinary week; a day has eight hours.

        Calendar days count from a Monday morning on, the way that holds most working days.
        """
        if self.unit is SpanUnit.WORKING_HOURS:
            return int(self.amount * MINUTES_PER_HOUR)
        days = self.amount
        if self.unit is SpanUnit.CALENDAR_DAYS:
            weeks, rest = divmod(self.amount, _DAYS_PER_WEEK)
            days = weeks * _WORKING_DAYS_PER_WEEK + min(rest, Decimal(_WORKING_DAYS_PER_WEEK))
        return int(days * HOURS_PER_DAY * MINUTES_PER_HOUR)

    def __str__(self) -> str:
        return f"{self.amount.normalize():f} {self.unit.value}" + ("" if self.amount == 1 else "s")


def span(written: str) -> Span:
    """Read a limit as it is written; raises ValueError."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None or not Decimal(found[1]):
        raise ValueError(f"{written!r} is no limit such as '12 working days', '4 working hours', '7 calendar days'")
    return Span(Decimal(found[1]).normalize(), SpanUnit(found[2]))


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait for somebody or something outside; `limit` None means that nothing ends it in time.

    `silence` is the outcome when the limit passes without an answer: "" means that nothing happens by itself, the
    unit that watches over it is told. `counts` tells whether it is part of the legal time, and `ground` the law that
    lets the clock stop where it is not. `of` names what is waited for: a system, an agency, a procedure.
    """

    limit: Span | None
    silence: str = ""
    counts: bool = True
    of: str = ""
    ground: str = ""

    @property
    def legal_minutes(self) -> int:
        """Give the working minutes it takes of the legal time at most."""
        return self.limit.working_minutes if self.limit and self.counts else 0
