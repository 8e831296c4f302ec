from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.clock.calendar import WorkingCalendar
from motcua.clock.due import due_at
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Pause
from motcua.clock.policy import CountingRule
from motcua.clock.segments import SegmentKind, segments
from tests.rules.clock.samples import LAO_CAI, vn
from tests.rules.clock.test_due_oracle import MOMENTS, calendars, stops


def test_every_stretch_is_told_once() -> None:
    start, end = vn("2026-08-27 14:00"), vn("2026-09-04 14:00")
    pause = Pause(vn("2026-08-28 09:00"), vn("2026-08-28 10:00"), "ND118-2025")
    found = [(s.kind, s.first.day, s.last.day, s.minutes) for s in segments(start, end, LAO_CAI, [pause])]
    assert found == [
        (SegmentKind.PART, 27, 27, 180),
        (SegmentKind.PART, 28, 28, 420),
        (SegmentKind.OFF, 29, 2, 0),
        (SegmentKind.WORKED, 3, 3, 480),
        (SegmentKind.PART, 4, 4, 300),
    ]


def test_a_make_up_day_and_a_stopped_day_have_their_names() -> None:
    pause = Pause(vn("2026-08-20 17:00"), vn("2026-08-21 17:00"), "ND118-2025")
    found = segments(vn("2026-08-20 07:30"), vn("2026-08-22 17:00"), LAO_CAI, [pause])
    assert [s.kind for s in found] == [SegmentKind.WORKED, SegmentKind.STOPPED, SegmentKind.MAKE_UP]
    assert found[0].days == 1


@settings(max_examples=60, deadline=None)
@given(st.data(), calendars(), MOMENTS, st.integers(1, 60))
def test_the_minutes_add_up_to_the_limit(data: Any, calendar: WorkingCalendar, start: Any, hours: int) -> None:
    pauses = data.draw(stops(start))
    limit = Limit(Decimal(hours), Unit.WORKING_HOURS)
    end = due_at(start, limit, calendar, CountingRule.HOUR_BASED, pauses)
    found = segments(start, end, calendar, pauses)
    assert sum(s.minutes for s in found) == hours * 60
    days = [s.first + timedelta(days=n) for s in found for n in range(s.days)]
    assert days == [start.date() + timedelta(days=n) for n in range((end.date() - start.date()).days + 1)]
    assert days[0] >= date(2026, 1, 1)
