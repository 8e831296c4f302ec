"""The working calendar of Lào Cai around the dates that the tests use, and ways to write a moment shortly."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from motcua.clock.calendar import DayKind, Session, WorkingCalendar
from motcua.clock.due import Due, due
from motcua.clock.limits import Limit, Unit
from motcua.clock.policy import CountingRule

SESSIONS = (Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


OFF = [
    date(2026, 1, 1),
    date(2026, 1, 2),
    *days("2026-02-16", "2026-02-20"),
    date(2026, 4, 27),
    *days("2026-04-30", "2026-05-01"),
    date(2026, 8, 31),
    *days("2026-09-01", "2026-09-02"),
    date(2026, 11, 24),
    date(2027, 1, 1),
    *days("2027-02-04", "2027-02-10"),
]
MAKE_UP = [date(2026, 1, 10), date(2026, 8, 22)]
PROVISIONAL = frozenset(days("2027-02-04", "2027-02-10"))
LAO_CAI = WorkingCalendar(dict.fromkeys(OFF, DayKind.OFF) | dict.fromkeys(MAKE_UP, DayKind.WORK), SESSIONS, PROVISIONAL)


def vn(text: str) -> datetime:
    """Read "2026-03-05 14:00" as Vietnam's time."""
    return datetime.fromisoformat(f"{text}+07:00")


def limit(amount: str, unit: Unit = Unit.WORKING_DAYS, same_day: bool = False) -> Limit:
    return Limit(Decimal(amount), unit, same_day)


SAME_DAY = limit("1", same_day=True)


def hour_based(start: str, allowed: Limit) -> Due:
    return due(vn(start), allowed, LAO_CAI, CountingRule.HOUR_BASED)


def day_based(start: str, allowed: Limit) -> Due:
    return due(vn(start), allowed, LAO_CAI, CountingRule.DAY_BASED)
