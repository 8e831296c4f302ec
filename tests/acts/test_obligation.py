"""What the applicant owes the tax office: asked, told, paid, proved; the clock stands still meanwhile."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q

from motcua.base.errors import Refusal
from motcua.base.models import JournalEntry
from motcua.directory.models import Agency
from motcua.dossiers.acts import obligation, obligation_proof, propose, supplement
from motcua.dossiers.acts.end import withdraw
from motcua.dossiers.acts.obligation import Told
from motcua.dossiers.acts.obligation_proof import Proof
from motcua.dossiers.facts import Owing, facts_of
from motcua.dossiers.inbox import Inbox, inbox
from motcua.dossiers.models import Dossier, HoldKind, Outcome
from motcua.dossiers.queries import attachment_for, my_dossiers
from motcua.dossiers.status import national_status
from motcua.notices.models import Notice
from tests import filings, stories
from tests.acts.jobs import run_jobs
from tests.town import Person, vn

ASKED, TOLD, PAID, SEEN = (vn(f"2026-12-{day}") for day in ("09 09:00", "14 09:00", "18 10:00", "21 09:00"))
NOTICE = Told("1250/TB-TCS1", 12_500_000, date(2026, 12, 31), "Kho bạc Nhà nước khu vực VIII")


@pytest.fixture
def land(province: None) -> Agency:
    return Agency.objects.get(key="VPDKDD")


@pytest.fixture
def tuyen(province: None) -> Person:
    return filings.officer("tuyen")


@pytest.fixture
def khanh(province: None) -> Person:
    return filings.officer("khanh")


@pytest.fixture
def at_tax(mai: Person, land: Agency, nga: Person, tuyen: Person) -> Dossier:
    """A land transfer that has come to the step where the tax office is asked."""
    dossier = filings.forwarded("1.013831", mai, land, nga)
    filings.checked(dossier, tuyen)
    propose.propose(dossier.pk, Outcome.GRANTED, "Hồ sơ hợp lệ.", by=tuyen.actor, at=stories.MONDAY)
    return stories.fresh(dossier)


@pytest.fixture
def asked(at_tax: Dossier, tuyen: Person) -> Dossier:
    obligation.ask_obligation(at_tax.pk, "1250/PC", date(2026, 12, 9), by=tuyen.actor, at=ASKED)
    return stories.fresh(at_tax)


@pytest.fixture
def told(asked: Dossier, tuyen: Person) -> Dossier:
    obligation.note_obligation(asked.pk, NOTICE, by=tuyen.actor, at=TOLD)
    return stories.fresh(asked)


def _holds(dossier: Dossier) -> set[HoldKind]:
    return {HoldKind(h.kind) for h in dossier.holds.filter(lifted_at=None)}


def _parts(person: Person, dossier: Dossier, at: Any) -> set[str]:
    found = ("unit", "waiting", "proposals")
    return {p for p in found if inbox(person.actor, Inbox(p, at)).filter(dossier=dossier).exists()}


def _waits(mai: Person, dossier: Dossier) -> bool:
    """Tell whether the citizen's own list puts it first, among what waits for them."""
    return my_dossiers(mai.actor).filter(Q(waits=True), pk=dossier.pk).exists()


def test_the_whole_way(told: Dossier, mai: Person, tuyen: Person, khanh: Person, nga: Person) -> None:
    """Paid at the treasury, shown by the citizen, taken by the officer; the due date moves by what was waited."""
    due, facts = told.due, facts_of(told)
    assert (facts.owing, national_status(facts.state, facts.holds)) == (Owing.NOTED, 6)
    obligation_proof.send_proof(told.pk, Proof("0012345", date(2026, 12, 18), stories.photo()), by=mai.actor, at=PAID)
    obligation.settle_obligation(told.pk, "0012345", date(2026, 12, 18), by=tuyen.actor, at=SEEN)
    moved = stories.fresh(told)
    change = moved.deadline_changes.order_by("id").last()
    assert change is not None
    assert (change.before, change.after, change.ground) == (due, moved.due, "ND151-2025")
    assert "paused_minutes" in {row["key"] for row in change.reasons}
    assert moved.due is not None
    assert due is not None
    assert moved.due - due >= SEEN - ASKED
    assert national_status(facts_of(moved).state, facts_of(moved).holds) == 4
    filings.finish(moved, {"tuyen": tuyen, "khanh": khanh, "nga": nga}, at=SEEN + timedelta(hours=1))
    assert stories.fresh(moved).state == "delivered"


