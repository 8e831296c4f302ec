"""What every way of counting can do; `working` and `calendrical` hold the ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Protocol

from motcua.base.clockwork import local
from motcua.clock.calendar import DAY, SATURDAY, WorkingCalendar
from motcua.clock.pauses import Stretch
from motcua.clock.reasons import Fact, Reason, ReasonKey, reason


@dataclass(frozen=True, slots=True)
class Leg:
    """How far the count has come: `nominal` by the limit alone, `due` after days off and hours are respected."""

    nominal: datetime
    due: datetime


class Way(Protocol):
    """One way of counting a limit."""

    def terms(self, received: datetime) -> tuple[Reason, ...]:
        """Explain what is counted, and from when."""

    def begin(self, received: datetime) -> Leg:
        """Count the limit as if nothing ever stopped the clock."""

    def resume(self, leg: Leg, stretch: Stretch) -> Leg:
        """Count on after a stop that began before the limit had run out."""

    def stopped(self, stretch: Stretch) -> tuple[Reason, ...]:
        """Explain how much a stop adds."""

    def landing(self, received: datetime, leg: Leg) -> tuple[Reason, ...]:
        """Explain which days off moved the end."""

    def consulted(self, received: datetime, leg: Leg) -> tuple[date, date]:
        """Give the first and last day whose being a day off matters, apart from the start."""


def paused_minutes(stretch: Stretch, minutes: int) -> Reason:
    facts: dict[str, Fact] = {"ground": stretch.ground, "start": stretch.start, "end": stretch.end}
    return reason(ReasonKey.PAUSED_MINUTES, **facts, minutes=minutes)


def paused_days(stretch: Stretch, days: int) -> Reason:
    facts: dict[str, Fact] = {"ground": stretch.ground, "start": stretch.start, "end": stretch.end}
    return reason(ReasonKey.PAUSED_DAYS, **facts, days=days)


def skipped(calendar: WorkingCalendar, first: date, last: date) -> tuple[Reason, ...]:
    """Explain the days off and make-up days from one day to another; plain weekends are told once, by number."""
    holidays: list[Reason] = []
    weekend_days = 0
    for works, run in groupby(_each_day(first, last), calendar.is_working_day):
        days = tuple(run)
        if works:
            holidays += [reason(ReasonKey.MAKE_UP_DAY_WORKED, day=day) for day in days if day.weekday() >= SATURDAY]
        elif all(day.weekday() >= SATURDAY for day in days):
            weekend_days += len(days)
        else:
            holidays.append(reason(ReasonKey.DAYS_OFF_SKIPPED, first=days[0], last=days[-1], days=len(days)))
    weekends = (reason(ReasonKey.WEEKENDS_SKIPPED, days=weekend_days),) if weekend_days else ()
    return (*weekends, *holidays)


def saturdays(calendar: WorkingCalendar, first: date, last: date) -> tuple[Reason, ...]:
    """Explain the ordinary Saturdays whose hours were counted though the day is no working day."""
    worked = [d for d in _each_day(first, last) if calendar.sessions_on(d) and not calendar.is_working_day(d)]
    return (reason(ReasonKey.SATURDAYS_WORKED, days=len(worked)),) if worked else ()


def whole(amount: Decimal) -> int:
    """Round to the nearest whole minute."""
    return int(amount.to_integral_value(ROUND_HALF_UP))


def whole_up(amount: Decimal) -> int:
    """Round a part of a day up: a limit in days runs to the end of its last day."""
    return int(amount.to_integral_value(ROUND_CEILING))


def day_of(at: datetime) -> date:
    return local(at).date()


def _each_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first) // DAY + 1))
