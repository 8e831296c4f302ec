"""How a dossier or a step stands against its due moment."""

from datetime import datetime, timedelta
from enum import StrEnum

from motcua.base.clockwork import local
from motcua.clock.calendar import MINUTE, WorkingCalendar

ONE_DAY = 480
"""Working minutes of a day of eight hours."""


class Standing(StrEnum):
    """Closed work is early, on time or late; open work is on track, due soon or overdue."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    ON_TRACK = "on_track"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


def standing(
    due: datetime,
    at: datetime,
    closed_at: datetime | None = None,
    soon_minutes: int = ONE_DAY,
    early_minutes: int | None = None,
    calendar: WorkingCalendar | None = None,
) -> Standing:
    """Tell how work stands at `at`; `closed_at` None means that it is still open.

    Work is early when closed before the due day, or, where `early_minutes` is set, at least so long before the due
    moment. Minutes are working minutes when a calendar is given, else minutes of the wall clock.
    """
    if closed_at is not None:
        return _closed(due, closed_at, early_minutes, calendar)
    if at > due:
        return Standing.OVERDUE
    return Standing.DUE_SOON if minutes_left(due, at, calendar) <= soon_minutes else Standing.ON_TRACK


def minutes_left(due: datetime, at: datetime, calendar: WorkingCalendar | None = None) -> int:
    """Measure the whole minutes to the due moment; below zero, the minutes late."""
    left = _between(at, due, calendar) if at <= due else -_between(due, at, calendar)
    return int(left / MINUTE)


def _closed(
    due: datetime, closed_at: datetime, early_minutes: int | None, calendar: WorkingCalendar | None
) -> Standing:
    if closed_at > due:
        return Standing.LATE
    if early_minutes is None:
        early = local(closed_at).date() < local(due).date()
    else:
        early = minutes_left(due, closed_at, calendar) >= early_minutes
    return Standing.EARLY if early else Standing.ON_TIME


def _between(since: datetime, until: datetime, calendar: WorkingCalendar | None) -> timedelta:
    return until - since if calendar is None else calendar.working_time(since, until)
