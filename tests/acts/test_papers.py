"""Papers made by reactions: once, from the rows, and shown to whom they may be shown."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.base import events as port
from motcua.base.actor import SYSTEM, VISITOR, Actor
from motcua.base.models import Event
from motcua.base.money import Dong
from motcua.catalog.queries import procedure
from motcua.directory.models import Agency
from motcua.dossiers import events
from motcua.dossiers.acts import decide, intake
from motcua.dossiers.acts.intake import Applicant, PaperDossier
from motcua.dossiers.models import Dossier, Extension, ReturnWay
from motcua.files import store
from motcua.papers import gathering
from motcua.papers.facts import FeeOwed, FiledComponent, Issuer
from motcua.papers.making import make_apology, make_receipt, make_result
from motcua.papers.models import Paper, PaperKind
from motcua.papers.queries import paper_for, papers_of, papers_seen
from tests import stories
from tests.rules.papers import reading
from tests.town import Person, vn

COC_SAN = "Trung tâm Phục vụ hành chính công xã Cốc San"


@pytest.fixture
def birth(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return stories.received(mai, coc_san, hanh)


@pytest.fixture
def birth_decided(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> Dossier:
    return stories.decided(mai, coc_san, (hanh, quan, lan))


def event(dossier: Dossier, name: str) -> Event:
    return Event.objects.get(name=name, subject=dossier.pk)


def made(dossier: Dossier, kind: PaperKind) -> Paper:
    reaction, name = {
        PaperKind.RECEIPT: (make_receipt, events.RECEIVED),
        PaperKind.APOLOGY: (make_apology, events.EXTENDED),
        PaperKind.RESULT: (make_result, events.DECIDED),
    }[kind]
    reaction(event(dossier, name))
    return Paper.objects.get(dossier=dossier, kind=kind)


def said(paper: Paper) -> str:
    return reading.text(Path(store.path_of(paper.file.sha256)).read_bytes())


def test_a_receipt_is_made_and_kept(birth: Dossier) -> None:
    paper = made(birth, PaperKind.RECEIPT)
    assert paper.number == f"{str(birth.code)[-4:]}/TNHS"
    assert paper.file.media_type == "application/pdf"
    assert paper.file.name == f"giay-tiep-nhan-{birth.code}.pdf"
    assert str(birth.code) in said(paper)


def test_a_paper_is_made_once(birth: Dossier) -> None:
    first = made(birth, PaperKind.RECEIPT)
    again = made(birth, PaperKind.RECEIPT)
    assert (again.pk, again.file_id) == (first.pk, first.file_id)


def test_the_receipt_says_what_was_received_and_promised(birth: Dossier) -> None:
    facts = gathering.receipt_facts(birth)
    assert facts.issuer == Issuer("Ủy ban nhân dân xã Cốc San", COC_SAN, "Cốc San")
    assert facts.follow_url.endswith(f"/tra-cuu?ma={birth.code}")
    assert (facts.received_at, facts.return_at) == (birth.received_at, birth.original_due)
    assert facts.components == (
        FiledComponent("Tờ khai điện tử", "Bản điện tử", "1 bản"),
        FiledComponent("Giấy chứng sinh", "Bản điện tử", "1 tệp"),
    )
    assert facts.applicant.name == "Giàng Thị Mai"
    assert facts.applicant.address.endswith("xã Cốc San, tỉnh Lào Cai")
    assert facts.receiver == "Phạm Thị Hạnh"
    assert facts.bring == ("Mang theo bản chính của giấy tờ đã nộp để đối chiếu.",)
    assert [f.is_paid for f in facts.fees] == [False]
    assert facts.is_online


@pytest.fixture
def apologised(birth_decided: Dossier, lan: Person) -> Dossier:
    """A letter of apology was written to it on the way."""
    before, after = vn("2026-12-07 17:00"), vn("2026-12-11 17:00")
    Extension.objects.create(
        dossier=birth_decided, paper_number="12/XL-UBND", reason="Cần xác minh thêm với xã cũ", before=before, after=after,
        counts=True, by=lan.row, at=stories.MONDAY,
    )  # fmt: skip
    port.tell(events.EXTENDED, birth_decided.pk, {}, at=stories.MONDAY)
    return birth_decided


def test_the_letter_of_apology_says_why_and_when(apologised: Dossier, lan: Person) -> None:
    text = said(made(apologised, PaperKind.APOLOGY))
    for words in ("Cần xác minh thêm với xã cũ", "17:00, 11/12/2026", "12/XL-UBND", lan.name, apologised.known_as):
        assert words in text


def test_no_paper_holds_an_id_number(birth_decided: Dossier, apologised: Dossier, mai: Person) -> None:
    for kind in PaperKind:
        assert mai.row.id_number not in said(made(birth_decided, kind))


def test_a_fee_paid_before_says_so(birth: Dossier) -> None:
    line = birth.fees.get()
    birth.fees.update(paid_at=stories.MONDAY)
    assert gathering.receipt_facts(birth).fees == (FeeOwed(line.name, Dong(line.amount), True),)


def test_a_day_off_not_announced_yet_is_said(birth: Dossier) -> None:
    Dossier.unscoped.filter(pk=birth.pk).update(due_is_provisional=True)
    assert "có ngày nghỉ chưa được công bố" in said(made(birth, PaperKind.RECEIPT))


def test_papers_of_the_counter_are_counted(hanh: Person, coc_san: Agency) -> None:
    birth = procedure("1.001193")
    assert birth is not None
    applicant = Applicant("Vàng A Páo", "010085000123", phone="0900000111", address="Thôn Luổng Láo, xã Cốc San")
    paper = PaperDossier(applicant, {"birth_proof": (1, 2)}, stories.raw(stories.BIRTH), ReturnWay.POST)
    dossier = intake.intake(birth, coc_san, paper, by=hanh.actor, at=stories.MONDAY)
    facts = gathering.receipt_facts(dossier)
    assert facts.components == (FiledComponent("Giấy chứng sinh", "Bản chính\nBản sao", "1 bản\n2 bản"),)
    assert facts.applicant.address == "Thôn Luổng Láo, xã Cốc San"
    assert facts.return_place == "Qua bưu chính, đến địa chỉ ghi trên giấy này"
    assert not facts.is_online


def test_an_organisation_files_through_a_person(birth: Dossier, binh: Person) -> None:
    birth.organisation, birth.owner, birth.owner_name = binh.row.organisation, binh.row, binh.row.organisation.name
    applicant = gathering.receipt_facts(birth).applicant
    assert (applicant.name, applicant.person) == (binh.row.organisation.name, binh.row.full_name)
    assert applicant.address == binh.row.organisation.address


def test_the_result_names_who_decided(birth_decided: Dossier) -> None:
    paper = made(birth_decided, PaperKind.RESULT)
    assert paper.number == birth_decided.decision_number
    facts = gathering.result_facts(birth_decided)
    assert (facts.signer, facts.signer_title) == ("Lương Thị Lan", "Phó Chủ tịch Ủy ban nhân dân xã")
    assert facts.issuer == Issuer("", "Ủy ban nhân dân xã Cốc San", "Cốc San")
    assert facts.is_granted
    assert "CHẤP THUẬN yêu cầu" in said(paper)


def test_a_rejection_carries_its_grounds(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> None:
    dossier = stories.proposed(mai, coc_san, hanh, quan)
    decide.reject(dossier.pk, "Giấy chứng sinh không đọc được.", by=lan.actor, at=stories.MONDAY)
    words = said(made(stories.fresh(dossier), PaperKind.RESULT))
    assert "KHÔNG CHẤP THUẬN yêu cầu" in words
    assert "Giấy chứng sinh không đọc được." in words


def test_the_applicant_sees_the_result_after_it_is_handed_over(
    birth_decided: Dossier, mai: Person, quan: Person
) -> None:
    receipt, result = made(birth_decided, PaperKind.RECEIPT), made(birth_decided, PaperKind.RESULT)
    assert paper_for(mai.actor, receipt.public_id) == receipt
    assert paper_for(mai.actor, result.public_id) is None
    assert list(papers_seen(mai.actor, birth_decided)) == [receipt]
    assert list(papers_seen(quan.actor, birth_decided)) == [receipt, result]
    Dossier.unscoped.filter(pk=birth_decided.pk).update(state="delivered")
    assert paper_for(mai.actor, result.public_id) == result


def test_others_see_nothing(birth: Dossier, an: Person, khoa: Person) -> None:
    paper = made(birth, PaperKind.RECEIPT)
    refused: list[Actor] = [an.actor, khoa.actor, VISITOR]
    assert [paper_for(actor, paper.public_id) for actor in refused] == [None, None, None]
    assert paper_for(SYSTEM, paper.public_id) == paper


def test_reading_takes_one_statement(birth: Dossier, mai: Person) -> None:
    paper = made(birth, PaperKind.RECEIPT)
    with CaptureQueriesContext(connection) as asked:
        found = paper_for(mai.actor, paper.public_id)
        assert found is not None
        assert found.file.size > 1000
        assert [p.file.name for p in papers_of(birth)]
    assert len(asked) == 2


def test_a_department_has_the_province_above_it(birth_decided: Dossier) -> None:
    birth_decided.agency = Agency.objects.get(code="H38.31")
    issuer = gathering.result_facts(birth_decided).issuer
    assert issuer == Issuer("Ủy ban nhân dân tỉnh Lào Cai", "Sở Nội vụ tỉnh Lào Cai", "Lào Cai")
