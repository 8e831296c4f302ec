from decimal import Decimal

import pytest

from motcua.clock.limits import Limit, Unit
from motcua.clock.written import NotALimit, read_limit


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("4 working hours", "4", Unit.WORKING_HOURS),
        ("1 working hour", "1", Unit.WORKING_HOURS),
        ("3.5 working days", "3.5", Unit.WORKING_DAYS),
        ("3,5 ngày làm việc", "3.5", Unit.WORKING_DAYS),
        ("15 calendar days", "15", Unit.CALENDAR_DAYS),
        ("15 ngày", "15", Unit.CALENDAR_DAYS),
        (" 1   MONTH ", "1", Unit.MONTHS),
        ("2 months", "2", Unit.MONTHS),
        ("24 hours", "24", Unit.HOURS),
    ],
)
def test_limits_are_read_as_they_are_written(text: str, amount: str, unit: Unit) -> None:
    assert read_limit(text) == Limit(Decimal(amount), unit)


@pytest.mark.parametrize("text", ["same day", "Same Day", "trong ngày"])
def test_same_day(text: str) -> None:
    assert read_limit(text) == Limit(Decimal(1), Unit.WORKING_DAYS, same_day=True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a limit"),
        ("soon", "is not a limit"),
        ("2 days", "working days.*calendar days"),
        ("2 weeks", "is no unit"),
        ("0 working days", "more than 0"),
        ("-1 working days", "is not a limit"),
        ("99999 months", "at most 120"),
        ("1.3 working days", "whole or a half"),
        ("1e3 months", "is not a limit"),
        ("２ months", "is not a limit"),
    ],
)
def test_what_is_no_limit_is_told_why(text: str, why: str) -> None:
    with pytest.raises(NotALimit, match=why):
        read_limit(text)
