"""Working calendars from their rows: special days, hours and counting rules, read as one book.

An act reads the book in one statement. The database says which version it holds, and sends the rows only when this
process knows another one: right at once in every process after a commit, and never in the way of a change.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from motcua.base.written import Slot, written
from motcua.clock.calendar import DayKind, Season, Session, WorkingCalendar
from motcua.clock.policy import CountingRule
from motcua.directory.addressing import PLAIN
from motcua.directory.models import Agency, DayRowKind, Province, Runs

_KINDS = {
    DayRowKind.HOLIDAY: DayKind.OFF,
    DayRowKind.COMPENSATED_OFF: DayKind.OFF,
    DayRowKind.SWAPPED_OFF: DayKind.OFF,
    DayRowKind.MAKE_UP_WORK: DayKind.WORK,
}
# The version changes with every statement that touches the rows, in its transaction (a trigger, migration 0006), so one
# version names one content, also where a change is rolled back. `known` is what this process has; its rows do not travel again.
_READ = """
SELECT value::text, CASE WHEN value::text <> %(known)s THEN json_build_object(
    'days', (SELECT json_agg(d ORDER BY d.date) FROM directory_calendarday d),
    'hours', (SELECT json_agg(h ORDER BY h.starts) FROM directory_hours h),
    'settings', (SELECT json_agg(p ORDER BY p.valid_from) FROM directory_province p))::text END
FROM directory_calendarversion
"""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from the ordinary week; the kind is one of DayRowKind."""

    date: date
    kind: str
    name: str
    provisional: bool
    source: str = ""
    agency: int | None = None  # None: the whole province

    @property
    def works(self) -> bool:
        """Tell whether work goes on; a day nobody has decided on yet follows the ordinary week."""
        kind = _KINDS.get(DayRowKind(self.kind))
        return kind is DayKind.WORK if kind else self.date.weekday() < 5


@dataclass(frozen=True, slots=True)
class Shift:
    """A working session between two dates (`until` is the first day it no longer holds); agency None: the province."""

    agency: int | None
    session: Session
    since: date
    until: date | None
    runs: str = Runs.WEEK


@dataclass(frozen=True, eq=False)
class Book:
    """Every special day, session and counting rule as they stand, or as they would stand after a change."""

    version: str
    days: tuple[SpecialDay, ...]
    shifts: tuple[Shift, ...]
    rules: tuple[tuple[date, CountingRule], ...]

    def calendar(self, agency_id: int) -> WorkingCalendar:
        """Give the calendar of an agency: its own days and hours before those of the province, each day by its hours."""
        return _calendar(self, agency_id if self._is_own(agency_id) else None, (Runs.SATURDAY_WORK,))

    def reception(self, agency_id: int) -> WorkingCalendar:
        """Give the calendar in which an agency receives: Saturday mornings count here, whatever limits say of them."""
        return _calendar(self, agency_id if self._is_own(agency_id) else None, (Runs.SATURDAY, Runs.SATURDAY_WORK))

    def _is_own(self, agency_id: int) -> bool:
        return agency_id in {s.agency for s in self.shifts} | {d.agency for d in self.days}

    def sessions(self, agency_id: int | None, on: date, runs: tuple[str, ...] = (Runs.WEEK,)) -> tuple[Session, ...]:
        """Give the sessions of a day: those of the agency if it has its own, else those of the province."""
        held = [s for s in self.shifts if s.runs in runs and s.since <= on and (s.until is None or s.until > on)]
        own = [s for s in held if s.agency is not None and s.agency == agency_id]
        return tuple(s.session for s in own or [s for s in held if s.agency is None])

    def counting_rule(self, on: date) -> CountingRule:
        """Give the rule in force; raises Province.DoesNotExist before any is set."""
        found = [rule for since, rule in self.rules if since <= on]
        if not found:
            raise Province.DoesNotExist(f"no settings of the province on {on}")
        return found[-1]

    def day(self, on: date, agency_id: int | None = None) -> SpecialDay | None:
        """Give the day as it is written for the province, or for one agency alone."""
        return next((d for d in self.days if d.date == on and d.agency == agency_id), None)

    def changed(
        self, put: Iterable[SpecialDay] = (), taken: Iterable[date] = (), agencies: Collection[int | None] = (None,)
    ) -> "Book":
        """Give the book as it would be with days written in or taken away (from these agencies); nothing is stored."""
        days = {(d.date, d.agency or 0): d for d in self.days}
        days.update({(d.date, d.agency or 0): d for d in put})
        for gone in taken:
            for agency in agencies:
                days.pop((gone, agency or 0), None)
        return replace(self, version="", days=tuple(days[key] for key in sorted(days)))

    def with_hours(
        self, agency_id: int | None, sessions: Iterable[Session], since: date, runs: str = Runs.WEEK
    ) -> "Book":
        """Give the book as it would be with these sessions from a day on; nothing is stored."""
        mine = [s for s in self.shifts if s.agency == agency_id and is_saturday(s.runs) == is_saturday(runs)]
        others = [s for s in self.shifts if s not in mine]
        ended = [replace(s, until=min(s.until or since, since)) for s in mine if s.since < since]
        new = (Shift(agency_id, session, since, None, runs) for session in sessions)
        return replace(self, version="", shifts=(*others, *ended, *new))


