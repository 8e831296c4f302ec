"""The stretch from receipt to the due moment, day by day: what ran and what did not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby

from motcua.base.clockwork import VN, local
from motcua.clock.calendar import MINUTE, SATURDAY, WorkingCalendar
from motcua.clock.pauses import Pause, stretches


class SegmentKind(StrEnum):
    WORKED = "worked"
    """Whole working days on which the clock ran from opening to closing."""
    PART = "part"
    """A day on which it ran for a part: of receipt, of the due moment, of a stop."""
    STOPPED = "stopped"
    """Working days on which it stood still from opening to closing."""
    OFF = "off"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class Segment:
    """Days in a row of one kind, and the whole working minutes that ran on them."""

    first: date
    last: date
    kind: SegmentKind
    minutes: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def segments(start: datetime, end: datetime, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> list[Segment]:
    """Give the days from start to end in stretches of one kind; their minutes add up to the time that ran."""
    days = list(_days(start, end, calendar, pauses))
    found = []
    for (kind, _alone), run in groupby(
        days, lambda day: (day.kind, day.first if day.kind is SegmentKind.PART else None)
    ):
        some = list(run)
        found.append(Segment(some[0].first, some[-1].last, kind, sum(day.minutes for day in some)))
    return found


def _days(start: datetime, end: datetime, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> Iterator[Segment]:
    first, last = local(start).date(), local(end).date()
    stops = stretches(pauses, start, end)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        midnight = datetime.combine(day, time(), VN)
        since, until = max(start, midnight), min(end, midnight + timedelta(days=1))
        ran = calendar.working_time(since, until)
        for stop in stops:
            ran -= calendar.working_time(max(since, stop.start), min(until, stop.end))
        yield Segment(day, day, _kind(day, calendar, ran // MINUTE), ran // MINUTE)


def _kind(day: date, calendar: WorkingCalendar, minutes: int) -> SegmentKind:
    sessions = calendar.sessions_on(day)
    if not sessions:
        return SegmentKind.OFF
    if not minutes:
        return SegmentKind.STOPPED
    midnight = datetime.combine(day, time(), VN)
    if minutes < calendar.working_minutes(midnight, midnight + timedelta(days=1)):
        return SegmentKind.PART
    return SegmentKind.MAKE_UP if day.weekday() >= SATURDAY else SegmentKind.WORKED
