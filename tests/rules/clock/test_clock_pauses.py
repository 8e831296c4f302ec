import pytest

from motcua.clock.due import Due, due
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Pause, stretches
from motcua.clock.policy import CountingRule
from tests.rules.clock.samples import LAO_CAI, SAME_DAY, limit, vn

THREE_DAYS = limit("3")
THREE_DATES = limit("3", Unit.CALENDAR_DAYS)
HOURS, DAYS = CountingRule.HOUR_BASED, CountingRule.DAY_BASED


def paused(start: str, allowed: Limit, rule: CountingRule, *pauses: tuple[str, str]) -> Due:
    stops = [Pause(vn(begin), vn(end), "supplement") for begin, end in pauses]
    return due(vn(start), allowed, LAO_CAI, rule, stops)


@pytest.mark.parametrize(
    ("allowed", "rule", "pause", "end"),
    [
        # 2 March 2026 is a Monday; without a pause: Thu 09:00, Thu 17:00, Thu 17:00
        (THREE_DAYS, HOURS, ("2026-03-03 09:00", "2026-03-04 09:00"), "2026-03-06 09:00"),
        (THREE_DAYS, HOURS, ("2026-03-03 11:30", "2026-03-03 13:00"), "2026-03-05 09:00"),
        (THREE_DAYS, HOURS, ("2026-03-05 08:00", "2026-03-09 10:00"), "2026-03-09 11:00"),
        (THREE_DAYS, HOURS, ("2026-03-05 09:00", "2026-03-09 10:00"), "2026-03-05 09:00"),
        (THREE_DAYS, DAYS, ("2026-03-03 09:00", "2026-03-03 16:00"), "2026-03-05 17:00"),
        (THREE_DAYS, DAYS, ("2026-03-03 09:00", "2026-03-04 09:00"), "2026-03-06 17:00"),
        (THREE_DAYS, DAYS, ("2026-03-05 09:00", "2026-03-07 09:00"), "2026-03-09 17:00"),
        (THREE_DAYS, DAYS, ("2026-03-05 18:00", "2026-03-09 09:00"), "2026-03-05 17:00"),
        (THREE_DATES, DAYS, ("2026-03-03 09:00", "2026-03-04 09:00"), "2026-03-06 17:00"),
        (THREE_DATES, DAYS, ("2026-03-03 09:00", "2026-03-05 09:00"), "2026-03-09 17:00"),
        (THREE_DATES, DAYS, ("2026-03-05 09:00", "2026-03-09 18:00"), "2026-03-10 17:00"),
        (limit("72", Unit.HOURS), DAYS, ("2026-03-03 09:00", "2026-03-03 15:00"), "2026-03-05 15:00"),
    ],
)
def test_one_pause(allowed: Limit, rule: CountingRule, pause: tuple[str, str], end: str) -> None:
    assert paused("2026-03-02 09:00", allowed, rule, pause).at == vn(end)


@pytest.mark.parametrize(
    ("pause", "end"),
    [
        (("2026-03-06 09:00", "2026-03-06 14:00"), "2026-03-06 17:00"),
        (("2026-03-06 09:00", "2026-03-06 15:00"), "2026-03-09 17:00"),
        (("2026-03-06 09:00", "2026-03-10 10:00"), "2026-03-10 17:00"),
        (("2026-03-06 17:00", "2026-03-10 10:00"), "2026-03-06 17:00"),
    ],
)
def test_a_same_day_dossier_asks_the_cut_off_again_when_it_is_complete(pause: tuple[str, str], end: str) -> None:
    assert paused("2026-03-06 08:00", SAME_DAY, HOURS, pause).at == vn(end)


@pytest.mark.parametrize(
    ("end", "due_at"),
    [
        ("2026-03-09 10:00", "2026-03-09 11:30"),
        ("2026-03-09 15:00", "2026-03-09 17:00"),
        ("2026-03-09 18:00", "2026-03-10 11:30"),
    ],
)
def test_a_half_day_leaves_time_after_the_pause(end: str, due_at: str) -> None:
    pause = ("2026-03-03 09:00", end)
    assert paused("2026-03-02 09:00", limit("0.5"), DAYS, pause).at == vn(due_at)


def test_overlapping_pauses_are_counted_once() -> None:
    once = paused("2026-03-02 09:00", THREE_DAYS, HOURS, ("2026-03-03 09:00", "2026-03-04 09:00"))
    parts = (
        ("2026-03-03 09:00", "2026-03-03 15:00"),
        ("2026-03-03 10:00", "2026-03-03 14:00"),
        ("2026-03-03 14:30", "2026-03-04 09:00"),
    )
    assert paused("2026-03-02 09:00", THREE_DAYS, HOURS, *parts).at == once.at


def test_a_pause_before_receipt_does_not_count() -> None:
    early = ("2026-03-01 09:00", "2026-03-02 10:00")
    assert paused("2026-03-02 09:00", THREE_DAYS, HOURS, early).at == vn("2026-03-05 10:00")


def test_an_open_pause_is_asked_as_if_it_ended_now() -> None:
    waiting = Pause(vn("2026-03-03 09:00"), None, "supplement")
    start = vn("2026-03-02 09:00")
    for asked, end in [("2026-03-04 09:00", "2026-03-06 09:00"), ("2026-03-05 09:00", "2026-03-09 09:00")]:
        assert due(start, THREE_DAYS, LAO_CAI, HOURS, [waiting], at=vn(asked)).at == vn(end)
    assert due(start, THREE_DAYS, LAO_CAI, HOURS, [waiting], at=vn("2026-03-03 08:00")).at == vn("2026-03-05 09:00")
    with pytest.raises(ValueError, match="open pause"):
        due(start, THREE_DAYS, LAO_CAI, HOURS, [waiting])


def test_a_pause_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Pause(vn("2026-03-03 09:00"), vn("2026-03-03 08:59"), "fee")


def test_stretches_keep_the_ground_of_whoever_stopped_first() -> None:
    fee = Pause(vn("2026-03-03 09:00"), vn("2026-03-04 09:00"), "fee")
    papers = Pause(vn("2026-03-02 15:00"), vn("2026-03-03 15:00"), "supplement")
    found = [(piece.ground, piece.start, piece.end) for piece in stretches([fee, papers], vn("2026-03-02 16:00"), None)]
    assert found == [
        ("supplement", vn("2026-03-02 16:00"), vn("2026-03-03 15:00")),
        ("fee", vn("2026-03-03 15:00"), vn("2026-03-04 09:00")),
    ]