def is_saturday(runs: str) -> bool:
    """Tell whether hours are for ordinary Saturdays, of either kind."""
    return runs != Runs.WEEK


def book() -> Book:
    """Read the book as this transaction sees it, in one statement."""
    known = _last[0] if _last else None
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"known": known.version if known else "none"})
        version, rows = cursor.fetchone()
    if rows is None and known is not None:
        return known
    fresh = _from_rows(version, json.loads(rows))
    _last[:] = [fresh]
    return fresh


_last: list[Book] = []  # the book this process read last; a value, swapped whole


def calendar_of(agency_id: int) -> WorkingCalendar:
    """Give the calendar of one agency; who asks more than once reads the book."""
    return book().calendar(agency_id)


def province_on(day: date) -> Province:
    """Give the province's settings in force; raises Province.DoesNotExist before any are set."""
    found = _settings(day)
    if not found:
        raise Province.DoesNotExist(f"no settings of the province on {day}")
    return found[0]


@written(Slot)
def _settings(day: Any) -> QuerySet[Province]:
    return Province.objects.filter(valid_from__lte=day).order_by("-valid_from")[:1]


def citizen_word(day: date) -> str:
    """Give the word that addresses people on a day; the plain one before the province has chosen any."""
    try:
        return province_on(day).citizen_word
    except Province.DoesNotExist:
        return PLAIN


def province_rows() -> list[Province]:
    """Give all settings, the latest first: what is planned, what holds, what held."""
    return list(Province.objects.order_by("-valid_from"))


def agencies_with_hours(held: Book) -> dict[int, str]:
    """Give the names of the agencies that have, or had, hours of their own."""
    return dict(Agency.objects.filter(pk__in={s.agency for s in held.shifts if s.agency}).values_list("pk", "name"))


@lru_cache(maxsize=512)
def _calendar(held: Book, agency_id: int | None, saturdays: tuple[str, ...]) -> WorkingCalendar:
    """Make the calendar of an agency, None for those without days and hours of their own."""
    first, *later = _seasons(held, agency_id, saturdays)
    days = {d.date: d for d in held.days if d.agency is None}
    days |= {d.date: d for d in held.days if d.agency is not None and d.agency == agency_id}
    return WorkingCalendar(
        days={d.date: _KINDS[DayRowKind(d.kind)] for d in days.values() if d.kind in _KINDS},
        sessions=first.sessions,
        provisional=frozenset(d.date for d in days.values() if d.provisional),
        saturday=first.saturday,
        seasons=tuple(later),
    )


def _seasons(held: Book, agency_id: int | None, saturdays: tuple[str, ...]) -> list[Season]:
    """Give the hours of the week from each day on which they change; the first hold before it too."""
    own = [s for s in held.shifts if s.agency in (None, agency_id)]
    changes = sorted({s.since for s in own} | {s.until for s in own if s.until})
    found: list[Season] = []
    for since in changes:
        season = Season(since, held.sessions(agency_id, since), held.sessions(agency_id, since, saturdays))
        if season.sessions and (not found or replace(found[-1], since=since) != season):
            found.append(season)
    if not found:
        raise ValueError("no working hours are set for the province")
    return found


def _from_rows(version: str, rows: dict[str, Any]) -> Book:
    return Book(
        version=version,
        days=tuple(_day(r) for r in rows["days"] or ()),
        shifts=tuple(_shift(r) for r in rows["hours"] or ()),
        rules=tuple(
            (date.fromisoformat(r["valid_from"]), CountingRule(r["counting_rule"])) for r in rows["settings"] or ()
        ),
    )


def _day(row: dict[str, Any]) -> SpecialDay:
    on, agency = date.fromisoformat(row["date"]), row["agency_id"]
    return SpecialDay(on, row["kind"], row["name"], row["provisional"], row["source"], agency)


def _shift(row: dict[str, Any]) -> Shift:
    session = Session(time.fromisoformat(row["starts"]), time.fromisoformat(row["ends"]))
    until = row["valid_until"]
    since = date.fromisoformat(row["valid_from"])
    return Shift(row["agency_id"], session, since, date.fromisoformat(until) if until else None, row["runs"])
