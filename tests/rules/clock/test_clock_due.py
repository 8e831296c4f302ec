"""When it is due: the oracles of the domain rules (section 9) and tables around them. 5 March 2026 is a Thursday."""

import pytest

from motcua.clock.due import due
from motcua.clock.limits import Unit
from motcua.clock.policy import CountingRule
from tests.rules.clock.samples import LAO_CAI, SAME_DAY, day_based, hour_based, limit, vn


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-06 14:59", "2026-03-06 17:00"),
        ("2026-03-06 15:00", "2026-03-09 17:00"),
        ("2026-03-07 09:00", "2026-03-09 17:00"),
        ("2026-03-07 16:00", "2026-03-09 17:00"),
        ("2026-03-06 06:00", "2026-03-06 17:00"),
        ("2026-03-06 12:00", "2026-03-06 17:00"),
        ("2026-03-06 23:00", "2026-03-09 17:00"),
        ("2026-01-09 15:30", "2026-01-10 17:00"),
        ("2026-02-13 15:00", "2026-02-23 17:00"),
    ],
)
@pytest.mark.parametrize("rule", CountingRule)
def test_same_day_with_its_cut_off(start: str, end: str, rule: CountingRule) -> None:
    assert due(vn(start), SAME_DAY, LAO_CAI, rule).at == vn(end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-06 08:00", "2026-03-06 13:30"),
        ("2026-03-06 14:30", "2026-03-06 17:00"),
        ("2026-03-06 15:10", "2026-03-09 11:30"),
    ],
)
def test_a_promise_inside_the_same_day(start: str, end: str) -> None:
    assert hour_based(start, limit("0.5", same_day=True)).at == vn(end)


@pytest.mark.parametrize(
    ("start", "amount", "hours_end", "days_end"),
    [
        ("2026-03-05 14:00", "2", "2026-03-09 14:00", "2026-03-09 17:00"),
        ("2026-03-05 14:00", "1", "2026-03-06 14:00", "2026-03-06 17:00"),
        ("2026-03-05 07:30", "1", "2026-03-05 17:00", "2026-03-06 17:00"),
        ("2026-03-05 14:00", "0.5", "2026-03-06 08:30", "2026-03-06 11:30"),
        ("2026-03-02 08:00", "3.5", "2026-03-05 13:30", "2026-03-06 11:30"),
        ("2026-03-07 10:00", "2", "2026-03-10 17:00", "2026-03-11 17:00"),
        ("2026-01-08 14:00", "2", "2026-01-10 14:00", "2026-01-10 17:00"),
        ("2026-01-09 14:00", "2", "2026-01-12 14:00", "2026-01-12 17:00"),
        ("2026-02-12 14:00", "3", "2026-02-24 14:00", "2026-02-24 17:00"),
        ("2026-04-29 16:00", "7", "2026-05-12 16:00", "2026-05-12 17:00"),
    ],
)
def test_working_days_by_either_rule(start: str, amount: str, hours_end: str, days_end: str) -> None:
    assert hour_based(start, limit(amount)).at == vn(hours_end)
    assert day_based(start, limit(amount)).at == vn(days_end)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        ("2026-03-05 14:00", "8", "2026-03-06 14:00"),
        ("2026-03-05 11:00", "0.5", "2026-03-05 11:30"),
        ("2026-03-06 16:00", "1.5", "2026-03-09 08:00"),
        ("2026-03-07 16:00", "8", "2026-03-09 17:00"),
    ],
)
def test_working_hours(start: str, amount: str, end: str) -> None:
    assert hour_based(start, limit(amount, Unit.WORKING_HOURS)).at == vn(end)
    assert day_based(start, limit(amount, Unit.WORKING_HOURS)).at == vn(end)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        ("2026-03-05 14:00", "15", Unit.CALENDAR_DAYS, "2026-03-20 17:00"),
        ("2026-03-05 14:00", "2", Unit.CALENDAR_DAYS, "2026-03-09 17:00"),
        ("2026-03-05 14:00", "0.5", Unit.CALENDAR_DAYS, "2026-03-06 17:00"),
        ("2026-02-06 14:00", "10", Unit.CALENDAR_DAYS, "2026-02-23 17:00"),
        ("2026-03-07 14:00", "1", Unit.CALENDAR_DAYS, "2026-03-10 17:00"),
        ("2026-03-05 14:00", "1", Unit.MONTHS, "2026-04-06 17:00"),
        ("2026-03-31 14:00", "1", Unit.MONTHS, "2026-05-04 17:00"),
        ("2026-01-30 14:00", "1", Unit.MONTHS, "2026-03-02 17:00"),
        ("2026-11-05 14:00", "14", Unit.MONTHS, "2028-01-05 17:00"),
        ("2026-03-05 14:00", "1.5", Unit.MONTHS, "2026-04-20 17:00"),
        ("2026-03-05 14:00", "24", Unit.HOURS, "2026-03-06 14:00"),
        ("2026-03-06 14:00", "24", Unit.HOURS, "2026-03-09 07:30"),
        ("2026-03-05 14:00", "2", Unit.HOURS, "2026-03-05 16:00"),
        ("2026-03-05 14:00", "3", Unit.HOURS, "2026-03-05 17:00"),
    ],
)
def test_calendar_hours_days_and_months(start: str, amount: str, unit: Unit, end: str) -> None:
    assert hour_based(start, limit(amount, unit)).at == vn(end)
    assert day_based(start, limit(amount, unit)).at == vn(end)


@pytest.mark.parametrize(("amount", "unit"), [("0", Unit.WORKING_DAYS), ("-1", Unit.MONTHS)])
def test_a_limit_is_more_than_nothing(amount: str, unit: Unit) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        limit(amount, unit)


@pytest.mark.parametrize(("amount", "unit"), [("2", Unit.WORKING_DAYS), ("1", Unit.CALENDAR_DAYS)])
def test_a_same_day_limit_is_at_most_one_working_day(amount: str, unit: Unit) -> None:
    with pytest.raises(ValueError, match="at most one working day"):
        limit(amount, unit, same_day=True)


def test_the_answer_is_in_vietnams_time() -> None:
    answer = hour_based("2026-03-05 14:00", limit("2")).at
    assert (answer.day, answer.hour, str(answer.tzinfo)) == (9, 14, "Asia/Ho_Chi_Minh")
