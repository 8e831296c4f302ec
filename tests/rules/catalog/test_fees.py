"""What a dossier costs, against the figures of the law."""

from datetime import date
from typing import Any

import pytest

from motcua.catalog.conditions import holds
from motcua.catalog.definition import Definition, FeeRule, Handling, Tier
from motcua.catalog.fees import FeeFacts, lines

DAY = date(2026, 11, 22)
CERTIFIED = FeeRule(
    "certify", "Chứng thực", rule="tiers", per="pages", times="copies", cap=200_000, tiers=(Tier(2000, 2), Tier(1000))
)
PRACTICE = (
    FeeRule("old", "Cấp chứng chỉ", amount=50_000, valid_until=date(2025, 6, 30)),
    FeeRule("half", "Cấp chứng chỉ", amount=25_000, valid_from=date(2025, 7, 1), valid_until=date(2026, 12, 31)),
    FeeRule("new", "Cấp chứng chỉ", amount=50_000, valid_from=date(2027, 1, 1)),
)
RESIDENCE = (
    FeeRule("online", "Lệ phí", amount=10_000, channel="online"),
    FeeRule("counter", "Lệ phí", amount=20_000, channel="counter"),
)


def total(rules: tuple[FeeRule, ...], answers: dict[str, Any], *, channel: str = "counter", at: date = DAY) -> int:
    known = Definition(
        code="1", name="", short_name="", field="", level="", handling=Handling.LOCAL, summary="", who_may="",
        audience=(), decides="", agency="", channels=(), level_of_service="", result_name="", result_code="",
        decision="", fees=rules,
    )  # fmt: skip
    return sum(line.amount for line in lines(known, FeeFacts(channel, answers), at))


@pytest.mark.parametrize(
    ("pages", "fee"), [(0, 0), (1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (198, 200_000), (500, 200_000)]
)
def test_pages_with_a_cap(pages: int, fee: int) -> None:
    assert total((CERTIFIED,), {"pages": pages, "copies": 1}) == fee
    assert total((CERTIFIED,), {"pages": pages, "copies": 3}) == 3 * fee


@pytest.mark.parametrize(
    ("at", "fee"),
    [(date(2025, 6, 30), 50_000), (date(2025, 7, 1), 25_000), (date(2026, 12, 31), 25_000), (date(2027, 1, 1), 50_000)],
)
def test_fee_by_date(at: date, fee: int) -> None:
    assert total(PRACTICE, {}, at=at) == fee


@pytest.mark.parametrize(("channel", "fee"), [("online", 10_000), ("counter", 20_000), ("post", 0)])
def test_fee_by_channel(channel: str, fee: int) -> None:
    assert total(RESIDENCE, {}, channel=channel) == fee


CONDITIONS = [
    ({"q": "a", "op": "eq", "value": 1}, True), ({"q": "a", "op": "ne", "value": 1}, False),
    ({"q": "a", "op": "in", "value": [1, 2]}, True), ({"q": "a", "op": "gt", "value": 0}, True),
    ({"q": "a", "op": "le", "value": 0}, False), ({"q": "x", "op": "gt", "value": 0}, False),
    ({"q": "x", "op": "ne", "value": 1}, True), ({"q": "x", "op": "answered"}, False),
    ({"q": "a", "op": "answered"}, True), ({"not": {"q": "a", "op": "eq", "value": 1}}, False),
    ({"all": [{"q": "a", "op": "eq", "value": 1}, {"q": "b", "op": "eq", "value": "x"}]}, True),
    ({"any": [{"q": "a", "op": "eq", "value": 2}, {"q": "b", "op": "eq", "value": "y"}]}, False),
    (None, True),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "answer"), CONDITIONS)
def test_conditions(condition: dict[str, Any] | None, answer: bool) -> None:
    assert holds(condition, {"a": 1, "b": "x"}) is answer
