"""Conditions that compare a number: chosen and typed on the page, kept as one condition, and true of the fees that follow."""

from typing import Any

import pytest
from django.test import Client

from motcua.base.clockwork import today
from motcua.catalog import reading
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.fees import FeeFacts, lines
from motcua.web.setup.sections import form
from motcua.web.setup.sections.cells import sent_of
from motcua.web.setup.sections.pages import FORMS
from tests.pages.setup.test_sections import DOCUMENTS, READING, sheet
from tests.pages.setup.test_sections_pages import address, fresh, sent
from tests.town import Person, vn

pytestmark = pytest.mark.django_db
DEATH = "1.000656"  # the last fee is owed when more than 0 copies are asked for
AT = vn("2026-12-07 09:00")


def choice(op: str, key: str = "copies") -> str:
    return sent_of({"q": key, "op": op, "value": "#"})


def test_what_stands_is_shown_with_its_number(coc_san: object) -> None:
    asked, raw = sheet("fees", DEATH)
    last = len(DOCUMENTS[DEATH]["fees"]) - 1
    assert (raw[f"fees.{last}.when"], raw[f"fees.{last}.when_number"]) == ([choice("gt")], ["0"])
    labels = [pick.label for cell in asked.tables[0].cells if cell.key == "when" for pick in cell.picks]
    assert any("từ số ghi dưới đây trở lên" in label for label in labels)
    assert not any("Như đang ghi" in label and "0" in label for label in labels)


@pytest.mark.parametrize(("op", "number"), [("ge", 3), ("gt", 10), ("le", 2), ("lt", 5), ("eq", 1)])
def test_another_number_is_typed(op: str, number: int, coc_san: object) -> None:
    last = len(DOCUMENTS[DEATH]["fees"]) - 1
    typed = {f"fees__{last}__when": choice(op), f"fees__{last}__when_number": str(number)}
    asked, raw = sheet("fees", DEATH, **typed)
    read = form.edited(asked, DOCUMENTS[DEATH], raw, READING)
    assert read.wrong == {}
    assert read.changes["fees"][last]["when"] == {"q": "copies", "op": op, "value": number}
    assert "when_number" not in read.changes["fees"][last]


@pytest.mark.parametrize(
    ("when", "number", "words"),
    [(choice("ge"), "", "Hãy ghi số để so."), ("null", "3", "chưa chọn câu hỏi"), (choice("ge"), "ba", "Số để so")],
)
def test_half_a_condition_is_told_at_the_number(when: str, number: str, words: str, coc_san: object) -> None:
    asked, raw = sheet("fees", DEATH, fees__0__when=when, fees__0__when_number=number)
    if when == "null":
        raw["fees.0.when"] = ["always"]
    wrong = form.edited(asked, DOCUMENTS[DEATH], raw, READING).wrong
    assert list(wrong) == ["fees.0.when_number"]
    assert words in wrong["fees.0.when_number"]


def test_a_procedure_without_numbers_asks_for_none(coc_san: object) -> None:
    document = {**DOCUMENTS[DEATH], "topics": []}
    asked = FORMS["fees"](document, READING.today)
    assert not [cell for cell in asked.tables[0].cells if cell.key.endswith("_number")]


def two(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Give the birth registration's document with one fee at two prices, each with its condition."""
    fee = {"key": "copy", "name": "Phí bản sao", "kind": "fee", "amount": 8000}
    document = DOCUMENTS[DEATH]
    return {**document, "fees": [{**fee, "when": first}, {**fee, "amount": 5000, "when": second}]}


def number(op: str, value: int) -> dict[str, Any]:
    return {"q": "copies", "op": op, "value": value}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (number("lt", 3), number("ge", 3)), (number("gt", 3), number("le", 3)), (number("eq", 1), number("eq", 2)),
        (number("eq", 1), number("gt", 1)), (number("lt", 1), number("gt", 1)),
    ],
)  # fmt: skip
def test_two_prices_apart_by_a_number_are_sound(first: dict[str, Any], second: dict[str, Any]) -> None:
    known = reading.read(two(first, second))
    for copies in range(6):
        owed = lines(known, FeeFacts("counter", {"copies": copies}), READING.today)
        assert len(owed) <= 1, copies


@pytest.mark.parametrize(
    ("first", "second"),
    [(number("le", 3), number("ge", 3)), (number("gt", 1), number("lt", 9)), (number("ge", 0), number("eq", 4))],
)
def test_two_prices_that_meet_are_refused(first: dict[str, Any], second: dict[str, Any]) -> None:
    with pytest.raises(Exception, match="overlap"):
        reading.read(two(first, second))


def test_from_the_page_to_the_fee(thuy: Person, tam: Person) -> None:
    row, editor = start_revision(DEATH, by=thuy.actor, at=AT), thuy.client
    last = len(row.document["fees"]) - 1
    typed = {f"fees__{last}__when": choice("ge"), f"fees__{last}__when_number": "3"}
    answer = editor.post(address(row, "fees"), sent(row, "fees", **typed), follow=True)
    assert "Đã lưu bản soạn." in answer.content.decode()
    assert check_draft(row.public_id, by=thuy.actor, at=AT) == ()
    revision = publish_draft(row.public_id, by=tam.actor, at=AT)
    known = reading.read(revision.document)
    for copies, owed in ((2, 0), (3, 1)):
        found = lines(known, FeeFacts("counter", {"copies": copies, "late": False}), today(AT))
        assert len([line for line in found if line.key == known.fees[-1].key]) == owed


def test_what_was_typed_stays_when_it_is_wrong(thuy: Person) -> None:
    row, editor = start_revision(DEATH, by=thuy.actor, at=AT), thuy.client
    page = _post(editor, row, fees__0__when=choice("ge"), fees__0__when_number="")
    assert "Hãy ghi số để so." in page
    assert fresh(row).version == 0


def _post(editor: Client, row: ProcedureDraft, **typed: str) -> str:
    return editor.post(address(row, "fees"), sent(row, "fees", **typed)).content.decode()
