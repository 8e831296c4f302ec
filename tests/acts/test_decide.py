"""From proposal to result: consultation, unticked papers, own proposals, sending back, rejecting, delivering, ending."""

from datetime import timedelta

import pytest

from motcua.base.errors import Refusal
from motcua.base.money import Dong
from motcua.directory.models import Agency
from motcua.dossiers.acts import check, consult, decide, deliver, end, propose, refuse, send_back
from motcua.dossiers.acts.deliver import Handover
from motcua.dossiers.models import Dossier, HoldKind, Outcome, ReturnWay, State
from motcua.fees.acts import take_fee
from motcua.fees.models import Payment
from motcua.voice.acts import rate
from tests import stories
from tests.town import Person, vn

AT = stories.MONDAY
LATER = AT + timedelta(hours=1)


@pytest.fixture
def working(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return stories.in_progress(mai, coc_san, hanh)


@pytest.fixture
def signing(mai: Person, coc_san: Agency, hanh: Person, quan: Person) -> Dossier:
    return stories.proposed(mai, coc_san, hanh, quan)


@pytest.fixture
def ready(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> Dossier:
    return stories.decided(mai, coc_san, (hanh, quan, lan))


def test_it_refuses_to_grant_with_an_unticked_paper(working: Dossier, quan: Person) -> None:
    with pytest.raises(Refusal, match="unchecked") as refused:
        propose.propose(working.pk, Outcome.GRANTED, "", by=quan.actor, at=AT)
    assert refused.value.facts["names"] == ["Giấy chứng sinh"]
    check.check_components(working.pk, {"birth_proof": False}, by=quan.actor, at=AT)
    with pytest.raises(Refusal, match="unchecked"):
        propose.propose(working.pk, Outcome.GRANTED, "", by=quan.actor, at=AT)
    propose.propose(working.pk, Outcome.REJECTED, "Giấy không hợp lệ", by=quan.actor, at=AT)


def test_a_consulted_agency_is_waited_for(working: Dossier, quan: Person, khoa: Person) -> None:
    unit = Agency.objects.get(key="QLVT")
    wanted = consult.Consultation(unit, "Có ý kiến gì?", AT + timedelta(days=1))
    asked = consult.consult(working.pk, wanted, by=quan.actor, at=AT)
    check.check_components(working.pk, {"birth_proof": True}, by=quan.actor, at=AT)
    with pytest.raises(Refusal, match=r"consult\.waiting"):
        propose.propose(working.pk, Outcome.GRANTED, "", by=quan.actor, at=AT + timedelta(days=2))
    with pytest.raises(Refusal, match="not_yours"):
        consult.answer_consult(working.pk, asked.pk, "Đồng ý", agrees=True, by=quan.actor, at=AT)
    consult.answer_consult(working.pk, asked.pk, "Đồng ý", agrees=True, by=khoa.actor, at=AT)
    assert not working.holds.filter(kind=HoldKind.AGENCY, lifted_at=None).exists()
    propose.propose(working.pk, Outcome.GRANTED, "", by=quan.actor, at=AT)


def test_silence_agrees_where_the_law_says_so(working: Dossier, quan: Person) -> None:
    unit = Agency.objects.get(key="QLVT")
    due = AT + timedelta(days=1)
    asked = consult.Consultation(unit, "Có ý kiến gì?", due, silence_agrees=True)
    consult.consult(working.pk, asked, by=quan.actor, at=AT)
    check.check_components(working.pk, {"birth_proof": True}, by=quan.actor, at=AT)
    with pytest.raises(Refusal, match=r"consult\.waiting"):
        propose.propose(working.pk, Outcome.GRANTED, "", by=quan.actor, at=AT)
    propose.propose(working.pk, Outcome.GRANTED, "", by=quan.actor, at=due + timedelta(minutes=1))
    assert working.steps.get(kind="consult").outcome == "silent"


def test_sent_back_it_returns_to_whom_it_came_from(signing: Dossier, lan: Person, quan: Person) -> None:
    with pytest.raises(Refusal, match="not_earlier"):
        send_back.send_back(signing.pk, "receive", "Xem lại", by=lan.actor, at=AT)
    send_back.send_back(signing.pk, "appraise", "Xem lại tên mẹ", by=lan.actor, at=AT)
    step = signing.steps.get(closed_at=None)
    assert (step.node, step.assignee_id) == ("appraise", quan.actor.key)


def test_it_rejects_with_grounds_and_delivers_that_too(signing: Dossier, lan: Person, hanh: Person) -> None:
    with pytest.raises(Refusal, match="reason"):
        decide.reject(signing.pk, "  ", by=lan.actor, at=AT)
    decide.reject(signing.pk, "Không đủ căn cứ", by=lan.actor, at=AT)
    after = stories.fresh(signing)
    assert (after.state, after.outcome, after.decision_number) == (State.DECIDED, Outcome.REJECTED, "1/2026")
    take_fee(signing.pk, Dong(16_000), "BL-R1", by=hanh.actor, at=LATER)
    deliver.deliver(signing.pk, Handover("Mai", ReturnWay.COUNTER, "Ký nhận"), by=hanh.actor, at=LATER)


def test_lateness_never_blocks_delivery(ready: Dossier, hanh: Person, mai: Person) -> None:
    at = AT + timedelta(days=90)
    take_fee(ready.pk, Dong(16_000), "BL-L1", by=hanh.actor, at=at)
    handover = Handover(mai.name, ReturnWay.COUNTER, "Ký nhận", originals_seen=True)
    deliver.deliver(ready.pk, handover, by=hanh.actor, at=at)
    assert stories.fresh(ready).state == State.DELIVERED


def test_an_unpaid_fee_and_unseen_originals_block_it(ready: Dossier, hanh: Person) -> None:
    seen = Handover("Mai", ReturnWay.COUNTER, "Ký nhận", originals_seen=True)
    with pytest.raises(Refusal, match="originals"):
        deliver.deliver(ready.pk, Handover("Mai", ReturnWay.COUNTER, "Ký"), by=hanh.actor, at=LATER)
    with pytest.raises(Refusal, match="unpaid"):
        deliver.deliver(ready.pk, seen, by=hanh.actor, at=LATER)
    with pytest.raises(Refusal, match="other_amount"):
        take_fee(ready.pk, Dong(8_000), "BL-1", by=hanh.actor, at=LATER)
    take_fee(ready.pk, Dong(16_000), "BL-1", by=hanh.actor, at=LATER)
    with pytest.raises(Refusal, match="nothing_owed"):
        take_fee(ready.pk, Dong(16_000), "BL-2", by=hanh.actor, at=LATER)
    with pytest.raises(Refusal, match="proof"):
        nameless = Handover(" ", ReturnWay.COUNTER, "Ký", originals_seen=True)
        deliver.deliver(ready.pk, nameless, by=hanh.actor, at=LATER)
    deliver.deliver(ready.pk, seen, by=hanh.actor, at=LATER)
    assert Payment.objects.get(dossier=ready).amount == 16_000


def test_it_refuses_at_reception_with_a_reason(mai: Person, coc_san: Agency, hanh: Person) -> None:
    dossier = stories.submitted(mai, coc_san)
    with pytest.raises(Refusal, match="reason"):
        refuse.refuse(dossier.pk, "", by=hanh.actor, at=AT)
    refuse.refuse(dossier.pk, "Trẻ đã có giấy khai sinh", by=hanh.actor, at=AT)
    after = stories.fresh(dossier)
    assert (after.state, after.end_reason) == (State.REFUSED, "Trẻ đã có giấy khai sinh")
    assert not after.steps.filter(closed_at=None).exists()


def test_only_its_owner_withdraws_it(working: Dossier, mai: Person, an: Person, hanh: Person) -> None:
    for stranger in (an, hanh):
        with pytest.raises(Refusal, match="not_yours"):
            end.withdraw(working.pk, "", by=stranger.actor, at=AT)
    end.withdraw(working.pk, "Đổi ý", by=mai.actor, at=AT)
    assert stories.fresh(working).state == State.WITHDRAWN


def test_it_stops_on_a_ground(working: Dossier, quan: Person) -> None:
    end.stop(working.pk, "Người nộp đề nghị dừng", by=quan.actor, at=AT)
    after = stories.fresh(working)
    assert (after.state, after.ended_at) == (State.STOPPED, AT)


def test_only_the_applicant_rates_once_after_the_end(
    mai: Person, an: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person
) -> None:
    dossier = stories.delivered(mai, coc_san, (hanh, quan, lan))
    for stranger in (an, hanh):
        with pytest.raises(Refusal, match="not_yours"):
            rate(dossier.pk, 5, "", by=stranger.actor, at=LATER)
    rate(dossier.pk, 5, "Nhanh", by=mai.actor, at=LATER)
    with pytest.raises(Refusal, match="already"):
        rate(dossier.pk, 4, "", by=mai.actor, at=LATER)


def test_it_is_late_only_by_computation(working: Dossier) -> None:
    assert not working.is_late(vn("2026-12-07 17:00"))
    assert working.is_late(vn("2026-12-07 17:01"))
