"""Due dates the slow way: one minute after another, with its own reading of the calendar. Whole minutes only."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from motcua.base.clockwork import VN
from motcua.clock.calendar import DayKind, Session, WorkingCalendar
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Pause
from motcua.clock.policy import CountingRule

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LONGEST = 500 * 24 * 60


@dataclass(frozen=True)
class Slow:
    """A calendar and the stops of one dossier, asked minute by minute."""

    calendar: WorkingCalendar
    pauses: Sequence[Pause]

    def works(self, day: date) -> bool:
        kind = self.calendar.days.get(day)
        return kind is DayKind.WORK or (kind is None and day.isoweekday() <= 5)

    def sessions(self, day: date) -> tuple[Session, ...]:
        week, saturday = self.calendar.sessions, self.calendar.saturday
        for season in self.calendar.seasons:
            if season.since <= day:
                week, saturday = season.sessions, season.saturday
        if self.works(day):
            return week
        return saturday if day.isoweekday() == 6 and day not in self.calendar.days else ()

    def at_work(self, at: datetime, *, saturdays: bool = True) -> bool:
        day = at.date()
        if not saturdays and not self.works(day):
            return False
        return any(s.start <= at.time() < s.end for s in self.sessions(day))

    def is_edge(self, at: datetime) -> bool:
        return any(s.start <= at.time() <= s.end for s in self.sessions(at.date()))

    def stops(self, at: datetime) -> bool:
        return any(p.end is not None and p.start <= at < p.end for p in self.pauses)

    def blocks(self, at: datetime, *, end_too: bool) -> bool:
        """Tell whether the clock is stopped when a due moment would be reached."""
        return any(p.end and p.start < at and (at <= p.end if end_too else at < p.end) for p in self.pauses)

    def closing(self, day: date) -> datetime:
        return datetime.combine(day, self.sessions(day)[-1].end, VN)

    def is_given_back(self, day: date) -> bool:
        """Tell whether a stop gives this day back: it gives back the days after its first."""
        return any(p.end and p.start.date() < day <= p.end.date() for p in self.pauses)


def slow_due(
    start: datetime, limit: Limit, calendar: WorkingCalendar, rule: CountingRule, pauses: Sequence[Pause] = ()
) -> datetime:
    """Count as the law and decision 0008 say it; under the hour rule days must be as long as each other."""
    begin = next(at for at in _minutes(start) if Slow(calendar, ()).at_work(at))
    cut = [Pause(max(p.start, begin), p.end, p.ground) for p in pauses if p.end and p.end > begin]
    slow = Slow(calendar, cut)
    if limit.unit is Unit.HOURS:
        return _round_the_clock(slow, begin, limit)
    if limit.unit in (Unit.CALENDAR_DAYS, Unit.MONTHS):
        return _dates(slow, begin, limit)
    if limit.same_day:
        return _same_day(slow, start, limit)
    if limit.unit is Unit.WORKING_DAYS and rule is CountingRule.DAY_BASED:
        return _days(slow, begin, limit)
    return _worked(slow, begin, limit)


def _minutes(since: datetime) -> Iterator[datetime]:
    return (since + n * MINUTE for n in range(LONGEST))


def _worked(slow: Slow, begin: datetime, limit: Limit) -> datetime:
    hours = limit.unit is Unit.WORKING_HOURS
    left = int(limit.amount * (60 if hours else slow.calendar.minutes_per_day))
    for at in _minutes(begin):
        if slow.at_work(at, saturdays=hours) and not slow.stops(at):
            left -= 1
        if not left:
            return at + MINUTE
    raise AssertionError("never due")


def _round_the_clock(slow: Slow, begin: datetime, limit: Limit) -> datetime:
    left = int(limit.amount * 60)
    for at in _minutes(begin):
        if left <= 0 and slow.is_edge(at) and not slow.blocks(at, end_too=False):
            return at
        left -= not slow.stops(at)
    raise AssertionError("never due")


def _days(slow: Slow, begin: datetime, limit: Limit) -> datetime:
    """Land on the last day: at its closing, or when half its work is done where the limit ends with half a day."""
    part = limit.amount % 1
    left = int(limit.amount) + bool(part)
    for at in _minutes(begin):
        day = at.date()
        if day == begin.date() or not slow.works(day):
            continue
        landing = _worked(Slow(slow.calendar, ()), _opening(slow, day), _half(slow, day)) if part else slow.closing(day)
        if at == _opening(slow, day) and not slow.is_given_back(day):
            left -= 1
        if left <= 0 and at in (landing, slow.closing(day)) and not slow.blocks(at, end_too=True):
            return at
    raise AssertionError("never due")


def _half(slow: Slow, day: date) -> Limit:
    length = sum((_at(s.end) - _at(s.start)) // MINUTE for s in slow.sessions(day))
    return Limit(Decimal(length) / 120, Unit.WORKING_HOURS)


def _at(moment: time) -> datetime:
    return datetime.combine(date.min, moment)


def _opening(slow: Slow, day: date) -> datetime:
    return datetime.combine(day, slow.sessions(day)[0].start, VN)


def _dates(slow: Slow, begin: datetime, limit: Limit) -> datetime:
    left = (_last(begin.date(), limit) - begin.date()).days
    for at in _minutes(begin):
        day = at.date()
        if at.time() == time() and not slow.is_given_back(day):
            left -= 1
        if left <= 0 and slow.works(day) and at == slow.closing(day) and not slow.blocks(at, end_too=True):
            return at
    raise AssertionError("never due")


def _last(day: date, limit: Limit) -> date:
    if limit.unit is Unit.CALENDAR_DAYS:
        return day + timedelta(days=int(limit.amount + limit.amount % 1))
    year, month = day.year, day.month
    for _ in range(int(limit.amount)):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    same = date(year, month, min(day.day, monthrange(year, month)[1]))
    return same + timedelta(days=15 if limit.amount % 1 else 0)


def _same_day(slow: Slow, start: datetime, limit: Limit) -> datetime:
    complete = start
    for at in _minutes(start):
        complete = max([complete, *(p.end for p in slow.pauses if p.end and p.end <= at)])
        day = at.date()
        lands = slow.works(day) and at == slow.closing(day) and not slow.blocks(at, end_too=True)
        if lands and complete < datetime.combine(day, limit.cutoff, VN):
            return at
    raise AssertionError("never due")
