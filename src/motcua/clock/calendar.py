"""The working calendar of an agency: which days work, at which hours, and how working time adds up.

All arithmetic runs on Vietnam's wall clock without a zone (it has no summer time); moments go in and come out aware.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from motcua.base.clockwork import VN, local
from motcua.clock.errors import NoWorkingDay

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
NOTHING = timedelta(0)
LONGEST_SEARCH = 400
"""Days without a working day after which the calendar itself must be wrong."""
SATURDAY = 5


class DayKind(StrEnum):
    """What an announcement makes of a day: a public holiday or a day in lieu is OFF, a make-up Saturday is WORK."""

    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of working hours; a dossier that comes at its very end came outside it."""

    start: time
    end: time


@dataclass(frozen=True)
class WorkingCalendar:
    """Monday to Friday work, except where `days` says otherwise.

    `provisional` holds the days that are not yet announced: whoever counts across one must say so.
    """

    days: Mapping[date, DayKind]
    sessions: tuple[Session, ...]
    provisional: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        moments = [moment for session in self.sessions for moment in (session.start, session.end)]
        if not moments or any(early >= late for early, late in pairwise(moments)):
            raise ValueError("working sessions must be given in order, without overlap, at least one")

    def is_working_day(self, day: date) -> bool:
        kind = self.days.get(day)
        return day.weekday() < SATURDAY if kind is None else kind is DayKind.WORK

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        return self.sessions if self.is_working_day(day) else ()

    def first_working_day(self, day: date) -> date:
        """Give this day if it works, else the next one that does."""
        for ahead in range(LONGEST_SEARCH):
            candidate = day + timedelta(days=ahead)
            if self.is_working_day(candidate):
                return candidate
        raise NoWorkingDay(day, LONGEST_SEARCH)

    def add_working_days(self, day: date, count: int) -> date:
        """Give the count-th working day after this day; with 0, this day or the first working one after it."""
        if count < 0:
            raise ValueError(f"cannot count {count} working days")
        if count == 0:
            return self.first_working_day(day)
        for _ in range(count):
            day = self.first_working_day(day + DAY)
        return day

    def working_days_between(self, day: date, until: date) -> int:
        """Count the working days after `day` up to and with `until`."""
        ahead = range(1, (until - day).days + 1)
        return sum(self.is_working_day(day + timedelta(days=n)) for n in ahead)

    @cached_property
    def minutes_per_day(self) -> int:
        return self._day_length // MINUTE

    def opening(self, day: date) -> datetime:
        """Give the moment when work starts on this working day."""
        return _aware(day, self._spans[0][0])

    def closing(self, day: date) -> datetime:
        """Give the moment when work ends on this working day."""
        return _aware(day, self._spans[-1][1])

    def opens(self, at: datetime) -> datetime:
        """Give this moment if somebody is at work, else the start of the next working session."""
        day, offset = _wall(at)
        if self.is_working_day(day):
            for start, end in self._spans:
                if offset < end:
                    return _aware(day, max(offset, start))
        return self.opening(self.first_working_day(day + DAY))

    def is_working_moment(self, at: datetime) -> bool:
        """Tell whether work goes on at this moment, or ends with it."""
        day, offset = _wall(at)
        return self.is_working_day(day) and any(start <= offset <= end for start, end in self._spans)

    def working_time(self, since: datetime, until: datetime) -> timedelta:
        """Measure the working time between two moments; nothing when they stand in the wrong order."""
        if until <= since:
            return NOTHING
        day, until_day = _wall(since)[0], _wall(until)[0]
        days = self.working_days_between(day - DAY, until_day - DAY)
        return days * self._day_length - self._worked_by(since) + self._worked_by(until)

    def working_minutes(self, since: datetime, until: datetime) -> int:
        """Measure the whole working minutes between two moments."""
        return self.working_time(since, until) // MINUTE

    def add_time(self, start: datetime, amount: timedelta) -> datetime:
        """Give the first moment at which this much working time has gone by since `start`."""
        if amount < NOTHING:
            raise ValueError(f"cannot add {amount} of working time")
        begin = self.opens(start)
        if not amount:
            return begin
        day, left = _wall(begin)[0], amount + self._worked_by(begin)
        while left > self._day_length:
            left -= self._day_length
            day = self.first_working_day(day + DAY)
        return _aware(day, self._offset_after(left))

    def add_minutes(self, start: datetime, minutes: int) -> datetime:
        """Give the first moment at which so many working minutes have gone by since `start`."""
        return self.add_time(start, minutes * MINUTE)

    @cached_property
    def _spans(self) -> tuple[tuple[timedelta, timedelta], ...]:
        return tuple((_offset(session.start), _offset(session.end)) for session in self.sessions)

    @cached_property
    def _day_length(self) -> timedelta:
        return sum((end - start for start, end in self._spans), NOTHING)

    def _worked_by(self, at: datetime) -> timedelta:
        day, offset = _wall(at)
        if not self.is_working_day(day):
            return NOTHING
        return sum((min(max(offset, start), end) - start for start, end in self._spans), NOTHING)

    def _offset_after(self, worked: timedelta) -> timedelta:
        """Give how far into a day this much of its work is done."""
        for start, end in self._spans:
            if worked <= end - start:
                return start + worked
            worked -= end - start
        return self._spans[-1][1]


def _offset(moment: time) -> timedelta:
    return datetime.combine(date.min, moment) - datetime.combine(date.min, time.min)


def _wall(at: datetime) -> tuple[date, timedelta]:
    """Split a moment into Vietnam's date and the time gone since its midnight."""
    if at.tzinfo is None:
        raise ValueError(f"a moment must carry its zone: {at.isoformat()}")
    wall = local(at)
    return wall.date(), _offset(wall.time())


def _aware(day: date, offset: timedelta) -> datetime:
    return datetime.combine(day, time.min, tzinfo=VN) + offset
