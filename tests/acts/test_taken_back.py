"""What was published for a later day is taken back before it: a revision, an end, a whole package; never after it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from motcua.base import journal
from motcua.base.errors import Refusal
from motcua.catalog.acts.revoke_end import revoke_end
from motcua.catalog.acts.withdraw_revision import withdraw_revision
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.publish_package import publish_package
from motcua.catalog.drafts.acts.put_in import put_in
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.set_running import set_running
from motcua.catalog.drafts.acts.start import start_clone, start_revision
from motcua.catalog.drafts.acts.start_package import PackageFacts, start_package
from motcua.catalog.drafts.acts.take_back_package import take_back_package
from motcua.catalog.drafts.acts.time_draft import time_draft
from motcua.catalog.drafts.models import ChangePackage, DraftState, ProcedureDraft, RunningRule
from motcua.catalog.in_force import midnight
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.national.acts.accept import accept
from motcua.catalog.queries import procedure
from motcua.catalog.settling import settle
from motcua.dossiers import decree_day
from tests.acts.test_national import MANY, brought, change_of
from tests.national import row as listed
from tests.town import Person, vn

BIRTH = "1.001193"
AT = vn("2026-12-07 09:00")
DAY = vn("2027-01-01 00:00")
WHY = "Bộ hoãn quy định mới."


def scheduled(row: ProcedureDraft, thuy: Person, tam: Person, *, ends: int = 0) -> Revision:
    """Publish a draft for the first of January, with an end so many days later."""
    last = (DAY + timedelta(days=ends)).date() if ends else None
    time_draft(row.public_id, DAY.date(), last, "", by=thuy.actor, at=AT)
    assert check_draft(row.public_id, by=thuy.actor, at=AT) == ()
    return publish_draft(row.public_id, by=tam.actor, at=AT)


@pytest.fixture
def coming(thuy: Person, tam: Person) -> Revision:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    save_draft(row.public_id, {"summary": "Khai sinh cho trẻ."}, version=0, by=thuy.actor, at=AT)
    return scheduled(row, thuy, tam)


def holding(moment: object = DAY) -> int:
    found = procedure(BIRTH, moment)  # type: ignore[arg-type]  # moments of this file
    assert found is not None
    assert found.current is not None
    return found.current.number


def test_it_works(coming: Revision, thuy: Person) -> None:
    assert holding() == 2
    withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=AT)
    row = Procedure.objects.get(code=BIRTH)
    assert (holding(), row.changes_at, settle(row.pk, at=DAY)) == (1, None, False)
    entry, personal = list(journal.entries(f"procedure:{BIRTH}"))[-1]
    assert (entry.act, entry.public["revision"], personal) == ("catalog.withdraw_revision", 2, {"why": WHY})


def test_the_next_one_is_drafted_from_what_stands(coming: Revision, thuy: Person, tam: Person) -> None:
    withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=AT)
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    assert (row.based_on and row.based_on.number, row.document["summary"] == "Khai sinh cho trẻ.") == (1, False)
    save_draft(row.public_id, {"summary": "Bản sau."}, version=0, by=thuy.actor, at=AT)
    check_draft(row.public_id, by=thuy.actor, at=AT)
    assert publish_draft(row.public_id, by=tam.actor, at=AT).number == 3


def test_the_one_after_it_stays(coming: Revision, thuy: Person, tam: Person) -> None:
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    save_draft(row.public_id, {"summary": "Năm sau."}, version=0, by=thuy.actor, at=AT)
    later = vn("2027-02-01 00:00")
    time_draft(row.public_id, later.date(), None, "", by=thuy.actor, at=AT)
    check_draft(row.public_id, by=thuy.actor, at=AT)
    publish_draft(row.public_id, by=tam.actor, at=AT)
    withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=AT)
    assert (Procedure.objects.get(code=BIRTH).changes_at, holding(), holding(later)) == (later, 1, 3)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=9)])
def test_what_has_begun_is_not_taken_back(late: timedelta, coming: Revision, thuy: Person) -> None:
    with pytest.raises(Refusal, match=r"revision\.begun"):
        withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=DAY + late)
    with pytest.raises(Refusal, match=r"revision\.begun"):
        withdraw_revision(BIRTH, 1, WHY, by=thuy.actor, at=AT)


def test_the_database_holds_it_too(coming: Revision) -> None:
    with pytest.raises(IntegrityError, match="revision_withdrawn_before_start"), transaction.atomic():
        Revision.objects.filter(pk=coming.pk).update(withdrawn_at=DAY)


def test_it_needs_a_reason_a_revision_and_an_editor(coming: Revision, thuy: Person, quan: Person) -> None:
    for why, number, by, no in (
        (" ", 2, thuy, "revision.why_missing"), (WHY, 9, thuy, "revision.none"), (WHY, 2, quan, "catalog.not_editor")
    ):  # fmt: skip
        with pytest.raises(Refusal, match=no):
            withdraw_revision(BIRTH, number, why, by=by.actor, at=AT)
    withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"revision\.none"):
        withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=AT)


def test_a_new_procedure_taken_back_can_be_drafted_again(thuy: Person, tam: Person) -> None:
    scheduled(start_clone(BIRTH, "LC.000001", "Cấp giấy thử", by=thuy.actor, at=AT), thuy, tam)
    withdraw_revision("LC.000001", 1, WHY, by=thuy.actor, at=AT)
    assert procedure("LC.000001", DAY) is None
    again = start_revision("LC.000001", by=thuy.actor, at=AT)
    assert (again.based_on, again.name) == (None, "Cấp giấy thử")
    check_draft(again.public_id, by=thuy.actor, at=AT)
    assert publish_draft(again.public_id, by=tam.actor, at=AT).number == 2


def test_what_it_took_of_the_national_list_waits_again(tmp_path: Path, thuy: Person, tam: Person) -> None:
    brought(tmp_path, [*MANY, listed(BIRTH, "Thủ tục đăng ký khai sinh")])
    draft = accept(change_of(BIRTH).public_id, by=thuy.actor, at=AT).draft
    assert draft is not None
    scheduled(draft, thuy, tam)
    withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=AT)
    assert (change_of(BIRTH).draft, change_of(BIRTH).revision) == (None, None)


def test_an_end_is_taken_back_before_it_comes(thuy: Person, tam: Person) -> None:
    revision = scheduled(start_revision(BIRTH, by=thuy.actor, at=AT), thuy, tam, ends=30)
    revoke_end(BIRTH, 2, WHY, by=thuy.actor, at=DAY + timedelta(days=29))
    revision.refresh_from_db()
    assert revision.ends_at is None
    assert [e.act for e, _ in journal.entries(f"procedure:{BIRTH}")][-1] == "catalog.revoke_end"


def test_an_end_that_came_or_never_was_stays(thuy: Person, tam: Person, quan: Person) -> None:
    scheduled(start_revision(BIRTH, by=thuy.actor, at=AT), thuy, tam, ends=30)
    for number, at in ((2, DAY + timedelta(days=30)), (1, AT)):
        with pytest.raises(Refusal, match=r"revision\.no_end"):
            revoke_end(BIRTH, number, WHY, by=thuy.actor, at=at)
    with pytest.raises(Refusal, match=r"catalog\.not_editor"):
        revoke_end(BIRTH, 2, WHY, by=quan.actor, at=AT)


@pytest.fixture
def package(thuy: Person, tam: Person) -> ChangePackage:
    """A published package of one procedure, for the first of January, which moves running dossiers."""
    held = start_package(PackageFacts("Luật mới", "Luật 9/2026", DAY.date()), by=thuy.actor, at=AT)
    row = start_revision(BIRTH, by=thuy.actor, at=AT)
    save_draft(row.public_id, {"summary": "Theo luật mới."}, version=0, by=thuy.actor, at=AT)
    put_in(held.public_id, row.public_id, by=thuy.actor, at=AT)
    set_running(row.public_id, RunningRule.NEW, "Điều 9", by=thuy.actor, at=AT)
    check_draft(row.public_id, by=thuy.actor, at=AT)
    return publish_package(held.public_id, by=tam.actor, at=AT)


def test_a_package_is_taken_back_as_a_whole(package: ChangePackage, thuy: Person) -> None:
    with pytest.raises(Refusal, match=r"revision\.in_package"):
        withdraw_revision(BIRTH, 2, WHY, by=thuy.actor, at=AT)
    take_back_package(package.public_id, WHY, by=thuy.actor, at=AT)
    package.refresh_from_db()
    assert (package.state, holding(), decree_day.due_packages(DAY)) == (DraftState.WITHDRAWN, 1, [])
    assert [e.act for e, _ in journal.entries(package.chain)][-1] == "package.take_back"


def test_a_package_whose_day_has_come_stays(package: ChangePackage, thuy: Person, quan: Person) -> None:
    with pytest.raises(Refusal, match=r"package\.begun"):
        take_back_package(package.public_id, WHY, by=thuy.actor, at=midnight(package.takes_effect))
    with pytest.raises(Refusal, match=r"catalog\.not_editor"):
        take_back_package(package.public_id, WHY, by=quan.actor, at=AT)
