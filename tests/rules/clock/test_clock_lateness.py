import pytest

from motcua.clock.lateness import Standing, minutes_left, standing
from tests.rules.clock.samples import LAO_CAI, vn

DUE = vn("2026-03-09 10:00")  # a Monday


@pytest.mark.parametrize(
    ("closed_at", "expected"),
    [
        ("2026-03-06 16:59", Standing.EARLY),
        ("2026-03-09 07:30", Standing.ON_TIME),
        ("2026-03-09 10:00", Standing.ON_TIME),
        ("2026-03-09 10:01", Standing.LATE),
    ],
)
def test_closed_work_is_early_before_the_due_day(closed_at: str, expected: Standing) -> None:
    assert standing(DUE, vn("2026-04-01 08:00"), vn(closed_at)) is expected


def test_early_may_be_a_number_of_working_minutes() -> None:
    for closed_at, expected in [("2026-03-09 09:00", Standing.EARLY), ("2026-03-09 09:01", Standing.ON_TIME)]:
        assert standing(DUE, DUE, vn(closed_at), early_minutes=60, calendar=LAO_CAI) is expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-03-06 08:30", Standing.ON_TRACK),
        ("2026-03-06 10:00", Standing.DUE_SOON),
        ("2026-03-09 10:00", Standing.DUE_SOON),
        ("2026-03-09 10:01", Standing.OVERDUE),
    ],
)
def test_open_work_is_due_soon_by_working_minutes(at: str, expected: Standing) -> None:
    assert standing(DUE, vn(at), calendar=LAO_CAI) is expected


def test_without_a_calendar_the_wall_clock_counts() -> None:
    assert standing(DUE, vn("2026-03-06 16:00")) is Standing.ON_TRACK
    assert standing(DUE, vn("2026-03-09 08:00"), soon_minutes=120) is Standing.DUE_SOON


def test_minutes_left_go_below_zero_when_late() -> None:
    assert minutes_left(DUE, vn("2026-03-06 16:00"), LAO_CAI) == 60 + 150
    assert minutes_left(DUE, vn("2026-03-10 10:00"), LAO_CAI) == -480
    assert minutes_left(DUE, vn("2026-03-10 10:00")) == -1440
