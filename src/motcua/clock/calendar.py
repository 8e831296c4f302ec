"""The working calendar of an agency: which days work, at which hours, and how working time adds up.

All arithmetic runs on Vietnam's wall clock without a zone (it has no summer time); moments go in and come out aware.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from motcua.clock import moments
from motcua.clock.errors import NoWorkingDay
from motcua.clock.ruler import LONGEST_GAP, Ruler, Spans

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
NOTHING = timedelta(0)
SATURDAY = 5
BEFORE = 40
"""Days that a ruler begins before the first day asked for; an earlier question lays a new one."""
_TICK = timedelta(microseconds=1)


class DayKind(StrEnum):
    """What an announcement makes of a day: a public holiday or a day in lieu is OFF, a make-up Saturday is WORK."""

    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of working hours; a dossier that comes at its very end came outside it."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Season:
    """The hours of the week from a day on, until the next season begins."""

    since: date
    sessions: tuple[Session, ...]
    saturday: tuple[Session, ...] = ()


@dataclass(frozen=True)
class WorkingCalendar:
    """Monday to Friday work at the hours of `sessions`, except where `days` says otherwise.

    On ordinary Saturdays somebody is at work during `saturday`: that time counts, and the day counts as no working day
    (the weekly day off, BLLD-2019 art. 111). A make-up Saturday is a whole working day. `seasons` are the hours from
    later days on. `provisional` holds the days that are not yet announced: whoever counts across one must say so.
    """

    days: Mapping[date, DayKind]
    sessions: tuple[Session, ...]
    provisional: frozenset[date] = frozenset()
    saturday: tuple[Session, ...] = ()
    seasons: tuple[Season, ...] = ()

    def __post_init__(self) -> None:
        for sessions in (self.sessions, *(season.sessions for season in self.seasons)):
            _refuse_disorder(sessions, least=1)
        for sessions in (self.saturday, *(season.saturday for season in self.seasons)):
            _refuse_disorder(sessions, least=0)
        if any(early.since >= late.since for early, late in pairwise(self.seasons)):
            raise ValueError("seasons must be given in the order in which they begin")

    def is_working_day(self, day: date) -> bool:
        kind = self.days.get(day)
        return day.weekday() < SATURDAY if kind is None else kind is DayKind.WORK

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        if self.is_working_day(day):
            return self.season_on(day).sessions
        if day.weekday() == SATURDAY and day not in self.days:
            return self.season_on(day).saturday
        return ()

    def season_on(self, day: date) -> Season:
        """Give the hours of the week that hold on a day."""
        if not self.seasons:
            return self._first_season
        begun = [season for season in self.seasons if season.since <= day]
        return begun[-1] if begun else self._first_season

    def first_working_day(self, day: date) -> date:
        """Give this day if it works, else the next one that does."""
        number = day.toordinal()
        return self._reached(self._ruler(number).day_after(number, with_work=False), number)

    def add_working_days(self, day: date, count: int) -> date:
        """Give the count-th working day after this day; with 0, this day or the first working one after it."""
        if count < 0:
            raise ValueError(f"cannot count {count} working days")
        if count == 0:
            return self.first_working_day(day)
        number = day.toordinal()
        ruler = self._ruler(number)
        self._spans(ruler, number)
        before = ruler.counted[number - ruler.first + 1]
        return self._reached(ruler.day_of_count(before + count), number + 1)

    def working_days_between(self, day: date, until: date) -> int:
        """Count the working days after `day` up to and with `until`."""
        if until <= day:
            return 0
        ruler = self._ruler(day.toordinal())
        self._spans(ruler, until.toordinal())
        return ruler.counted[until.toordinal() - ruler.first + 1] - ruler.counted[day.toordinal() - ruler.first + 1]

    @cached_property
    def minutes_per_day(self) -> int:
        """Measure an ordinary working day before any season begins."""
        return _length(self._first_season.sessions)

    def day_minutes(self, day: date) -> int:
        """Measure an ordinary working day at the hours that hold on this day."""
        return _length(self.season_on(day).sessions) if self.seasons else self.minutes_per_day

    def opening(self, day: date) -> datetime:
        """Give the moment when work starts on this working day."""
        return moments.moment(day.toordinal(), moments.ticks(self.season_on(day).sessions[0].start))

    def closing(self, day: date) -> datetime:
        """Give the moment when work ends on this working day."""
        return moments.moment(day.toordinal(), moments.ticks(self.season_on(day).sessions[-1].end))

    def opens(self, at: datetime) -> datetime:
        """Give this moment if somebody is at work, else the start of the next working session."""
        number, offset = moments.wall(at)
        ruler = self._ruler(number)
        for start, end in self._spans(ruler, number):
            if offset < end:
                return moments.moment(number, max(offset, start))
        found = ruler.day_after(number + 1, with_work=True)
        if found is None or found - number > LONGEST_GAP:
            raise NoWorkingDay(date.fromordinal(number + 1), LONGEST_GAP)
        return moments.moment(found, ruler.spans[found - ruler.first][0][0])

    def is_working_moment(self, at: datetime) -> bool:
        """Tell whether work goes on at this moment, or ends with it."""
        number, offset = moments.wall(at)
        return any(start <= offset <= end for start, end in self._spans(self._ruler(number), number))

    def working_time(self, since: datetime, until: datetime) -> timedelta:
        """Measure the working time between two moments; nothing when they stand in the wrong order."""
        if until <= since:
            return NOTHING
        ruler = self._ruler(moments.wall(since)[0])
        return (self._worked_by(ruler, until) - self._worked_by(ruler, since)) * _TICK

    def working_minutes(self, since: datetime, until: datetime) -> int:
        """Measure the whole working minutes between two moments."""
        return self.working_time(since, until) // MINUTE

    def add_time(self, start: datetime, amount: timedelta) -> datetime:
        """Give the first moment at which this much working time has gone by since `start`."""
        if amount < NOTHING:
            raise ValueError(f"cannot add {amount} of working time")
        return self._add(start, amount // _TICK)

    def add_minutes(self, start: datetime, minutes: int) -> datetime:
        """Give the first moment at which so many working minutes have gone by since `start`."""
        if minutes < 0:
            raise ValueError(f"cannot add {minutes} minutes of working time")
        return self._add(start, minutes * moments.MINUTE)

    def add_days_of_work(self, start: datetime, amount: Decimal) -> datetime:
        """Give the same point of the working day so many working days on; parts of a day are parts of its work.

        Saturday hours are no working day and do not count here. Where seasons have days of unequal length, each day
        counts as one whatever its length, so that a later start is never due earlier.
        """
        if self._has_saturdays:
            return self.weekdays.add_days_of_work(start, amount)
        if self._is_even:
            return self._add(start, int(amount * self.minutes_per_day * moments.MINUTE))
        number, ruler = moments.wall(start)[0], self._ruler(moments.wall(start)[0])
        before = self._worked_by(ruler, start) - ruler.worked[number - ruler.first]
        whole = moments.work(self._spans(ruler, number))
        share = (Fraction(before, whole) if whole else Fraction(0)) + Fraction(amount)
        count = -(-share // 1)
        found = ruler.day_of_count(ruler.counted[number - ruler.first] + int(count))
        if found is None:
            raise NoWorkingDay(date.fromordinal(number + 1), LONGEST_GAP)
        spans = ruler.spans[found - ruler.first]
        return moments.into(found, spans, int((share - count + 1) * moments.work(spans)))

    @cached_property
    def weekdays(self) -> "WorkingCalendar":
        """Give the same calendar without the hours of ordinary Saturdays."""
        if not self._has_saturdays:
            return self
        return replace(self, saturday=(), seasons=tuple(replace(season, saturday=()) for season in self.seasons))

    def _add(self, start: datetime, ticks: int) -> datetime:
        if not ticks:
            return self.opens(start)
        number = moments.wall(start)[0]
        ruler = self._ruler(number)
        done = self._worked_by(ruler, start) + ticks
        found = ruler.day_of_work(done)
        if found is None:
            raise NoWorkingDay(date.fromordinal(number + 1), LONGEST_GAP)
        return moments.into(found, ruler.spans[found - ruler.first], done - ruler.worked[found - ruler.first])

    def _worked_by(self, ruler: Ruler, at: datetime) -> int:
        number, offset = moments.wall(at)
        done = 0
        for start, end in self._spans(ruler, number):
            if offset > start:
                done += min(offset, end) - start
        return ruler.worked[number - ruler.first] + done

    def _spans(self, ruler: Ruler, number: int) -> Spans:
        found = ruler.spans_on(number)
        if found is None:
            raise NoWorkingDay(date.fromordinal(number), LONGEST_GAP)
        return found

    def _reached(self, found: int | None, since: int) -> date:
        if found is None or found - since >= LONGEST_GAP:
            raise NoWorkingDay(date.fromordinal(since), LONGEST_GAP)
        return date.fromordinal(found)

    def _ruler(self, number: int) -> Ruler:
        """Give a ruler that begins before a day; laid once, and once more when an earlier day is asked for."""
        held = self._rulers[0]
        if held is None or number < held.first:
            held = self._rulers[0] = Ruler(max(number - BEFORE, 1), self._look)
        return held

    def _look(self, number: int) -> tuple[Spans, bool]:
        day = date.fromordinal(number)
        spans = tuple((moments.ticks(session.start), moments.ticks(session.end)) for session in self.sessions_on(day))
        return spans, self.is_working_day(day)

    @cached_property
    def _rulers(self) -> list[Ruler | None]:
        return [None]

    @cached_property
    def _has_saturdays(self) -> bool:
        return bool(self.saturday) or any(season.saturday for season in self.seasons)

    @cached_property
    def _is_even(self) -> bool:
        """Tell whether every working day is as long as every other."""
        return {_length(season.sessions) for season in self.seasons} <= {self.minutes_per_day}

    @cached_property
    def _first_season(self) -> Season:
        return Season(date.min, self.sessions, self.saturday)


def _refuse_disorder(sessions: tuple[Session, ...], *, least: int) -> None:
    moments = [moment for session in sessions for moment in (session.start, session.end)]
    if len(sessions) < least or any(early >= late for early, late in pairwise(moments)):
        raise ValueError("working sessions must be given in order, without overlap, at least one")


def _length(sessions: tuple[Session, ...]) -> int:
    return sum(moments.ticks(session.end) - moments.ticks(session.start) for session in sessions) // moments.MINUTE
