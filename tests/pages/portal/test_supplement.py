"""Answering a request to complete."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts.supplement import Asked, request_supplement
from motcua.dossiers.models import Dossier
from tests.pages.portal.asking import address, summary, words
from tests.stories import in_progress, picture, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db
ASKED = [
    Asked("component", "birth_proof", "Ảnh bị mờ. Xin chụp lại."),
    Asked("question", "child_hometown", "Ghi theo tên xã mới."),
    Asked("question", "birth_address", "Chưa khớp giấy chứng sinh."),
]
REPLY = "reply.question.birth_address"


@pytest.fixture
def dossier(mai: Person, hanh: Person, quan: Person, coc_san: Agency) -> Dossier:
    found = in_progress(mai, coc_san, hanh, at=now() - timedelta(hours=3))
    request_supplement(found.pk, ASKED, by=quan.actor, at=now() - timedelta(hours=2))
    return found


@pytest.fixture
def browser(mai: Person) -> Client:
    return mai.client


def photo(name: str = "moi.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture().getvalue())


def is_open(dossier: Dossier) -> bool:
    return dossier.supplements.filter(answered_at=None).exists()


def test_it_works(dossier: Dossier, browser: Client) -> None:
    page = words(browser.get(address("supplement", dossier)))
    assert all(one.reason in page for one in ASKED)
    sent = {"birth_proof": photo(), "child_hometown": "Phường Cam Đường", REPLY: "Giấy ghi tên xã cũ.", "send": "1"}
    answer = browser.post(address("supplement", dossier), sent)
    assert answer.headers["Location"] == address("dossier", dossier)
    assert not is_open(dossier)
    assert dossier.answers.get(key="child_hometown").value == "Phường Cam Đường"
    assert dossier.supplements.get().gaps.get(key="birth_address").reply == "Giấy ghi tên xã cũ."
    assert "Chúng tôi đã nhận phần bạn bổ sung" in words(browser.get(address("dossier", dossier)))


def test_all_gaps_left_are_said_and_words_kept(dossier: Dossier, browser: Client) -> None:
    unchanged = {"child_hometown": "Xã Cốc San, tỉnh Lào Cai", REPLY: "Giấy ghi tên xã cũ.", "send": "1"}
    answer = browser.post(address("supplement", dossier), unchanged)
    assert "Chưa bổ sung: Giấy chứng sinh" in summary(answer)
    assert "Chưa bổ sung: Quê quán" in summary(answer)
    assert "Địa chỉ nơi sinh" not in summary(answer)
    assert "Giấy ghi tên xã cũ." in words(answer)
    assert is_open(dossier)


def test_a_file_alone_is_kept_and_not_sent(dossier: Dossier, browser: Client) -> None:
    answer = browser.post(address("supplement", dossier), {"birth_proof": photo()})
    assert answer.status_code == 200
    assert "moi.jpg" in words(answer)
    assert is_open(dossier)


def test_a_bad_file_says_why(dossier: Dossier, browser: Client) -> None:
    zipped = SimpleUploadedFile("moi.pdf", b"PK\x03\x04" + b"x" * 300)
    answer = browser.post(
        address("supplement", dossier), {"birth_proof": [photo(), zipped], "send": "1", REPLY: "Đúng rồi"}
    )
    assert "Chưa nhận được: moi.pdf" in summary(answer)
    assert "Đúng rồi" in words(answer)
    assert is_open(dossier)


def test_a_wrong_answer_is_kept_and_said(dossier: Dossier, browser: Client) -> None:
    answer = browser.post(address("supplement", dossier), {"child_hometown": "Xã 😀", "send": "1"})
    assert "Không dùng được ký hiệu 😀" in summary(answer)
    assert 'value="Xã 😀"' in answer.content.decode()


def test_what_was_not_asked_does_not_change(dossier: Dossier, browser: Client) -> None:
    browser.post(address("supplement", dossier), {"child_name": "KHÁC", "authorisation": photo(), "send": "1"})
    assert dossier.answers.get(key="child_name").value == "GIÀNG A PHÚC"
    assert not dossier.attachments.filter(component="authorisation").exists()


def test_with_nothing_asked_there_is_no_page(mai: Person, browser: Client, coc_san: Agency) -> None:
    sent = submitted(mai, coc_san)
    assert browser.get(address("supplement", sent)).headers["Location"] == address("dossier", sent)


def test_others_do_not_find_it(dossier: Dossier, an: Person) -> None:
    assert an.client.get(address("supplement", dossier)).status_code == 404
    assert an.client.post(address("supplement", dossier), {"birth_proof": photo(), "send": "1"}).status_code == 404
    assert dossier.attachments.count() == 1
