"""Terms the law sets beside the dossier's own: for an agency that is asked, and for the officer's word on completeness."""

from datetime import datetime, timedelta

import pytest

from motcua.base.errors import Refusal
from motcua.directory.models import Agency
from motcua.dossiers import terms
from motcua.dossiers.acts import consult, propose, supplement
from motcua.dossiers.acts.consult import Consultation
from motcua.dossiers.models import Dossier, HoldKind, Outcome, Step
from tests import filings, stories
from tests.town import Person, vn

AT = vn("2026-12-08 09:00")
LAWFUL = vn("2026-12-21 17:00")  # 12 calendar days end on Sunday 20 December, so on the Monday after


@pytest.fixture
def permit(mai: Person, coc_san: Agency, hanh: Person, quan: Person) -> Dossier:
    """A building permit whose site has been looked at."""
    dossier = filings.forwarded("1.013225", mai, coc_san, hanh)
    filings.checked(dossier, quan)
    propose.propose(dossier.pk, Outcome.GRANTED, "Đã xem thực địa.", by=quan.actor, at=stories.MONDAY)
    return stories.fresh(dossier)


@pytest.fixture
def marital(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return filings.forwarded("1.004873", mai, coc_san, hanh)


@pytest.fixture
def roads(province: None) -> Agency:
    return Agency.objects.get(key="QLVT")


def _asked(
    dossier: Dossier, agency: Agency, by: Person, *, due: datetime | None = None, silence_agrees: bool = False
) -> Step:
    wanted = Consultation(agency, "Có ảnh hưởng đến đường không?", due, silence_agrees)
    return consult.consult(dossier.pk, wanted, by=by.actor, at=AT)


def test_the_law_of_the_procedure_gives_the_date_and_why(permit: Dossier, roads: Agency, quan: Person) -> None:
    step = _asked(permit, roads, quan, silence_agrees=True)
    assert step.due == LAWFUL
    assert {"limit_in_days", "last_day_off"} <= {row["key"] for row in step.due_reasons}
    assert permit.holds.get(lifted_at=None).kind == HoldKind.AGENCY


def test_silence_agrees_after_the_whole_time_only(permit: Dossier, roads: Agency, quan: Person) -> None:
    with pytest.raises(Refusal, match="too_short"):
        _asked(permit, roads, quan, silence_agrees=True, due=LAWFUL - timedelta(days=3))
    _asked(permit, roads, quan, silence_agrees=True)
    with pytest.raises(Refusal, match="waiting"):
        propose.propose(permit.pk, Outcome.GRANTED, "Đủ.", by=quan.actor, at=LAWFUL)
    propose.propose(permit.pk, Outcome.GRANTED, "Đủ.", by=quan.actor, at=LAWFUL + timedelta(minutes=1))
    assert permit.steps.get(kind="consult").outcome == "silent"


def test_an_opinion_may_be_asked_for_sooner_when_silence_means_nothing(
    permit: Dossier, roads: Agency, quan: Person
) -> None:
    step = _asked(permit, roads, quan, due=AT + timedelta(days=2))
    assert (step.due_reasons, step.silence_agrees) == ([], False)
    with pytest.raises(Refusal, match="waiting"):
        propose.propose(permit.pk, Outcome.GRANTED, "Đủ.", by=quan.actor, at=LAWFUL + timedelta(days=30))


def test_three_working_days_for_a_former_commune_and_silence_is_no_yes(marital: Dossier, quan: Person) -> None:
    former = Agency.objects.get(key="02905")
    with pytest.raises(Refusal, match="silence_no"):
        _asked(marital, former, quan, silence_agrees=True)
    assert _asked(marital, former, quan).due == vn("2026-12-11 09:00")


def test_without_a_rule_the_officer_names_the_day(mai: Person, coc_san: Agency, hanh: Person, quan: Person) -> None:
    birth = stories.in_progress(mai, coc_san, hanh)
    with pytest.raises(Refusal, match="due_missing"):
        _asked(birth, coc_san, quan)
    assert terms.duty_of(birth) is None


def test_the_officer_knows_by_when_to_speak(permit: Dossier, mai: Person, quan: Person) -> None:
    """Seven working days from receipt, five from the answer, then three to say no (ND175-2024)."""
    first = terms.duty_of(permit)
    assert first is not None
    assert (first.kind, first.days, first.due) == ("ask", 7, vn("2026-12-16 09:00"))
    at = AT
    for number, (kind, days) in enumerate((("ask", 5), ("refuse", 3)), start=1):
        gap = [supplement.Asked("component", "drawings", "Thiếu mặt cắt.")]
        supplement.request_supplement(permit.pk, gap, by=quan.actor, at=at, knows_late=number > 1)
        assert terms.duty_of(permit) is None  # the applicant's turn
        supplement.answer_supplement(permit.pk, {"component:drawings": "Đã gửi lại."}, by=mai.actor, at=at)
        duty = terms.duty_of(permit)
        assert duty is not None
        assert (duty.kind, duty.number, duty.days) == (kind, number + 1, days)
    gap = [supplement.Asked("component", "drawings", "Vẫn thiếu.")]
    with pytest.raises(Refusal, match="only_once"):
        supplement.request_supplement(permit.pk, gap, by=quan.actor, at=at, knows_late=True)
