"""A draft: begun from many sources, saved by two who do not overwrite each other, withdrawn."""

import pytest

from motcua.base import journal
from motcua.base.errors import Refusal
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_clone, start_empty, start_revision
from motcua.catalog.drafts.acts.time_draft import time_draft
from motcua.catalog.drafts.acts.withdraw import withdraw_draft
from motcua.catalog.drafts.models import DraftState
from motcua.catalog.models import Revision
from tests.town import Person, vn

BIRTH = "1.001193"
AT = vn("2026-12-07 09:00")


def test_it_begins_with_what_is_published(thuy: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    revision = Revision.objects.get(procedure__code=BIRTH)
    assert (row.based_on, row.document, row.state) == (revision, revision.document, DraftState.DRAFT)
    assert row.writers == [thuy.actor.key]
    assert [entry.act for entry, _ in journal.entries(row.chain)] == ["draft.start"]


def test_a_copy_has_its_own_code_and_name(thuy: Person) -> None:
    row = start_clone(BIRTH, "LC.000001", "Cấp giấy thử", by=thuy.actor, at=AT)
    assert (row.code, row.document["code"], row.name, row.based_on) == ("LC.000001", "LC.000001", "Cấp giấy thử", None)


@pytest.mark.parametrize(
    ("code", "no"), [(BIRTH, "draft.code_taken"), ("a b", "draft.bad_code"), ("", "draft.bad_code")]
)
def test_it_refuses_a_code(code: str, no: str, thuy: Person) -> None:
    with pytest.raises(Refusal, match=no):
        start_empty(code, "Thủ tục", by=thuy.actor, at=AT)


def test_it_refuses_a_second_one(thuy: Person, tam: Person) -> None:
    start_revision(BIRTH, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.open_already") as no:
        start_revision(BIRTH, by=tam.actor, at=AT)
    assert no.value.facts["who"] == thuy.name


def test_it_refuses_others(quan: Person, mai: Person) -> None:
    for person in (quan, mai):
        with pytest.raises(Refusal, match=r"catalog\.not_editor"):
            start_revision(BIRTH, by=person.actor, at=AT)


def test_saving_keeps_the_rest_and_notes_who(thuy: Person, tam: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    after = save_draft(row.public_id, {"summary": "Ngắn gọn.", "keywords": None}, version=0, by=tam.actor, at=AT)
    assert after.document == {**{k: v for k, v in row.document.items() if k != "keywords"}, "summary": "Ngắn gọn."}
    assert (after.version, after.writers) == (1, [thuy.actor.key, tam.actor.key])
    assert after.savings.get().fields == ["keywords", "summary"]


def test_saving_the_same_leaves_no_trace(thuy: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    assert save_draft(row.public_id, row.document, version=0, by=thuy.actor, at=AT).version == 0


def test_the_second_of_two_is_told_who_changed_what(thuy: Person, tam: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    save_draft(row.public_id, {"fees": []}, version=0, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.overtaken") as no:
        save_draft(row.public_id, {"summary": "Khác"}, version=0, by=tam.actor, at=AT)
    assert no.value.facts == {"who": [thuy.name], "parts": ["fees"]}


def test_an_end_comes_after_the_start(thuy: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    day = vn("2027-01-01 00:00").date()
    with pytest.raises(Refusal, match=r"dates\.end_before_start"):
        time_draft(row.public_id, day, day, "", by=thuy.actor, at=AT)
    assert time_draft(row.public_id, day, None, "Luật mới", by=thuy.actor, at=AT).takes_effect == day


def test_a_withdrawn_one_is_closed(thuy: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    withdraw_draft(row.public_id, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.closed"):
        save_draft(row.public_id, {"summary": "Khác"}, version=0, by=thuy.actor, at=AT)
    start_revision(BIRTH, by=thuy.actor, at=AT)  # and the code is free for the next
