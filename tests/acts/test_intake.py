"""A paper dossier at the counter."""

from dataclasses import replace

import pytest

from motcua.base.errors import Refusal
from motcua.base.money import Dong
from motcua.catalog.models import Procedure
from motcua.catalog.queries import procedure
from motcua.directory.models import Agency, Citizen
from motcua.dossiers.acts import intake, receive
from motcua.dossiers.acts.intake import Applicant, PaperDossier
from motcua.dossiers.models import Channel, HoldKind, State
from motcua.fees.acts import take_fee
from tests import stories
from tests.town import Person

SON = Applicant("Vàng Văn Sơn", "010066999102", "1966", "male", "0900000102", "", "Thôn Luổng Đơ, Xã Cốc San")


def _found(code: str) -> Procedure:
    found = procedure(code)
    assert found is not None
    return found


CERTIFIED = PaperDossier(SON, papers={}, raw=stories.raw({"pages": "10", "copies": "2"}))


def test_it_works(coc_san: Agency, hanh: Person) -> None:
    dossier = intake.intake(_found("2.000815"), coc_san, CERTIFIED, by=hanh.actor, at=stories.MONDAY)
    assert (dossier.state, dossier.channel, dossier.entered_by_id) == (State.RECEIVED, Channel.COUNTER, hanh.actor.key)
    assert dossier.code == f"{dossier.one_stop.code}-261207-0001"
    assert [f.amount for f in dossier.fees.all()] == [24_000]
    assert Citizen.objects.get(id_number=SON.id_number).verified_level == 0


def test_papers_handed_in_are_counted_and_ticked(coc_san: Agency, hanh: Person) -> None:
    raw = stories.raw({"copies": "0", "requester_relation": "mother", "late": "no"})
    paper = PaperDossier(SON, {"birth_proof": (1, 2)}, raw)
    dossier = intake.intake(_found("1.001193"), coc_san, paper, by=hanh.actor, at=stories.MONDAY)
    assert dossier.papers_filed.values_list("component", "originals", "copies")[0] == ("birth_proof", 1, 2)
    assert dossier.checks.get().is_good


def test_it_names_all_that_is_missing(coc_san: Agency, hanh: Person) -> None:
    poor = replace(CERTIFIED, raw=stories.raw({"copies": "hai"}))
    with pytest.raises(Refusal, match="incomplete") as refused:
        intake.intake(_found("1.001193"), coc_san, poor, by=hanh.actor, at=stories.MONDAY)
    gaps = refused.value.facts["gaps"]
    assert isinstance(gaps, tuple)
    assert {g.key for g in gaps} == {"copies", "birth_proof"}


def test_it_refuses_a_paper_nobody_asked_for(coc_san: Agency, hanh: Person) -> None:
    with pytest.raises(Refusal, match="unknown"):
        strange = replace(CERTIFIED, papers={"passport": (1, 0)})
        intake.intake(_found("2.000815"), coc_san, strange, by=hanh.actor, at=stories.MONDAY)


def test_it_refuses_who_stands_at_no_counter(coc_san: Agency, quan: Person, an: Person) -> None:
    for stranger in (quan, an):
        with pytest.raises(Refusal, match="not_your_counter"):
            intake.intake(_found("2.000815"), coc_san, CERTIFIED, by=stranger.actor, at=stories.MONDAY)


def test_any_counter_of_the_province_takes_it(coc_san: Agency, nga: Person) -> None:
    dossier = intake.intake(_found("2.000815"), coc_san, CERTIFIED, by=nga.actor, at=stories.MONDAY)
    assert dossier.one_stop.name == "Trung tâm Phục vụ hành chính công tỉnh Lào Cai"
    assert dossier.agency == coc_san


def test_a_fee_due_at_filing_is_taken_before_reception(coc_san: Agency, hanh: Person) -> None:
    asked = procedure("2.000635")
    assert asked is not None
    paper = PaperDossier(SON, {}, stories.raw({"copies": "3"}))
    dossier = intake.intake(asked, coc_san, paper, by=hanh.actor, at=stories.MONDAY)
    assert dossier.state == State.SUBMITTED
    assert dossier.holds.get(lifted_at=None).kind == HoldKind.FEE
    with pytest.raises(Refusal, match="unpaid"):
        receive.receive(dossier.pk, by=hanh.actor, at=stories.MONDAY)
    take_fee(dossier.pk, Dong(24_000), "BL-9", by=hanh.actor, at=stories.MONDAY)
    receive.receive(dossier.pk, by=hanh.actor, at=stories.MONDAY)
    assert stories.fresh(dossier).state == State.RECEIVED
