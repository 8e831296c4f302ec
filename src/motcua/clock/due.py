"""When is it due, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.base.clockwork import local
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.calendrical import CalendarDays, ClockHours
from motcua.clock.counting import Leg, Way, day_of
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Pause, Stretch, stretches
from motcua.clock.policy import CountingRule
from motcua.clock.reasons import Reason, ReasonKey, reason
from motcua.clock.working import SameDay, WorkingDays, WorkingTime

__all__ = ["Due", "Reason", "ReasonKey", "due", "due_at"]


@dataclass(frozen=True, slots=True)
class Due:
    """A due moment in Vietnam's time, its reasons in the order in which they apply, and the days not yet announced."""

    at: datetime
    reasons: tuple[Reason, ...]
    provisional: tuple[date, ...]


def due(
    start: datetime,
    limit: Limit,
    calendar: WorkingCalendar,
    rule: CountingRule,
    pauses: Sequence[Pause] = (),
    at: datetime | None = None,
) -> Due:
    """Count a limit from the moment of receipt; `at` is needed while a pause is open: "if it ended now"."""
    way, start = _way(limit, calendar, rule), local(start)
    counted = calendar.opens(start)
    leg, used = _run(way, start, stretches(pauses, counted, at))
    stops = [words for stretch in used for words in _stopped(way, stretch)]
    reasons = (*_start(start, counted, calendar), *way.terms(start), *stops, *way.landing(start, leg))
    asked = ((day_of(start), day_of(counted)), way.consulted(start, leg))
    open_days = {day for day in calendar.provisional if any(first <= day <= last for first, last in asked)}
    return Due(local(leg.due), reasons, tuple(sorted(open_days)))


def due_at(
    start: datetime,
    limit: Limit,
    calendar: WorkingCalendar,
    rule: CountingRule,
    pauses: Sequence[Pause] = (),
    at: datetime | None = None,
) -> datetime:
    """Count the same moment as `due`, without its reasons: for many dossiers at once."""
    way, start = _way(limit, calendar, rule), local(start)
    stops = stretches(pauses, calendar.opens(start), at) if pauses else ()
    return local(_run(way, start, stops)[0].due)


def _way(limit: Limit, calendar: WorkingCalendar, rule: CountingRule) -> Way:
    match limit.unit:
        case Unit.HOURS:
            return ClockHours(calendar, limit)
        case Unit.CALENDAR_DAYS | Unit.MONTHS:
            return CalendarDays(calendar, limit)
        case Unit.WORKING_DAYS if limit.same_day:
            return SameDay(calendar, limit)
        case Unit.WORKING_DAYS if rule is CountingRule.DAY_BASED:
            return WorkingDays(calendar, limit)
    return WorkingTime(calendar, limit)


def _start(received: datetime, counted: datetime, calendar: WorkingCalendar) -> tuple[Reason, ...]:
    if counted == received:
        return ()
    works = calendar.is_working_day(day_of(received))
    key = ReasonKey.START_OUTSIDE_HOURS if works else ReasonKey.START_ON_DAY_OFF
    return (reason(key, received=local(received), counted_from=counted),)


def _run(way: Way, start: datetime, stops: Sequence[Stretch]) -> tuple[Leg, Sequence[Stretch]]:
    """Let the clock run through its stops; one that begins when the time has already run out changes nothing.

    Gives how far the count came, and the stops that counted.
    """
    leg = way.begin(start)
    last_end: datetime | None = None
    for number, stretch in enumerate(stops):
        if stretch.start >= leg.due and stretch.start != last_end:
            return leg, stops[:number]
        leg, last_end = way.resume(leg, stretch), stretch.end
    return leg, stops


def _stopped(way: Way, stretch: Stretch) -> tuple[Reason, ...]:
    told = way.stopped(stretch)
    return (*told, _still_open(stretch)) if stretch.lasting else told


def _still_open(stretch: Stretch) -> Reason:
    key = ReasonKey.PAUSE_STILL_OPEN
    return reason(key, ground=stretch.ground, start=stretch.start, asked_at=stretch.end)