def test_nothing_goes_on_before_it_is_settled(at_tax: Dossier, tuyen: Person) -> None:
    with pytest.raises(Refusal, match="not_settled"):
        propose.propose(at_tax.pk, Outcome.GRANTED, "Đủ.", by=tuyen.actor, at=ASKED)
    obligation.ask_obligation(at_tax.pk, "1250/PC", date(2026, 12, 9), by=tuyen.actor, at=ASKED)
    for outcome in Outcome:
        with pytest.raises(Refusal, match="waiting"):
            propose.propose(at_tax.pk, outcome, "Đủ.", by=tuyen.actor, at=TOLD)
    with pytest.raises(Refusal, match="waiting"):
        obligation.ask_obligation(at_tax.pk, "1251/PC", date(2026, 12, 9), by=tuyen.actor, at=TOLD)


def test_a_rejection_need_not_wait_for_taxes(at_tax: Dossier, tuyen: Person) -> None:
    propose.propose(at_tax.pk, Outcome.REJECTED, "Đất có tranh chấp.", by=tuyen.actor, at=ASKED)
    assert stories.fresh(at_tax).steps.get(closed_at=None).node == "draft"


def test_nothing_owed_lets_the_work_go_on_at_once(asked: Dossier, tuyen: Person) -> None:
    obligation.note_obligation(asked.pk, Told("1251/TB", 0), by=tuyen.actor, at=TOLD)
    owed = asked.obligations.get()
    assert (owed.settled_at, owed.amount) == (TOLD, 0)
    assert _holds(asked) == set()
    assert facts_of(stories.fresh(asked)).owing is Owing.SETTLED


