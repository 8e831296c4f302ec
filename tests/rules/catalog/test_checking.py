"""What keeps a draft from being published: all of it at once, each where it stands."""

import tomllib
from copy import deepcopy
from typing import Any

import pytest

from motcua.catalog.drafts.checking import faults
from motcua.web.setup.shown.faults import faults_told
from tests.rules.catalog.test_reading import DATA, LAND

EVERY = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(DATA.glob("*.toml"))]
ROUTE: list[dict[str, Any]] = LAND["route"]
FEE: dict[str, Any] = LAND["fees"][0]
LIMIT: dict[str, Any] = LAND["limits"][0]


@pytest.mark.parametrize("document", EVERY, ids=lambda d: str(d["code"]))
def test_what_is_published_has_no_fault(document: dict[str, Any]) -> None:
    assert faults(document) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"name": ""}, ("name", "missing")),
        ({"decision": "x" * 121}, ("decision", "too_long")),
        ({"limits": []}, ("limits", "missing")),
        ({"limits": [{"unit": "working_day"}]}, ("limits", "row")),
        ({"limits": [LIMIT | {"amount": 0, "promised": 0}]}, ("limits", "limit_nothing")),
        ({"limits": [LIMIT | {"promised": 999}]}, ("limits", "promise_beyond_law")),
        ({"limits": [LIMIT | {"channel": "online"}]}, ("limits", "channel_without_limit")),
        ({"fees": [FEE | {"channel": "pigeon"}]}, ("fees", "channel_closed")),
        ({"fees": [FEE | {"amount": -1}]}, ("fees", "below_nought")),
        ({"fees": [FEE, FEE]}, ("fees", "unsound")),
        ({"fees": [FEE | {"when": {"q": "nobody_asks", "op": "answered"}}]}, ("fees", "no_question")),
        ({"fees": [FEE | {"rule": "tiers", "tiers": []}]}, ("fees", "no_tiers")),
        ({"fees": [FEE | {"valid_from": "2027-01-02", "valid_until": "2027-01-01"}]}, ("fees", "ends_before_start")),
        ({"components": [{"key": "a", "name": "Giấy", "required": None}]}, ("components", "paper_unsaid")),
        ({"route": [*ROUTE[:-1], ROUTE[-1] | {"role": "king"}]}, ("route", "no_role")),
        ({"route": [ROUTE[0] | {"next": {"forwarded": "nowhere"}}]}, ("route", "row")),
        ({"route": [*ROUTE[:-1], ROUTE[-1] | {"hours": 9999}]}, ("route", "proof")),
        ({"obligation": LAND["obligation"] | {"step": "nowhere"}}, ("obligation", "unsound")),
    ],
)
def test_it_says_what_is_wrong(changes: dict[str, Any], found: tuple[str, str]) -> None:
    document = deepcopy(LAND) | changes
    told = faults(document)
    assert found in {(fault.part, fault.code) for fault in told}
    assert sum(len(section.lines) for section in faults_told(told, document)) == len(told)


def test_everything_is_told_at_once() -> None:
    told = faults(deepcopy(LAND) | {"name": "", "limits": [{}], "fees": [{}]})
    assert {fault.section for fault in told} >= {"about", "limits", "fees"}
