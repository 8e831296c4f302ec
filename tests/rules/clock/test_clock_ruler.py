"""Counting costs one search, however long the limit: measured in steps, not in seconds."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.clock import ruler
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.due import due_at
from motcua.clock.limits import Limit, Unit
from motcua.clock.policy import CountingRule
from tests.rules.clock.samples import LAO_CAI, SESSIONS, vn


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Give the days that the calendar was asked about."""
    days: list[date] = []
    real = WorkingCalendar.sessions_on

    def counting(calendar: WorkingCalendar, day: date) -> object:
        days.append(day)
        return real(calendar, day)

    monkeypatch.setattr(WorkingCalendar, "sessions_on", counting)
    return days


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("rule", CountingRule)
def test_each_day_is_looked_at_once_whatever_is_counted(looked: list[date], unit: Unit, rule: CountingRule) -> None:
    calendar = WorkingCalendar(LAO_CAI.days, SESSIONS)
    for amount in range(1, 7):
        for day in range(1, 29):
            due_at(vn(f"2026-01-{day:02} 14:00"), Limit(Decimal(amount), unit), calendar, rule)
    assert len(looked) == len(set(looked)) <= ruler.LAID + 40


def test_a_long_count_looks_only_once_too(looked: list[date]) -> None:
    calendar = WorkingCalendar(LAO_CAI.days, SESSIONS)
    found = due_at(vn("2026-03-05 14:00"), Limit(Decimal(2500), Unit.WORKING_DAYS), calendar, CountingRule.HOUR_BASED)
    assert found.year == 2035
    seen = len(looked)
    for _ in range(50):
        due_at(vn("2026-03-05 14:00"), Limit(Decimal(2500), Unit.WORKING_DAYS), calendar, CountingRule.HOUR_BASED)
    assert len(looked) == seen == len(set(looked))


def test_an_earlier_question_lays_the_ruler_anew() -> None:
    calendar = WorkingCalendar(LAO_CAI.days, SESSIONS)
    late = calendar.add_minutes(vn("2026-08-20 14:00"), 60)
    assert calendar.add_minutes(vn("2026-01-08 14:00"), 960) == vn("2026-01-10 14:00")
    assert calendar.add_minutes(vn("2026-08-20 14:00"), 60) == late