def test_a_notice_can_be_put_right_until_it_is_paid(told: Dossier, tuyen: Person) -> None:
    better = Told("1250/TB-TCS1", 13_000_000, date(2026, 12, 31), "Kho bạc")
    obligation.note_obligation(told.pk, better, by=tuyen.actor, at=TOLD + timedelta(hours=1))
    assert told.obligations.get().amount == 13_000_000
    assert "13.000.000" in told.holds.get(lifted_at=None).reason


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Told("", 1, date(2026, 12, 31), "Kho bạc"), "notice_missing"), (Told("1", -1), "amount_wrong"),
        (Told("1", 5, None, "Kho bạc"), "where_missing"), (Told("1", 5, date(2026, 12, 31), " "), "where_missing"),
        (Told("1", 5, date(2026, 12, 1), "Kho bạc"), "where_missing"),
    ],
)  # fmt: skip
def test_a_poor_notice_is_refused(asked: Dossier, tuyen: Person, wrong: Told, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        obligation.note_obligation(asked.pk, wrong, by=tuyen.actor, at=TOLD)


@pytest.mark.parametrize(
    ("number", "day", "code"), [(" ", 18, "proof_missing"), ("1", 8, "paid_on"), ("1", 22, "paid_on")]
)
def test_a_poor_proof_is_refused(told: Dossier, tuyen: Person, number: str, day: int, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        obligation.settle_obligation(told.pk, number, date(2026, 12, day), by=tuyen.actor, at=SEEN)


def test_a_poor_slip_is_refused(at_tax: Dossier, tuyen: Person, coc_san: Agency, mai: Person, hanh: Person) -> None:
    for number, day, code in (("", 9, "slip_missing"), ("1", 10, "slip_future")):
        with pytest.raises(Refusal, match=code):
            obligation.ask_obligation(at_tax.pk, number, date(2026, 12, day), by=tuyen.actor, at=ASKED)
    birth = stories.in_progress(mai, coc_san, hanh)
    with pytest.raises(Refusal, match="none_here"):
        obligation.ask_obligation(birth.pk, "1", date(2026, 12, 9), by=tuyen.actor, at=ASKED)


def test_a_proof_that_cannot_be_read_comes_back(told: Dossier, mai: Person, tuyen: Person, an: Person) -> None:
    first = Proof("1", date(2026, 12, 18), stories.photo())
    obligation_proof.send_proof(told.pk, first, by=mai.actor, at=PAID)
    assert attachment_for(tuyen.actor, first.file.public_id) is not None
    assert attachment_for(an.actor, first.file.public_id) is None
    with pytest.raises(Refusal, match="missing"):
        obligation_proof.return_proof(told.pk, "  ", by=tuyen.actor, at=SEEN)
    obligation_proof.return_proof(told.pk, "Ảnh mờ.", by=tuyen.actor, at=SEEN)
    assert (facts_of(told).owing, told.obligations.get().proof_returned) == (Owing.NOTED, "Ảnh mờ.")
    second = Proof("2", date(2026, 12, 18), stories.photo())
    obligation_proof.send_proof(told.pk, second, by=mai.actor, at=SEEN)
    assert told.obligations.get().proof_returned == ""
    assert told.attachments.filter(component="obligation_proof", removed_at=None).count() == 1


def test_only_the_owner_proves_and_only_the_holder_settles(told: Dossier, an: Person, nga: Person, mai: Person) -> None:
    proof = Proof("1", date(2026, 12, 18), stories.photo())
    with pytest.raises(Refusal, match="not_yours"):
        obligation_proof.send_proof(told.pk, proof, by=an.actor, at=PAID)
    for stranger in (nga, mai):
        with pytest.raises(Refusal, match="step"):
            obligation.settle_obligation(told.pk, "1", date(2026, 12, 18), by=stranger.actor, at=PAID)


def test_who_has_to_act_is_seen_in_the_lists(asked: Dossier, mai: Person, tuyen: Person) -> None:
    """Waiting for the office or the citizen is no officer's work; a proof to look at is."""
    assert (_parts(tuyen, asked, TOLD), _waits(mai, asked)) == ({"waiting"}, False)
    assert asked.obligations.get().answer_by == vn("2026-12-16 09:00")
    obligation.note_obligation(asked.pk, NOTICE, by=tuyen.actor, at=TOLD)
    assert (_parts(tuyen, asked, TOLD), _waits(mai, asked)) == ({"waiting"}, True)
    obligation_proof.send_proof(asked.pk, Proof("1", date(2026, 12, 18), stories.photo()), by=mai.actor, at=PAID)
    assert (_parts(tuyen, asked, PAID), _waits(mai, asked)) == ({"unit"}, False)


def test_the_applicant_is_told_each_turn(told: Dossier, mai: Person, tuyen: Person) -> None:
    obligation_proof.send_proof(told.pk, Proof("1", date(2026, 12, 18), stories.photo()), by=mai.actor, at=PAID)
    obligation_proof.return_proof(told.pk, "Ảnh mờ.", by=tuyen.actor, at=SEEN)
    obligation.settle_obligation(told.pk, "1", date(2026, 12, 18), by=tuyen.actor, at=SEEN)
    run_jobs()
    said = " ".join(Notice.objects.filter(dossier=told).values_list("body", flat=True))
    for words in (
        "gửi thông tin",
        "12.500.000",
        "31/12/2026",
        "Kho bạc Nhà nước khu vực VIII",
        "Ảnh mờ.",
        "Hẹn trả kết quả mới",
    ):
        assert words in said, words
    acts = JournalEntry.objects.filter(chain=told.chain).values_list("act", flat=True)
    assert {"dossier.ask_obligation", "dossier.note_obligation", "dossier.settle_obligation"} <= set(acts)


def test_it_can_be_withdrawn_while_it_waits(told: Dossier, mai: Person, tuyen: Person) -> None:
    withdraw(told.pk, "", by=mai.actor, at=PAID)
    assert _holds(told) == set()
    with pytest.raises(Refusal, match="state"):
        obligation.settle_obligation(told.pk, "1", date(2026, 12, 18), by=tuyen.actor, at=SEEN)


def test_missing_papers_are_asked_for_before_the_taxes(at_tax: Dossier, tuyen: Person) -> None:
    gap = supplement.Asked("component", "contract", "Thiếu trang 3.")
    supplement.request_supplement(at_tax.pk, [gap], by=tuyen.actor, at=ASKED)
    with pytest.raises(Refusal, match="waiting"):
        obligation.ask_obligation(at_tax.pk, "1", date(2026, 12, 9), by=tuyen.actor, at=ASKED)
