"""The officer asks the tax office, writes its notice down, and takes or returns the receipt."""

import re
from datetime import date, timedelta

import pytest

from motcua.base.clockwork import now, today
from motcua.directory.models import Agency
from motcua.dossiers.acts.obligation_proof import Proof, send_proof
from motcua.dossiers.models import Dossier, Obligation
from tests import filings, stories
from tests.pages.desk import scenes
from tests.town import Person


@pytest.fixture
def tuyen(province: None) -> Person:
    return filings.officer("tuyen")


@pytest.fixture
def asked(mai: Person, nga: Person) -> Dossier:
    return filings.owing(mai, nga, at=now() - timedelta(hours=3), told=False)


def _day(key: str, day: date) -> dict[str, str]:
    return {f"{key}.day": str(day.day), f"{key}.month": str(day.month), f"{key}.year": str(day.year)}


def _notice(**more: str) -> dict[str, str]:
    later = _day("pay_by", today(now()) + timedelta(days=20))
    return {"notice_number": "77/TB", "amount": "12.500.000", "pay_where": "Kho bạc", **later, **more}


def _shown(person: Person, dossier: Dossier) -> str:
    return scenes.words(person.client.get(scenes.page(dossier)))


def test_the_whole_way(asked: Dossier, tuyen: Person, mai: Person) -> None:
    page = _shown(tuyen, asked)
    assert "Đang chờ nghĩa vụ tài chính" in page
    assert "Thời gian chờ không tính vào hạn." in page
    assert scenes.act(asked, "propose") not in page
    tuyen.client.post(scenes.act(asked, "note_obligation"), _notice())
    assert "Số 77/TB: 12.500.000 đồng" in _shown(tuyen, asked)
    send_proof(asked.pk, Proof("0012345", today(now()), stories.photo()), by=mai.actor, at=now())
    assert "Người nộp đã gửi chứng từ nộp tiền" in _shown(tuyen, asked)
    form = scenes.words(tuyen.client.get(scenes.act(asked, "settle_obligation")))
    assert 'value="0012345"' in form
    tuyen.client.post(
        scenes.act(asked, "settle_obligation"), {"proof_number": "0012345", **_day("paid_on", today(now()))}
    )
    done = _shown(tuyen, asked)
    assert asked.obligations.get().settled_at is not None
    assert scenes.act(asked, "propose") in done


def test_asking_begins_with_the_paper_that_the_law_names(mai: Person, nga: Person, tuyen: Person) -> None:
    dossier = filings.forwarded("1.013831", mai, Agency.objects.get(key="VPDKDD"), nga, at=now() - timedelta(hours=1))
    address = scenes.act(dossier, "ask_obligation")
    assert "Phiếu chuyển thông tin (Mẫu số 19)" in scenes.words(tuyen.client.get(address))
    again = scenes.words(tuyen.client.post(address, {"slip_number": "", **_day("slip_date", today(now()))}))
    assert "Số phiếu chuyển thông tin" in again
    assert 'aria-invalid="true"' in again
    assert not dossier.obligations.exists()
    tuyen.client.post(address, {"slip_number": "9/PC", **_day("slip_date", today(now()))})
    assert dossier.obligations.get().slip_number == "9/PC"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"notice_number": ""}, "Còn thiếu"), ({"pay_where": ""}, "hạn nộp"), ({"amount": "nhiều"}, "Ghi bằng chữ số")],
)
def test_a_poor_notice_comes_back(asked: Dossier, tuyen: Person, wrong: dict[str, str], words: str) -> None:
    again = scenes.words(tuyen.client.post(scenes.act(asked, "note_obligation"), _notice(**wrong)))
    assert words in again
    assert 'value="77/TB"' in again or "notice_number" in wrong
    assert asked.obligations.get().noticed_at is None


def test_the_silence_of_the_office_is_seen(asked: Dossier, tuyen: Person) -> None:
    Obligation.objects.filter(dossier=asked).update(answer_by=now() - timedelta(days=2))
    assert "Cơ quan thuế chưa trả lời" in _shown(tuyen, asked)
    waiting = scenes.words(tuyen.client.get("/desk/waiting"))
    assert asked.known_as in waiting
    assert "Quá hạn" in waiting


def test_a_proof_is_work_again_and_can_be_returned(asked: Dossier, tuyen: Person, mai: Person) -> None:
    assert asked.known_as not in scenes.words(tuyen.client.get("/desk/unit"))
    tuyen.client.post(scenes.act(asked, "note_obligation"), _notice())
    send_proof(asked.pk, Proof("1", today(now()), stories.photo()), by=mai.actor, at=now())
    listed = scenes.words(tuyen.client.get("/desk/unit"))
    assert asked.known_as in listed
    assert "Có chứng từ cần xem" in listed
    again = scenes.words(tuyen.client.post(scenes.act(asked, "return_proof"), {"reason": ""}))
    assert "Lý do" in again
    tuyen.client.post(scenes.act(asked, "return_proof"), {"reason": "Ảnh mờ."})
    assert asked.obligations.get().proof_returned == "Ảnh mờ."


def test_a_procedure_without_taxes_knows_no_such_act(mai: Person, hanh: Person, quan: Person, coc_san: object) -> None:
    dossier = scenes.in_progress(mai, Agency.objects.get(key="02746"), hanh)
    assert "ask_obligation" not in _shown(quan, dossier)
    assert quan.client.get(scenes.act(dossier, "ask_obligation")).status_code == 409


def test_a_consultation_is_filled_in_by_the_law(mai: Person, hanh: Person, quan: Person) -> None:
    """The day and the silence of the building permit; no silence at all for the marital status."""
    home = Agency.objects.get(key="02746")
    permit = filings.forwarded("1.013225", mai, home, hanh, at=now() - timedelta(hours=1))
    form = scenes.words(quan.client.get(scenes.act(permit, "consult")))
    assert "Cơ quan được hỏi trả lời trong 12 ngày" in form
    assert re.search(r'<input[^>]*name="silence_agrees"[^>]*checked', form)
    marital = filings.forwarded("1.004873", mai, home, hanh, at=now() - timedelta(hours=1))
    form = scenes.words(quan.client.get(scenes.act(marital, "consult")))
    assert "silence_agrees" not in form
    assert "không được hiểu là đồng ý" in form


def test_the_form_for_completion_says_by_when(mai: Person, hanh: Person, quan: Person) -> None:
    home = Agency.objects.get(key="02746")
    permit = filings.forwarded("1.013225", mai, home, hanh, at=now() - timedelta(hours=1))
    form = scenes.words(quan.client.get(scenes.act(permit, "request_supplement")))
    assert "báo phần còn thiếu trong 7 ngày làm việc" in form
