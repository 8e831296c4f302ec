"""What a definition offers: cases, limits, levels of service, places, channels and who decides; no database."""

import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.catalog import offering, reading
from motcua.catalog.definition import Channel, Definition, Handling, Level
from motcua.catalog.fees import FeeFacts, lines

DATA = Path(__file__).resolve().parents[3] / "src/motcua/project/sample/data/procedures"
DAY = date(2026, 11, 22)
HOUSE: dict[str, Any] = {"key": "house", "name": "Nhà ở", "when": {"q": "work_kind", "op": "eq", "value": "house"}}
CHECKED = {"key": "checked", "name": "Phải xác minh"}


def known(code: str = "1.013225", **parts: Any) -> Definition:
    return reading.read(deepcopy(tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8"))) | parts)


def limit(days: int, case: str = "", channel: str = "") -> dict[str, Any]:
    return {"amount": days, "unit": "working_day", "case": case, "channel": channel}


LIMITS = [limit(10), limit(7, "house"), limit(6, "house", "online"), limit(12, "", "post"), limit(20, "checked")]
BUILT = known(cases=[HOUSE, CHECKED], limits=LIMITS, components=[])


@pytest.mark.parametrize(
    ("channel", "case", "days"),
    [
        ("counter", "", 10), ("post", "", 12), ("online", "house", 6), ("counter", "house", 7),
        ("post", "house", 7), ("post", "checked", 20), ("counter", "unheard", 10),
    ],
)  # fmt: skip
def test_the_limit_of_a_case_and_a_channel(channel: str, case: str, days: int) -> None:
    assert BUILT.limit(channel, case).amount == days


def test_answers_choose_a_case_and_an_officer_the_others() -> None:
    assert offering.case_for(BUILT, {"work_kind": "house"}) == "house"
    assert offering.case_for(BUILT, {"work_kind": "level_four"}) == ""
    assert [c.key for c in offering.chosen_cases(BUILT)] == ["checked"]


def test_components_of_a_case() -> None:
    permit = known()
    asked = {c.key for c in offering.components_for(permit, {"work_kind": "level_three"})}
    assert "survey_report" in asked
    assert "survey_report" not in {c.key for c in offering.components_for(permit, {"work_kind": "house"})}
    assert "survey_report" in {c.key for c in offering.components_for(permit, {"work_kind": "house"}, "level_three")}


def test_a_fee_of_a_case() -> None:
    fees = [{"key": "f", "name": "Phí", "amount": 5000, "case": "checked"}, {"key": "g", "name": "Phí", "amount": 10}]
    priced = known(cases=[CHECKED], limits=LIMITS[:1], components=[], fees=fees)
    assert [line.amount for line in lines(priced, FeeFacts("counter", {}, "checked"), DAY)] == [5000, 10]
    assert [line.amount for line in lines(priced, FeeFacts("counter", {}), DAY)] == [10]


def test_a_document_without_cases_has_those_its_limits_name() -> None:
    plain = tomllib.loads((DATA / "2.000908.toml").read_text(encoding="utf-8"))
    read = reading.read(plain | {"limits": [limit(1), limit(15, "Phải tìm trong kho")]})
    assert [(c.key, c.name) for c in read.cases] == [("Phải tìm trong kho", "Phải tìm trong kho")]
    assert read.limit("counter", "Phải tìm trong kho").amount == 15


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2021, 12, 31), Level.OLD_3), (date(2022, 1, 1), Level.OLD_4), (date(2022, 8, 14), Level.OLD_4),
        (date(2022, 8, 15), Level.FULL), (DAY, Level.FULL),
    ],
)  # fmt: skip
def test_the_level_of_service_of_a_day(day: date, level: Level) -> None:
    found, reason = offering.level_on(known("1.001193"), day)
    assert found is level
    assert reason


def test_a_channel_opens_at_a_place_on_a_day() -> None:
    rules = [{"channel": "online", "agencies": ["02746"], "since": "2026-12-01"}, {"channel": "post", "until": DAY}]
    permit = known(openings=rules)
    assert not offering.is_open(permit, Channel.ONLINE, "02746", date(2026, 11, 30))
    assert offering.is_open(permit, Channel.ONLINE, "02746", date(2026, 12, 1))
    assert not offering.is_open(permit, Channel.ONLINE, "04252", date(2026, 12, 1))
    assert offering.opens_on(permit, Channel.ONLINE, "02746", DAY) == date(2026, 12, 1)
    assert offering.opens_on(permit, Channel.ONLINE, "04252", DAY) is None
    assert offering.is_open(permit, Channel.POST, "x", DAY)
    assert not offering.is_open(permit, Channel.POST, "x", date(2026, 11, 23))
    assert offering.is_open(permit, Channel.COUNTER, "x", DAY)


def test_only_online_from_a_day_and_at_some_agencies() -> None:
    rule = {"since": "2026-12-01", "decision": "12/QĐ", "grounds": [{"key": "a", "name": "A"}], "agencies": ["02746"]}
    permit = known(online_only=rule)
    assert offering.online_only(permit, "02746", date(2026, 11, 30)) is None
    assert offering.online_only(permit, "04252", date(2026, 12, 1)) is None
    assert offering.online_only(permit, "02746", date(2026, 12, 1)) == permit.online_only


def test_what_others_provide_says_where_to_go() -> None:
    provided = known("9.900001")
    assert (provided.handling, offering.is_filed_here(provided)) == (Handling.PROVIDER, False)
    assert provided.elsewhere is not None
    assert provided.elsewhere.url == "https://dien-luc.example/"
    there = offering.competence_at(provided, "02746")
    assert there is not None
    assert there.elsewhere is not None
    assert offering.competence_at(provided, "04252") is None
    assert known("3.000333").handling is Handling.MINISTRY
