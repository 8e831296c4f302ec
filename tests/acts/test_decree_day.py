"""Decree day: a package published by a second person, rehearsed on the running dossiers, carried out as rehearsed."""

from typing import Any

import pytest

from motcua.base import journal
from motcua.base.actor import SYSTEM
from motcua.base.errors import Refusal
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.publish_package import publish_package
from motcua.catalog.drafts.acts.put_in import put_in
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.set_running import set_running
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.acts.start_package import PackageFacts, start_package
from motcua.catalog.drafts.models import ChangePackage, ProcedureDraft, RunningRule
from motcua.catalog.queries import definition, procedure
from motcua.catalog.reading import read
from motcua.directory import calendars
from motcua.directory.models import Agency
from motcua.dossiers import decree_day
from motcua.dossiers.acts import submit, supplement
from motcua.dossiers.acts.change_law import change_law
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.law import TroubleKind, law_move
from motcua.dossiers.models import Dossier, LawChange
from motcua.notices.models import Notice
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person, vn

BIRTH, DEATH = "1.001193", "1.000656"
AT = vn("2026-12-07 10:00")  # a birth registration received at nine is due this evening
DAY = vn("2026-12-08 00:00")
DECREE = "Nghị định 99/2026/NĐ-CP"
MORE = {"key": "photo", "name": "Ảnh của trẻ", "kind": "copy"}


def _item(package: ChangePackage, code: str, changes: dict[str, Any], rule: RunningRule, by: Person) -> ProcedureDraft:
    row = start_revision(code, by=by.actor, at=AT)
    save_draft(row.public_id, changes, version=0, by=by.actor, at=AT)
    put_in(package.public_id, row.public_id, by=by.actor, at=AT)
    set_running(row.public_id, rule, "Điều 12 nghị định", by=by.actor, at=AT)
    assert check_draft(row.public_id, by=by.actor, at=AT) == ()
    return row


def _longer(document: dict[str, Any]) -> dict[str, Any]:
    """Three working days, one more paper, and the appraisal becomes another step."""
    route = [{**row, "key": "study"} if row["key"] == "appraise" else row for row in document["route"]]
    for row in route:
        row["next"] = {k: "study" if to == "appraise" else to for k, to in row["next"].items()}
    limits = [{**row, "amount": 3, "promised": 3, "same_day": False} for row in document["limits"]]
    return {"limits": limits, "components": [*document["components"], MORE], "route": route}


@pytest.fixture
def package(thuy: Person) -> ChangePackage:
    """A decree that changes births for running dossiers too, and deaths for new ones only."""
    held = start_package(PackageFacts("Luật Hộ tịch mới", DECREE, DAY.date()), by=thuy.actor, at=AT)
    found = procedure(BIRTH)
    assert found is not None
    assert found.current is not None
    _item(held, BIRTH, _longer(found.current.document), RunningRule.NEW, thuy)
    _item(held, DEATH, {"summary": "Khai tử."}, RunningRule.OLD, thuy)
    return held


