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
    ],
)
def test_it_says_what_is_wrong(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(BadDefinition, match=says):
        reading.read(changed(**wrong))
