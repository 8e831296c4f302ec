"""Words of dates, limits and places on papers."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from motcua.catalog.definition import LimitRule
from motcua.clock.limits import Unit
from motcua.papers import wording


def rule(amount: str, promised: str, unit: Unit = Unit.WORKING_DAYS, *, same_day: bool = False) -> LimitRule:
    return LimitRule(Decimal(amount), Decimal(promised), unit, same_day=same_day)


@pytest.mark.parametrize(
    ("given", "legal", "promised"),
    [
        (rule("7", "6"), "07 ngày làm việc", "06 ngày làm việc"),
        (rule("15", "15"), "15 ngày làm việc", ""),
        (rule("3.5", "2.50"), "3,5 ngày làm việc", "2,5 ngày làm việc"),
        (rule("30", "20", Unit.CALENDAR_DAYS), "30 ngày", "20 ngày"),
        (rule("1", "1", Unit.MONTHS), "01 tháng", ""),
        (rule("8", "4", Unit.WORKING_HOURS), "08 giờ làm việc", "04 giờ làm việc"),
        (rule("24", "24", Unit.HOURS), "24 giờ", ""),
    ],
)
def test_limits_are_worded(given: LimitRule, legal: str, promised: str) -> None:
    assert (wording.legal_limit(given), wording.promised_limit(given)) == (legal, promised)


def test_a_same_day_limit_names_its_cut_off() -> None:
    said = wording.legal_limit(rule("1", "1", same_day=True))
    assert said == "Trong ngày làm việc; hồ sơ nhận từ 15:00 thì trả vào ngày làm việc tiếp theo"


def test_an_instant_is_worded_in_vietnams_time() -> None:
    said = wording.moment(datetime(2026, 12, 6, 18, 30, tzinfo=UTC))
    assert said == {"clock": "01:30", "date": "07/12/2026", "weekday": "thứ Hai", "long": "ngày 07 tháng 12 năm 2026"}


def test_small_months_get_a_nought() -> None:
    assert wording.long_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert wording.long_date(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"


def test_places_drop_their_kind_unless_numbered() -> None:
    given = ("Xã Cốc San", "Phường Lào Cai", "Tỉnh Lào Cai", "Thành phố Hà Nội", "Phường 1", "Lào Cai")
    assert [wording.short_place(g) for g in given] == ["Cốc San", "Lào Cai", "Lào Cai", "Hà Nội", "Phường 1", "Lào Cai"]


def test_an_endless_word_may_break_and_stays_whole_when_read() -> None:
    word = "a" * 250
    said = wording.printable(word)
    assert max(len(part) for part in said.split("\u200b")) == 40
    assert said.replace("\u200b", "") == word