@pytest.fixture
def waiting(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    """Received, still at the step of reception."""
    return stories.received(mai, coc_san, hanh)


@pytest.fixture
def under_work(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    """At the step that the new route does not have."""
    return stories.in_progress(mai, coc_san, hanh)


def _published(package: ChangePackage, tam: Person) -> ChangePackage:
    return publish_package(package.public_id, by=tam.actor, at=AT)


def test_what_is_rehearsed_is_what_happens(
    package: ChangePackage, waiting: Dossier, under_work: Dossier, thuy: Person, tam: Person
) -> None:
    birth = next(r for r in decree_day.rehearse(package, by=thuy.actor) if r.item.code == BIRTH)
    assert [move.dossier.pk for move in birth.moved] == [waiting.pk]
    assert [(move.dossier.pk, move.troubles[0].kind) for move in birth.kept] == [(under_work.pk, "step_gone")]
    said = [(m.dossier.pk, m.moves, m.dossier.due, m.due, list(m.missing), _told(m)) for m in birth.moves]
    assert decree_day.carry_out(_published(package, tam), at=DAY) == 2
    rows = LawChange.objects.order_by("dossier")
    assert said == [(r.dossier_id, r.moved, r.before, r.after, r.missing, r.troubles) for r in rows]
    after = stories.fresh(waiting)
    assert (after.due, after.revision.number, birth.moved[0].missing) == (birth.moved[0].due, 2, ("Ảnh của trẻ",))
    assert {s.pk: s.due for s in after.steps.filter(closed_at=None)} == {s.pk: due for s, due in birth.moved[0].steps}
    assert (stories.fresh(under_work).revision.number, stories.fresh(under_work).due) == (1, under_work.due)


def _told(move: Any) -> list[list[str]]:
    return [[trouble.kind.value, trouble.called] for trouble in move.troubles]


def test_a_rehearsal_writes_nothing(package: ChangePackage, waiting: Dossier, thuy: Person) -> None:
    decree_day.rehearse(package, by=thuy.actor)
    assert stories.fresh(waiting).version == waiting.version
    assert not LawChange.objects.exists()


def test_under_the_old_law_nothing_moves(package: ChangePackage, thuy: Person) -> None:
    death = next(r for r in decree_day.rehearse(package, by=thuy.actor) if r.item.code == DEATH)
    assert death.moves == ()


def test_a_promise_moves_later_with_the_decree_as_its_ground(
    package: ChangePackage, waiting: Dossier, tam: Person
) -> None:
    decree_day.carry_out(_published(package, tam), at=DAY)
    change = waiting.deadline_changes.latest("pk")
    assert (change.before, change.after, change.ground) == (waiting.due, vn("2026-12-10 09:00"), DECREE)
    entry, _ = list(journal.entries(waiting.chain))[-1]
    assert (entry.act, entry.actor_kind, entry.public["moved"]) == ("dossier.change_law", "system", True)
    run_jobs()
    told = Notice.objects.filter(dossier=waiting).latest("pk").body
    assert DECREE in told
    assert "09:00 ngày 10/12/2026" in told


def test_a_shorter_limit_takes_no_promise_back(
    package: ChangePackage, waiting: Dossier, tam: Person, thuy: Person
) -> None:
    decree_day.carry_out(_published(package, tam), at=DAY)
    promised, at, day = stories.fresh(waiting).due, vn("2026-12-08 10:00"), vn("2026-12-09 00:00")
    held = start_package(PackageFacts("Rút ngắn", "Nghị quyết 1", day.date()), by=thuy.actor, at=at)
    row = start_revision(BIRTH, by=thuy.actor, at=at)
    limits = [{**limit, "promised": 1} for limit in row.document["limits"]]
    save_draft(row.public_id, {"limits": limits}, version=0, by=thuy.actor, at=at)
    put_in(held.public_id, row.public_id, by=thuy.actor, at=at)
    set_running(row.public_id, RunningRule.NEW, "Nghị quyết", by=thuy.actor, at=at)
    check_draft(row.public_id, by=thuy.actor, at=at)
    decree_day.carry_out(publish_package(held.public_id, by=tam.actor, at=at), at=day)
    after = stories.fresh(waiting)
    assert (after.due, after.revision.number) == (promised, 3)


@pytest.mark.parametrize(
    ("changes", "step", "kind"),
    [
        ({"handling": "readable"}, {}, TroubleKind.NOT_HANDLED),
        ({"channels": ["counter"], "fees": [], "openings": []}, {}, TroubleKind.CHANNEL_CLOSED),
        ({}, {"kind": "verify"}, TroubleKind.STEP_OTHER),
    ],
)
def test_it_cannot_move(changes: dict[str, Any], step: dict[str, Any], kind: TroubleKind, under_work: Dossier) -> None:
    document = {**under_work.revision.document, **changes}
    route = [row | (step if row["key"] == "appraise" else {}) for row in document["route"]]
    move = law_move(under_work, read({**document, "route": route}), calendars.book())
    assert ([trouble.kind for trouble in move.troubles], move.moves, move.due) == ([kind], False, under_work.due)


def test_a_case_that_is_gone_keeps_it(waiting: Dossier) -> None:
    waiting.case = "at_home"
    move = law_move(waiting, definition(waiting.revision_id), calendars.book())
    assert [trouble.kind for trouble in move.troubles] == [TroubleKind.CASE_GONE]


def test_what_it_waits_for_is_still_asked(waiting: Dossier, under_work: Dossier, quan: Person) -> None:
    supplement.request_supplement(under_work.pk, (Asked("component", "birth_proof", "Mờ."),), by=quan.actor, at=AT)
    document = under_work.revision.document
    gone = [row for row in document["components"] if row["key"] != "birth_proof"]
    move = law_move(stories.fresh(under_work), read({**document, "components": gone}), calendars.book())
    assert [trouble.kind for trouble in move.troubles] == [TroubleKind.SUPPLEMENT]


def test_each_dossier_once_however_often_it_runs(package: ChangePackage, waiting: Dossier, tam: Person) -> None:
    _published(package, tam)
    package.refresh_from_db()
    item = package.drafts.get(code=BIRTH)
    assert change_law(waiting.pk, item, by=SYSTEM, at=DAY)
    assert not change_law(waiting.pk, item, by=SYSTEM, at=DAY)
    version = stories.fresh(waiting).version
    assert decree_day.carry_out(package, at=DAY) == 0
    assert stories.fresh(waiting).version == version


def test_it_is_done_when_nobody_can_come_late(package: ChangePackage, tam: Person) -> None:
    _published(package, tam)
    assert decree_day.due_packages(vn("2026-12-07 23:59")) == []
    assert decree_day.due_packages(DAY) == [package]
    package.refresh_from_db()
    decree_day.carry_out(package, at=DAY)
    assert decree_day.due_packages(DAY) == [package]
    decree_day.carry_out(package, at=DAY + decree_day.LATE)
    assert decree_day.due_packages(DAY + decree_day.LATE) == []


def test_all_items_or_none(package: ChangePackage, thuy: Person, tam: Person) -> None:
    death = package.drafts.get(code=DEATH)
    save_draft(death.public_id, {"summary": ""}, version=1, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.unchecked"):
        publish_package(package.public_id, by=tam.actor, at=AT)
    found = procedure(BIRTH, DAY)
    assert found is not None
    assert found.current is not None
    assert found.current.number == 1


def test_who_opened_it_or_wrote_in_it_does_not_publish(package: ChangePackage, thuy: Person, tam: Person) -> None:
    with pytest.raises(Refusal, match=r"package\.own"):
        publish_package(package.public_id, by=thuy.actor, at=AT)
    row = package.drafts.get(code=BIRTH)
    save_draft(row.public_id, {"summary": "Khác"}, version=1, by=tam.actor, at=AT)
    check_draft(row.public_id, by=thuy.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.own"):
        publish_package(package.public_id, by=tam.actor, at=AT)
    with pytest.raises(Refusal, match=r"draft\.in_package"):
        publish_draft(row.public_id, by=tam.actor, at=AT)


def test_filings_go_by_the_moment(package: ChangePackage, mai: Person, coc_san: Agency, tam: Person) -> None:
    unsent = stories.prepared(mai, coc_san)
    _published(package, tam)
    before = stories.drafted(mai, coc_san, at=vn("2026-12-07 23:59"))
    assert before.revision.number == 1
    assert stories.drafted(mai, coc_san, at=DAY).revision.number == 2
    with pytest.raises(Refusal, match=r"procedure\.changed"):
        submit.submit(unsent.pk, by=mai.actor, at=DAY)
