"""A document that contradicts itself is not published."""

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from motcua.catalog import reading
from motcua.catalog.errors import BadDefinition

DATA = Path(__file__).resolve().parents[3] / "src/motcua/project/sample/data/procedures"
LAND: dict[str, Any] = tomllib.loads((DATA / "1.013831.toml").read_text(encoding="utf-8"))


def changed(**parts: Any) -> dict[str, Any]:
    return deepcopy(LAND) | parts


def test_fees_of_one_key_that_never_meet() -> None:
    """By day, by channel, by case or by a condition that excludes the other."""
    one: dict[str, Any] = {"key": "f", "name": "Phí", "amount": 1}
    question = next(q["key"] for t in LAND["topics"] for q in t["questions"])
    apart: list[list[dict[str, Any]]] = [
        [{"valid_until": "2026-12-31"}, {"valid_from": "2027-01-01"}],
        [{"channel": "online"}, {"channel": "counter"}],
        [{"case": "a"}, {"case": "b"}],
        [{"when": {"q": question, "op": "eq", "value": v}} for v in ("x", "y")],
        [{"when": {"q": question, "op": op, "value": "x"}} for op in ("eq", "ne")],
    ]
    cases = [{"key": k, "name": k} for k in "ab"]
    for first, second in apart:
        assert len(reading.read(changed(fees=[one | first, one | second], cases=cases)).fees) == 2
    with pytest.raises(BadDefinition) as bad:
        reading.read(changed(fees=[one | {"case": "a"}, one | {"channel": "online"}], cases=cases))
    assert [(f.part, f.code, f.key) for f in bad.value.faults] == [("fees", "fee.overlap", "f")]


def test_it_works() -> None:
    known = reading.read(LAND)
    assert known.obligation is not None
    assert (known.obligation.step, known.obligation.answer_days, known.fee_kept) == ("tax", 5, False)
    assert reading.read(changed(fee_kept=True)).fee_kept


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"obligation": LAND["obligation"] | {"step": "nowhere"}}, "no step nowhere"),
        ({"obligation": {"step": "tax"}}, "KeyError"),
        ({"consult": {"amount": 12, "unit": "fortnight", "silence_agrees": True}}, "fortnight"),
        ({"supplement_days": ["soon"]}, "ValueError"),
        ({"fees": [LAND["fees"][0] | {"valid_until": "2025-06-30"}]}, "ends before it begins"),
        ({"fees": [LAND["fees"][0] | {"channel": "pigeon"}]}, "pigeon"),
        ({"limits": [LAND["limits"][0] | {"channel": "online"}]}, "no limit"),
        ({"limits": [LAND["limits"][0]] * 2}, "two limits"),
        ({"limits": [LAND["limits"][0], LAND["limits"][0] | {"case": "x"}], "cases": []}, "no such case"),
        ({"cases": [{"key": "x", "name": "X"}] * 2}, "stands twice"),
        ({"cases": [{"key": "x", "name": "X", "when": {"q": "none", "op": "answered"}}]}, "no such question"),
        ({"limits": [LAND["limits"][0] | {"promised": 99}]}, "longer than the law"),
        ({"components": [LAND["components"][0] | {"digitise": "d"}]}, "no ground d"),
        ({"components": [LAND["components"][0] | {"result_code": "GCN"}]}, "no code of a result"),
        ({"components": [LAND["components"][0] | {"cases": ["y"]}]}, "no such case"),
        ({"fees": [LAND["fees"][0], LAND["fees"][0]]}, "overlap"),
        ({"level_of_service": "4"}, "no level of service"),
        ({"earlier_levels": [{"level": "4", "until": "2022-08-15"}]}, "ended with ND42-2022"),
        ({"earlier_levels": [{"level": "4"}]}, "KeyError"),
        ({"competence": [{"places": ["02746"]}]}, "either an agency"),
        ({"competence": [{"places": ["02746"], "agency": "SXD"}] * 2}, "two rules for the place"),
        ({"handling": "provider"}, "where one goes"),
        ({"openings": [{"channel": "online", "since": "2026-02-01", "until": "2026-01-01"}]}, "closes before"),
        ({"online_only": {"since": "2026-01-01", "decision": "1/QĐ"}}, "lawful exceptions"),
        ({"channels": []}, "no channel"),
    ],
)
def test_it_says_what_is_wrong(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(BadDefinition, match=says):
        reading.read(changed(**wrong))
