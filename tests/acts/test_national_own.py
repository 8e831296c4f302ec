"""The national list and what the province wrote itself: it comes into a draft, and another person publishes it."""

from pathlib import Path
from typing import Any

import pytest

from motcua.base import journal
from motcua.base.errors import Refusal
from motcua.catalog import queries as published
from motcua.catalog.definition import Definition
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.acts.withdraw import withdraw_draft
from motcua.catalog.drafts.models import DraftState, ProcedureDraft
from motcua.catalog.models import Revision
from motcua.catalog.national.acts.accept import accept
from motcua.catalog.national.models import ProposedChange
from motcua.catalog.national.publishable import Edited
from tests.acts.test_national import LATER, MANY, NOON, brought, change_of
from tests.national import Row, row
from tests.town import Person

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"


def told(name: str = "Thủ tục đăng ký khai sinh", number: str = "9/QĐ-BTP", **other: Any) -> Row:
    return row(BIRTH, name, decision={"number": number, "date": None, "published": None}, **other)


@pytest.fixture
def change(tmp_path: Path, province: None) -> ProposedChange:
    """What the list says otherwise of the birth registration, which the province runs."""
    brought(tmp_path, [*MANY, told()])
    return change_of(BIRTH)


def now() -> Definition:
    found = published.procedure(BIRTH, LATER)
    assert found is not None
    return published.definition(found.current_id or 0)


def drafted(change: ProposedChange, by: Person, **edited: Any) -> ProcedureDraft:
    done = accept(change.public_id, by=by.actor, at=LATER, edited=Edited(**edited) if edited else None)
    assert (done.revision, done.draft is not None) == (None, True)
    return ProcedureDraft.objects.get(taken_in=done)


def test_one_person_alone_publishes_nothing(change: ProposedChange, thuy: Person) -> None:
    before, revisions = now(), Revision.objects.count()
    draft = drafted(change, thuy)
    assert (now(), Revision.objects.count(), draft.state) == (before, revisions, DraftState.DRAFT)
    assert (draft.name, draft.document["decision"], draft.from_national) == (
        "Thủ tục đăng ký khai sinh", "9/QĐ-BTP", change.version
    )  # fmt: skip
    check_draft(draft.public_id, by=thuy.actor, at=LATER)
    with pytest.raises(Refusal, match=r"draft\.own"):
        publish_draft(draft.public_id, by=thuy.actor, at=LATER)
    entry = [e for e, _ in journal.entries("national")][-1]
    assert (entry.act, entry.public["draft"]) == ("national.accepted", str(draft.public_id))


def test_another_person_publishes_it_with_its_source(change: ProposedChange, thuy: Person, tam: Person) -> None:
    old = now()
    draft = drafted(change, thuy)
    assert check_draft(draft.public_id, by=thuy.actor, at=LATER) == ()
    revision = publish_draft(draft.public_id, by=tam.actor, at=LATER)
    new = now()
    assert (new.name, new.decision, new.handling) == ("Thủ tục đăng ký khai sinh", "9/QĐ-BTP", old.handling)
    assert (new.topics, new.route, new.limits, new.fees, new.components) == (
        old.topics, old.route, old.limits, old.fees, old.components
    )  # fmt: skip
    assert revision.source.startswith("Tỉnh, theo Cổng Dịch vụ công quốc gia")
    change.refresh_from_db()
    assert (change.state, change.revision) == ("accepted", revision)


def test_it_goes_into_the_draft_that_is_open(change: ProposedChange, thuy: Person, tam: Person) -> None:
    open_one = start_revision(BIRTH, by=tam.actor, at=NOON)
    save_draft(open_one.public_id, {"summary": "Ngắn gọn."}, version=0, by=tam.actor, at=NOON)
    check_draft(open_one.public_id, by=tam.actor, at=NOON)
    draft = drafted(change, thuy)
    assert (draft.pk, draft.state, draft.writers) == (open_one.pk, "draft", [tam.actor.key, thuy.actor.key])
    assert (draft.document["summary"], draft.document["decision"]) == ("Ngắn gọn.", "9/QĐ-BTP")


def test_a_later_list_goes_into_the_same_draft(tmp_path: Path, change: ProposedChange, thuy: Person) -> None:
    first = drafted(change, thuy)
    brought(tmp_path, [*MANY, told(number="10/QĐ-BTP")], at=LATER)
    again = drafted(change_of(BIRTH), thuy)
    assert (again.pk, again.document["decision"], again.from_national == first.from_national) == (
        first.pk, "10/QĐ-BTP", False
    )  # fmt: skip


def test_even_what_says_nothing_else_makes_its_taker_a_writer(
    tmp_path: Path, change: ProposedChange, thuy: Person, tam: Person
) -> None:
    first = drafted(change, thuy)
    brought(tmp_path, [*MANY, told(conditions="Từ 18 tuổi")], at=LATER)
    again = drafted(change_of(BIRTH), tam)
    assert (again.document, again.writers) == (first.document, [thuy.actor.key, tam.actor.key])


def test_a_draft_given_up_lets_the_change_wait_again(change: ProposedChange, thuy: Person) -> None:
    draft = drafted(change, thuy)
    withdraw_draft(draft.public_id, by=thuy.actor, at=LATER)
    assert (change_of(BIRTH), change_of(BIRTH).draft, change_of(BIRTH).decided_at) == (change, None, None)
    again = drafted(change, thuy)
    assert again.pk != draft.pk


def test_a_later_change_waits_instead_of_the_one_given_up(tmp_path: Path, change: ProposedChange, thuy: Person) -> None:
    draft = drafted(change, thuy)
    brought(tmp_path, [*MANY, told(number="10/QĐ-BTP")], at=LATER)
    withdraw_draft(draft.public_id, by=thuy.actor, at=LATER)
    change.refresh_from_db()
    assert (change.state, change_of(BIRTH).version.decision) == ("accepted", "10/QĐ-BTP")


def test_putting_right_leaves_limits_and_fees_of_ours_alone(change: ProposedChange, thuy: Person) -> None:
    old = now()
    draft = drafted(change, thuy, summary="Làm giấy khai sinh.", fee_words="Không mất tiền.")
    assert (draft.document["summary"], draft.document.get("fee_words")) == ("Làm giấy khai sinh.", None)
    assert (len(draft.document["limits"]), len(draft.document["fees"])) == (len(old.limits), len(old.fees))
    change.refresh_from_db()
    assert change.state == "edited"


def test_it_is_not_ended_by_a_list(tmp_path: Path, thuy: Person) -> None:
    brought(tmp_path, [*MANY, told()])
    brought(tmp_path, MANY, at=LATER)
    with pytest.raises(Refusal, match=r"national\.runs_here"):
        accept(change_of(BIRTH).public_id, by=thuy.actor, at=LATER)
    assert published.procedure(BIRTH) is not None


def test_its_code_is_not_given_to_another(tmp_path: Path, thuy: Person) -> None:
    brought(tmp_path, [*MANY, told()])
    brought(tmp_path, [*MANY, told("Việc khác hẳn", id="other")], at=LATER)
    with pytest.raises(Refusal, match=r"national\.runs_here"):
        accept(change_of(BIRTH).public_id, by=thuy.actor, at=LATER)
    assert not ProcedureDraft.objects.exists()
