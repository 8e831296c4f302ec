"""What a simulation of a route takes from a procedure and its calendars: the time allowed, and when people work."""

from collections.abc import Callable
from datetime import date, time, timedelta

from motcua.catalog.definition import Definition
from motcua.catalog.proving import limit_minutes
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.limits import Unit
from motcua.flow.simulation.assumed import Place
from motcua.flow.simulation.assumptions import Allowed
from motcua.flow.simulation.hours import Sessions

_CALENDAR_MINUTES = {Unit.HOURS: 60, Unit.CALENDAR_DAYS: 24 * 60, Unit.MONTHS: 30 * 24 * 60}


def allowed(known: Definition) -> Allowed | None:
    """Give the longest legal limit; None where there is none, or where some count working days and others do not."""
    working = limit_minutes(known)
    if working is not None:
        return Allowed(working)
    lasting = [
        int(rule.amount * _CALENDAR_MINUTES[rule.unit]) for rule in known.limits if rule.unit in _CALENDAR_MINUTES
    ]
    return Allowed(max(lasting), working=False) if lasting and len(lasting) == len(known.limits) else None


def place(first: date, agency: WorkingCalendar, reception: WorkingCalendar) -> Place:
    """Lay two calendars out from a day on: of the agency that decides, and of the unit that receives."""
    return Place(
        weekday=first.weekday(),
        works=lambda day: agency.is_working_day(first + timedelta(days=day)),
        one_stop=_sessions(reception, first),
        agency=_sessions(agency, first),
    )


def _sessions(calendar: WorkingCalendar, first: date) -> Callable[[int], Sessions]:
    def on(day: int) -> Sessions:
        found = calendar.sessions_on(first + timedelta(days=day))
        return [(_minutes(session.start), _minutes(session.end)) for session in found]

    return on


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
