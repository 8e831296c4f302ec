"""What the sample procedures cost: by the answers, by the channel, and by the day of filing."""

from datetime import date

import pytest

from motcua.catalog import reading
from motcua.catalog.fees import FeeFacts, lines
from tests.rules.test_sample_data import EVERY, PROCEDURES


def cost(code: str, on: date = date(2026, 11, 23), channel: str = "counter", **answers: object) -> int:
    definition = reading.read(PROCEDURES[code])
    return sum(line.amount for line in lines(definition, FeeFacts(channel, answers), on))


@pytest.mark.parametrize("pages_dong", [(1, 2000), (2, 4000), (3, 5000), (10, 12000), (198, 200000), (500, 200000)])
def test_certified_copies_cost_what_the_circular_says(pages_dong: tuple[int, int]) -> None:
    pages, dong = pages_dong
    assert cost("2.000815", pages=pages, copies=1) == dong
    assert cost("2.000815", pages=pages, copies=3) == 3 * dong


def test_other_fees() -> None:
    assert cost("1.001193", late=False, copies=0) == 0
    assert cost("1.001193", late=True, fee_exempt=False, copies=2) == 8000 + 16000
    assert cost("1.001193", late=True, fee_exempt=True, copies=0) == 0
    assert cost("2.000635", channel="online", copies=3) == 24000
    assert cost("1.000894", copies=0) == cost("2.002288") == 0
    assert cost("1.001686") == 230000
    assert (cost("1.004222", channel="online"), cost("1.004222")) == (10000, 20000)
    assert cost("1.000656", late=False, copies=0) == cost("1.000656", late=True, fee_exempt=True, copies=0) == 0
    assert cost("1.000656", late=True, fee_exempt=False, copies=1) == 16000
    assert (cost("1.004873", fee_exempt=True), cost("1.004873", fee_exempt=False)) == (0, 15000)
    assert (cost("2.000908", copies=3), cost("1.000703"), cost("1.001612")) == (0, 200000, 100000)
    assert (cost("1.013225", work_kind="house"), cost("1.013225", work_kind="level_four")) == (75000, 150000)
    assert cost("1.013831") == 428000


@pytest.mark.parametrize(
    ("on", "dong"),
    [((2025, 6, 30), 0), ((2025, 7, 1), 25000), ((2026, 12, 31), 25000), ((2027, 1, 1), 50000), ((2030, 1, 1), 50000)],
)
def test_a_halved_fee_ends_with_its_last_day(on: tuple[int, int, int], dong: int) -> None:
    assert cost("1.004756", date(*on)) == dong


@EVERY
def test_no_two_fees_of_the_same_name_hold_on_one_day_for_one_channel(code: str) -> None:
    """Two rules about one thing may differ in channel, in time or in their condition, never in nothing."""
    fees = reading.read(PROCEDURES[code]).fees
    for n, one in enumerate(fees):
        for other in fees[n + 1 :]:
            apart = one.channel != other.channel and "" not in (one.channel, other.channel)
            ended = (one.valid_until or date.max) < (other.valid_from or date.min)
            assert apart or ended or one.when != other.when or one.name != other.name, (one.key, other.key)
