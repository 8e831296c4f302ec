"""The working calendar of an agency, from its rows."""

from datetime import date

from django.db.models import Q

from motcua.clock.calendar import DayKind, Session, WorkingCalendar
from motcua.directory.models import CalendarDay, DayRowKind, Hours, Province

_KINDS = {
    DayRowKind.HOLIDAY: DayKind.OFF,
    DayRowKind.COMPENSATED_OFF: DayKind.OFF,
    DayRowKind.SWAPPED_OFF: DayKind.OFF,
    DayRowKind.MAKE_UP_WORK: DayKind.WORK,
}


def calendar_of(agency_id: int, on: date) -> WorkingCalendar:
    """Give the calendar that counts for an agency from this day on: its own hours, else the province's."""
    rows = list(CalendarDay.objects.filter(date__gte=on.replace(month=1, day=1)))
    in_force = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
    hours = list(Hours.objects.filter(in_force).filter(Q(agency=agency_id) | Q(agency=None)).order_by("starts"))
    own = [h for h in hours if h.agency_id == agency_id] or hours
    return WorkingCalendar(
        days={r.date: _KINDS[DayRowKind(r.kind)] for r in rows if r.kind in _KINDS},
        sessions=tuple(Session(h.starts, h.ends) for h in own),
        provisional=frozenset(r.date for r in rows if r.provisional),
    )


def province_on(day: date) -> Province:
    """Give the province's settings in force; raises Province.DoesNotExist before any are set."""
    return Province.objects.filter(valid_from__lte=day).latest("valid_from")
