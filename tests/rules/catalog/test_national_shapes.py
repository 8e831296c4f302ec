"""Both shapes of the national list give the same record; every field of one is a field of the other."""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from motcua.catalog.national import normalised, portal, values
from motcua.catalog.national.record import NationalRecord, as_document, from_document
from tests.national import SAMPLES, fee, method, needs_list, real_rows, row

# How the two tell the same, field by field; where nothing is named they use the same words.
TOLD_OTHERWISE = {
    "levels": "isWard, isProvince, isMinistry, isOtherAgency are a list of words; its order says nothing, so the lowest comes first",
    "executing": "named agencies and kinds of agencies (departments, unitGroups) are one list; so are authority and the others",
    "methods": "a sentence in processingTime is time_text; a currency is an id with a name, and VND where an amount has none",
    "cases": "processingDay {qty, type} is days and day_type",
    "components": "each case holds its papers; attachments are names of forms",
    "traits": "each true isX is one flag",
    "decided_on": "milliseconds and 17:00Z are both midnight in Vietnam, a day later than they look",
    "published_on": "the same",
    "updated_on": "the same",
    "life_events": "serviceGroupsDetails",
}


def _samples() -> list[Any]:
    return sorted(SAMPLES.glob("*.json"))


@needs_list
def test_the_raw_answers_and_the_list_agree_field_by_field() -> None:
    listed = {r["id"]: r for r in real_rows()}
    different = []
    for path in _samples():
        answer = json.loads(path.read_text(encoding="utf-8"))
        raw, plain = portal.read(answer), normalised.read(listed[answer["id"]])
        different += [(path.name, f.name) for f in fields(raw) if getattr(raw, f.name) != getattr(plain, f.name)]
    assert len(_samples()) == 18
    assert different == []


def test_the_table_names_fields() -> None:
    assert set(TOLD_OTHERWISE) <= set(NationalRecord.__dataclass_fields__)


def test_a_record_survives_its_document() -> None:
    given = row("1.900001", methods=[method(time=3.5, fees=[fee("5.000 đồng", 5000)])], cases=[
        {"code": "1", "name": "Lần đầu", "days": 7.5, "day_type": "DAY"}])  # fmt: skip
    record = normalised.read(given)
    assert from_document(json.loads(json.dumps(as_document(record)))) == record
    assert record.cases[0].amount == Decimal("7.5")


def test_a_day_is_the_day_in_vietnam() -> None:
    assert values.day_of_text("2026-01-15T17:00:00Z") == date(2026, 1, 16)
    assert values.day_of_number(1768496400000) == date(2026, 1, 16)
    assert values.day_of_text("2026-01-15T16:59:59Z") == date(2026, 1, 15)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("To\u0302\u0301t  nhâ\u0301t\u00a0 ", "Tốt nhất"),
        ("<p>Một</p><p>Hai &amp; ba</p>", "Một\nHai & ba"),
        ("a < b và c > d", "a < b và c > d"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("dòng\r\n\r\n  hai\t", "dòng\nhai"),
    ],
)
def test_text_is_cleaned(written: str, read: str) -> None:
    assert values.text(written) == read


def test_what_is_mandatory_is_not_in_the_record() -> None:
    """The list says false of every paper: a record has no place to keep that."""
    assert "required" not in as_document(normalised.read(row("1.900001")))["components"][0]
