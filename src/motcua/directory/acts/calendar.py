"""Change the working calendar: days off, make-up days, days not announced yet (BLLD-2019 art. 111-112)."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.base import events, journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import refuse_if
from motcua.directory import calendars, rules
from motcua.directory.calendars import Book, SpecialDay
from motcua.directory.events import CALENDAR_CHANGED
from motcua.directory.models import CalendarDay
from motcua.directory.timing import CHAIN, may_remove_day, may_write_day

CHANGE = journal.kind("calendar.change", "Đổi lịch làm việc")
REMOVE = journal.kind("calendar.remove", "Bỏ ngày khỏi lịch làm việc")


def change_calendar(days: Sequence[SpecialDay], *, by: Actor, at: datetime, replacing: bool = False) -> None:
    """Write days into the calendar, and let due dates follow; `replacing` says that they may be there already."""
    with changing(by=by) as held:
        for day in days:
            refuse_if(may_write_day(held, day, on=today(at), replacing=replacing))
        for day in days:
            _write(day)
        now = [
            {"date": d.date.isoformat(), "kind": d.kind, "provisional": d.provisional, "agency": d.agency} for d in days
        ]
        dates = [d.date for d in days]
        facts = {"days": now, "was": _was(held, dates), "source": days[0].source}
        journal.write(CHANGE, CHAIN, by=by, at=at, facts=facts, locked=True)
        tell(dates, at=at)


def remove_days(
    days: Collection[date], reason: str, *, by: Actor, at: datetime, agencies: Collection[int | None] = (None,)
) -> None:
    """Make days ordinary again, for the province or for some agencies alone; the reason (a decision, a mistake put
    right) stays in the journal."""
    with changing(by=by) as held:
        for day in days:
            for agency in agencies:
                refuse_if(may_remove_day(held, day, reason, on=today(at), agency=agency))
        for agency in agencies:
            CalendarDay.objects.filter(date__in=days, agency=agency).delete()
        journal.write(REMOVE, CHAIN, by=by, at=at, facts={"was": _was(held, days), "source": reason}, locked=True)
        tell(days, at=at)


def _write(day: SpecialDay) -> None:
    row = {"kind": day.kind, "name": day.name, "provisional": day.provisional, "source": day.source}
    same = CalendarDay.objects.filter(date=day.date, agency=day.agency)
    if not same.update(**row):
        CalendarDay.objects.create(date=day.date, agency_id=day.agency, **row)


@contextmanager
def changing(*, by: Actor) -> Iterator[Book]:
    """Let one change of the calendar or the hours through at a time; gives the book as the one before left it."""
    refuse_if(rules.may_manage_officers(by))
    with transaction.atomic():
        journal.lock_chain(CHAIN)
        yield calendars.book()


def _was(held: Book, days: Collection[date]) -> list[dict[str, Any]]:
    found = [d for d in held.days if d.date in days]
    return [{"date": d.date.isoformat(), "kind": d.kind, "source": d.source, "agency": d.agency} for d in found]


def tell(days: Collection[date], *, at: datetime) -> None:
    """Leave the event that lets due dates follow."""
    events.tell(CALENDAR_CHANGED, 0, {"days": sorted(day.isoformat() for day in days)}, at=at)
