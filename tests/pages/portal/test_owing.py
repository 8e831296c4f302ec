"""The citizen sees what the tax office wants, where to pay, and sends the receipt."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.base.clockwork import now, today
from motcua.dossiers.models import Dossier
from tests import filings, stories
from tests.town import Person


@pytest.fixture
def told(mai: Person, nga: Person) -> Dossier:
    return filings.owing(mai, nga, at=now() - timedelta(hours=3))


def _page(person: Person, dossier: Dossier) -> str:
    return person.client.get(reverse("portal:dossier", args=[dossier.public_id])).content.decode()


def _address(dossier: Dossier) -> str:
    return reverse("portal:owing", args=[dossier.public_id])


def _typed(**more: Any) -> dict[str, Any]:
    day = today(now())
    file = SimpleUploadedFile("chung-tu.jpg", stories.picture().read(), "image/jpeg")
    typed = {
        "number": "0012345", "paid_on.day": str(day.day), "paid_on.month": str(day.month), "paid_on.year": str(day.year),
        "file": file,
    }  # fmt: skip
    return {k: v for k, v in (typed | more).items() if v is not None}


def test_the_dossier_says_how_much_where_and_until_when(told: Dossier, mai: Person) -> None:
    page = _page(mai, told)
    for words in (
        "Bạn cần nộp 12.500.000 đồng",
        "Kho bạc Nhà nước khu vực VIII",
        "1250/TB-TCS1",
        "không tính vào thời hạn",
    ):
        assert words in page
    assert _address(told) in page
    assert "Chờ nghĩa vụ tài chính" in mai.client.get(reverse("portal:dossiers")).content.decode()


def test_it_works(told: Dossier, mai: Person) -> None:
    form = mai.client.get(_address(told)).content.decode()
    assert 'enctype="multipart/form-data"' in form
    response = mai.client.post(_address(told), _typed())
    assert response.headers["Location"] == reverse("portal:dossier", args=[told.public_id])
    page = _page(mai, told)
    assert "Chúng tôi đã nhận chứng từ nộp tiền của bạn" in page
    assert told.obligations.get().proof_number == "0012345"
    assert told.deadline_changes.count() == 1  # nothing moves before an officer has looked


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": ""}, "Chưa điền: “Số chứng từ”"), ({"file": None}, "Còn thiếu ảnh"), ({"paid_on.year": "2031"}, "ở tương lai"),
        ({"paid_on.year": "2024"}, "Ngày nộp phải từ"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ" * 600)}, "Chúng tôi chỉ nhận ảnh"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    told: Dossier, mai: Person, wrong: dict[str, Any], words: str
) -> None:
    response = mai.client.post(_address(told), _typed(**wrong))
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert wrong.get("number", "0012345") in page
    assert told.obligations.get().proof_sent_at is None


def test_a_proof_sent_back_says_why(told: Dossier, mai: Person) -> None:
    mai.client.post(_address(told), _typed())
    filings.return_proof(told, "Ảnh mờ, không đọc được số tiền.")
    page = _page(mai, told)
    assert "Chứng từ lần trước chưa dùng được: Ảnh mờ" in page
    assert mai.client.post(_address(told), _typed(number="99")).status_code == 302


def test_before_the_notice_there_is_nothing_to_do(mai: Person, nga: Person) -> None:
    dossier = filings.owing(mai, nga, at=now() - timedelta(hours=3), told=False)
    page = _page(mai, dossier)
    assert "Hồ sơ đang chờ thông báo của Thuế cơ sở 1 tỉnh Lào Cai" in page
    assert "bạn chưa phải làm gì" in page
    assert mai.client.get(_address(dossier)).status_code == 302


def test_nobody_else_gets_there(told: Dossier, an: Person, hanh: Person) -> None:
    assert an.client.get(_address(told)).status_code == 404
    assert an.client.post(_address(told), _typed()).status_code == 404
    assert hanh.client.get(_address(told)).status_code in (302, 403)
    assert Client().get(_address(told)).status_code == 302
