"""Cases, open channels, paper by exception and other agencies, as the acts hold them."""

from dataclasses import replace
from typing import Any

import pytest

from motcua.base.actor import SYSTEM
from motcua.base.errors import Refusal
from motcua.base.models import JournalEntry
from motcua.catalog.models import Procedure
from motcua.catalog.publishing import publish
from motcua.catalog.queries import definition, procedure
from motcua.directory.models import Agency
from motcua.directory.queries import agency_by_key
from motcua.dossiers.acts import draft, intake, receive
from motcua.dossiers.acts.intake import Applicant, PaperDossier
from motcua.dossiers.models import Dossier, PaperException
from tests import filings, stories
from tests.town import Person, vn

SON = Applicant("Vàng Văn Sơn", "010066999102", "1966", "male", "0900000102", "", "Thôn Luổng Đơ, Xã Cốc San")
COPIES = PaperDossier(SON, papers={}, raw=stories.raw({"pages": "10", "copies": "2"}))


def changed(code: str, **parts: Any) -> Procedure:
    found = procedure(code)
    assert found is not None
    assert found.current is not None
    publish(found.current.document | parts, by=SYSTEM, at=stories.MONDAY)
    again = procedure(code)
    assert again is not None
    return again


def test_the_counter_chooses_a_case(coc_san: Agency, hanh: Person) -> None:
    dossier = intake.intake(
        filings.found("2.000815"), coc_san, replace(COPIES, case="many"), by=hanh.actor, at=stories.MONDAY
    )
    assert (dossier.case, dossier.due) == ("many", vn("2026-12-10 09:00"))
    plain = intake.intake(filings.found("2.000815"), coc_san, COPIES, by=hanh.actor, at=stories.MONDAY)
    assert (plain.case, plain.due) == ("", vn("2026-12-07 17:00"))
    with pytest.raises(Refusal, match="unknown"):
        intake.intake(filings.found("2.000815"), coc_san, replace(COPIES, case="few"), by=hanh.actor, at=stories.MONDAY)


def test_reception_chooses_a_case(coc_san: Agency, mai: Person, hanh: Person) -> None:
    dossier = filings.submitted("1.000894", mai, coc_san)
    with pytest.raises(Refusal, match="unknown"):
        receive.receive(dossier.pk, case="no such", by=hanh.actor, at=stories.MONDAY)
    receive.receive(dossier.pk, case="verify", by=hanh.actor, at=stories.MONDAY)
    after = stories.fresh(dossier)
    assert (after.case, after.due) == ("verify", vn("2026-12-14 09:00"))
    entry = JournalEntry.objects.filter(chain=dossier.chain, act="dossier.receive").get()
    assert entry.public["case"] == "verify"


def test_answers_choose_a_case(coc_san: Agency, mai: Person, hanh: Person) -> None:
    when = {"q": "land_area", "op": "ge", "value": 1}
    limit = {"amount": 7, "unit": "working_day", "case": "any", "channel": ""}
    old = definition(filings.found("1.013225").current_id or 0)
    document = filings.found("1.013225").current
    assert document is not None
    changed("1.013225", cases=[*document.document["cases"], {"key": "any", "name": "Mọi thửa", "when": when}],
            limits=[*document.document["limits"], limit])  # fmt: skip
    assert old.case("any") is None
    dossier = filings.submitted("1.013225", mai, coc_san)
    assert dossier.case in ("any", "level_three")
    receive.receive(dossier.pk, by=hanh.actor, at=stories.MONDAY)
    rule = definition(dossier.revision_id).limit("online", dossier.case)
    assert rule.amount == (7 if dossier.case == "any" else 20)


def test_paper_only_by_a_lawful_exception(nga: Person) -> None:
    department = agency_by_key("SXD", stories.MONDAY.date())
    assert department is not None
    known = definition(filings.found("1.000703").current_id or 0)
    papers = {c.key: (1, 0) for c in known.filed_components()}
    paper = PaperDossier(SON, papers, {})
    for ground in ("", "mood"):
        with pytest.raises(Refusal, match="online_only"):
            intake.intake(
                filings.found("1.000703"), department, replace(paper, ground=ground), by=nga.actor, at=stories.MONDAY
            )
    assert not PaperException.objects.exists()
    taken = intake.intake(
        filings.found("1.000703"), department, replace(paper, ground="impaired"), by=nga.actor, at=stories.MONDAY
    )
    kept = taken.paper_exception
    assert (kept.ground, kept.by_id) == ("impaired", nga.actor.key)
    assert kept.words.startswith("Người cao tuổi")
    entry = JournalEntry.objects.get(chain=taken.chain, act="dossier.intake")
    assert entry.public["paper_ground"] == "impaired"


def test_a_channel_that_is_not_open_here_or_not_yet(coc_san: Agency, mai: Person) -> None:
    later = changed("1.001193", openings=[{"channel": "online", "agencies": ["02746"], "since": "2027-01-01"}])
    with pytest.raises(Refusal, match="channel_not_yet"):
        draft.start(later, coc_san, by=mai.actor, at=stories.MONDAY)
    assert draft.start(later, coc_san, by=mai.actor, at=vn("2027-01-01 08:00"))
    elsewhere = changed("1.001193", openings=[{"channel": "online", "agencies": ["04252"]}])
    with pytest.raises(Refusal, match="channel_not_there"):
        draft.start(elsewhere, coc_san, by=mai.actor, at=stories.MONDAY)


def test_another_agency_decides_for_a_place(coc_san: Agency, mai: Person) -> None:
    other = changed("1.001193", competence=[{"places": ["02746"], "agency": "STP"}])
    with pytest.raises(Refusal, match="elsewhere"):
        draft.start(other, coc_san, by=mai.actor, at=stories.MONDAY)
    department = agency_by_key("STP", stories.MONDAY.date())
    assert department is not None
    assert draft.start(other, department, by=mai.actor, at=stories.MONDAY).agency == department
    assert not Dossier.unscoped.filter(agency=coc_san).exists()


def test_a_procedure_kept_at_its_own_counter(coc_san: Agency, nga: Person) -> None:
    kept = changed("2.000815", filed_anywhere=False)
    with pytest.raises(Refusal, match="not_anywhere"):
        intake.intake(kept, coc_san, COPIES, by=nga.actor, at=stories.MONDAY)
