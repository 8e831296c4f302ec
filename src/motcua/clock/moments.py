"""Moments taken apart into a day and the microseconds since its midnight, and put together again, in Vietnam's time."""

from datetime import date, datetime, time

from motcua.base.clockwork import VN, local
from motcua.clock.ruler import Spans

SECOND = 1_000_000
MINUTE = 60 * SECOND


def work(spans: Spans) -> int:
    """Measure the sessions of a day, in microseconds."""
    return sum(end - start for start, end in spans)


def into(number: int, spans: Spans, worked: int) -> datetime:
    """Give the moment of a day at which so much of its work is done: the end of a session, not the start of the next."""
    for start, end in spans:
        if worked <= end - start:
            return moment(number, start + worked)
        worked -= end - start
    raise ValueError("a day holds no more work than its sessions")


def ticks(at: time) -> int:
    """Give the microseconds since midnight."""
    return ((at.hour * 60 + at.minute) * 60 + at.second) * SECOND + at.microsecond


def wall(at: datetime) -> tuple[int, int]:
    """Split a moment into Vietnam's day (an ordinal) and the microseconds gone since its midnight."""
    if at.tzinfo is None:
        raise ValueError(f"a moment must carry its zone: {at.isoformat()}")
    here = local(at)
    return here.toordinal(), ((here.hour * 60 + here.minute) * 60 + here.second) * SECOND + here.microsecond


def moment(number: int, since_midnight: int) -> datetime:
    """Put a day (an ordinal) and the microseconds since its midnight together."""
    day = date.fromordinal(number)
    minutes, rest = divmod(since_midnight, MINUTE)
    found = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=VN)
    return found.replace(second=rest // SECOND, microsecond=rest % SECOND) if rest else found
