"""From a draft to a revision: checked, published by another person, at once or from a day on."""

import pytest
from django.db import IntegrityError, transaction

from motcua.base import journal
from motcua.base.errors import Refusal
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.rebase import rebase_draft
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_empty, start_revision
from motcua.catalog.drafts.acts.time_draft import time_draft
from motcua.catalog.drafts.models import DraftState, ProcedureDraft
from motcua.catalog.models import Procedure
from motcua.catalog.publishing import publish
from motcua.catalog.queries import definition, procedure
from motcua.catalog.settling import settle
from tests.town import Person, vn

BIRTH = "1.001193"
AT = vn("2026-12-07 09:00")
DAY = vn("2027-01-01 00:00")


@pytest.fixture
def checked(thuy: Person) -> ProcedureDraft:
    """A draft of the birth registration with another summary, checked by its author."""
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    save_draft(row.public_id, {"summary": "Khai sinh cho trẻ."}, version=0, by=thuy.actor, at=AT)
    assert check_draft(row.public_id, by=thuy.actor, at=AT) == ()
    return row


def _now() -> Procedure:
    found = procedure(BIRTH, AT)
    assert found is not None
    return found


def test_another_person_publishes(checked: ProcedureDraft, tam: Person) -> None:
    revision = publish_draft(checked.public_id, by=tam.actor, at=AT)
    assert (revision.number, _now().current, definition(revision.pk).summary) == (2, revision, "Khai sinh cho trẻ.")
    checked.refresh_from_db()
    assert (checked.state, checked.published_by_id, checked.revision) == (DraftState.PUBLISHED, tam.row.pk, revision)
    assert [e.act for e, _ in journal.entries(checked.chain)][-1] == "draft.publish"


def test_whoever_wrote_in_it_does_not(checked: ProcedureDraft, thuy: Person, tam: Person) -> None:
    with pytest.raises(Refusal, match=r"draft\.own"):
        publish_draft(checked.public_id, by=thuy.actor, at=AT)
    save_draft(checked.public_id, {"summary": "Khác."}, version=1, by=tam.actor, at=AT)
    check_draft(checked.public_id, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.own"):
        publish_draft(checked.public_id, by=tam.actor, at=AT)


def test_the_database_holds_it_too(checked: ProcedureDraft, thuy: Person) -> None:
    mine = ProcedureDraft.objects.filter(pk=checked.pk)
    with pytest.raises(IntegrityError, match="draft_published_by_another"), transaction.atomic():
        mine.update(state="published", published_by=thuy.row.pk, published_at=AT, revision=checked.based_on)


def test_what_was_saved_after_the_check_is_checked_anew(checked: ProcedureDraft, thuy: Person, tam: Person) -> None:
    save_draft(checked.public_id, {"summary": "Khác."}, version=1, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.unchecked"):
        publish_draft(checked.public_id, by=tam.actor, at=AT)


def test_every_fault_is_told_at_once(thuy: Person, tam: Person) -> None:
    row = start_empty("LC.000001", "Cấp giấy thử", by=thuy.actor, at=AT)
    found = check_draft(row.public_id, by=thuy.actor, at=AT)
    assert {f.part for f in found} >= {"field", "summary", "decides", "channels", "result_name", "decision"}
    with pytest.raises(Refusal, match=r"draft\.unchecked"):
        publish_draft(row.public_id, by=tam.actor, at=AT)


def test_nothing_new_is_not_published(thuy: Person, tam: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    check_draft(row.public_id, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.nothing_new"):
        publish_draft(row.public_id, by=tam.actor, at=AT)


def test_what_others_published_meanwhile_is_not_lost(checked: ProcedureDraft, thuy: Person, tam: Person) -> None:
    publish({**checked.document, "decision": "QĐ 9/QĐ-UBND"}, by=tam.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.base_moved"):
        publish_draft(checked.public_id, by=tam.actor, at=AT)
    rebase_draft(checked.public_id, by=thuy.actor, at=AT)
    check_draft(checked.public_id, by=thuy.actor, at=AT)
    assert publish_draft(checked.public_id, by=tam.actor, at=AT).number == 3


def test_it_takes_effect_at_midnight_whatever_job_has_run(checked: ProcedureDraft, thuy: Person, tam: Person) -> None:
    old = _now().current
    time_draft(checked.public_id, DAY.date(), None, "", by=thuy.actor, at=AT)
    check_draft(checked.public_id, by=thuy.actor, at=AT)
    new = publish_draft(checked.public_id, by=tam.actor, at=AT)
    for moment, holds in ((AT, old), (vn("2026-12-31 23:59"), old), (DAY, new), (vn("2027-02-01 08:00"), new)):
        found = procedure(BIRTH, moment)
        assert found is not None
        assert found.current == holds
    assert Procedure.objects.get(code=BIRTH).current == old


def test_the_job_moves_what_lists_show_once(checked: ProcedureDraft, thuy: Person, tam: Person) -> None:
    time_draft(checked.public_id, DAY.date(), None, "", by=thuy.actor, at=AT)
    save_draft(checked.public_id, {"name": "Đăng ký khai sinh (mới)"}, version=1, by=thuy.actor, at=AT)
    check_draft(checked.public_id, by=thuy.actor, at=AT)
    new = publish_draft(checked.public_id, by=tam.actor, at=AT)
    row = Procedure.objects.get(code=BIRTH)
    assert not settle(row.pk, at=vn("2026-12-31 23:59"))
    assert settle(row.pk, at=DAY)
    assert not settle(row.pk, at=DAY)
    row.refresh_from_db()
    assert (row.current, row.name, row.changes_at) == (new, "Đăng ký khai sinh (mới)", None)


@pytest.mark.parametrize("day", ["2026-12-07 00:00", "2026-12-01 00:00"])
def test_a_day_that_has_come_is_refused(day: str, checked: ProcedureDraft, thuy: Person, tam: Person) -> None:
    time_draft(checked.public_id, vn(day).date(), None, "", by=thuy.actor, at=AT)
    check_draft(checked.public_id, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.day_gone"):
        publish_draft(checked.public_id, by=tam.actor, at=AT)
