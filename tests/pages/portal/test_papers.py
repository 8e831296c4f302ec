"""Papers by component."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests.pages.portal.asking import address, send, summary, weight, words
from tests.stories import drafted, picture, prepared
from tests.town import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(mai: Person, coc_san: Agency) -> Dossier:
    return drafted(mai, coc_san)


@pytest.fixture
def browser(mai: Person) -> Client:
    return mai.client


def photo(name: str = "giay-chung-sinh.jpg", kind: str = "JPEG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(kind).getvalue())


def names(dossier: Dossier) -> list[str]:
    return list(dossier.attachments.filter(removed_at=None).order_by("id").values_list("file__name", flat=True))


def test_it_works(dossier: Dossier, browser: Client) -> None:
    files = {"birth_proof": [photo("mat-truoc.jpg"), photo("mat-sau.png", "PNG")], "next": "1"}
    answer = browser.post(address("papers", dossier), files)
    assert answer.headers["Location"] == address("return_way", dossier)
    assert names(dossier) == ["mat-truoc.jpg", "mat-sau.png"]
    assert "mat-sau.png" in words(browser.get(address("papers", dossier)))


def test_a_photo_of_an_iphone_is_taken(dossier: Dossier, browser: Client) -> None:
    heic = SimpleUploadedFile("IMG_1.HEIC", (Path(__file__).parents[2] / "samples" / "photo.heic").read_bytes())
    browser.post(address("papers", dossier), {"birth_proof": heic})
    assert dossier.attachments.get().file.media_type == "image/heic"


def test_a_zip_named_pdf_is_refused_and_the_others_stay(dossier: Dossier, browser: Client) -> None:
    zipped = SimpleUploadedFile("to-khai.pdf", b"PK\x03\x04" + b"x" * 300, "application/pdf")
    answer = browser.post(address("papers", dossier), {"birth_proof": [photo(), zipped], "next": "1"})
    assert "Chưa nhận được: to-khai.pdf" in summary(answer)
    assert "chỉ nhận ảnh JPG, PNG, HEIC hoặc tệp PDF" in words(answer)
    assert names(dossier) == ["giay-chung-sinh.jpg"]


def test_a_photo_of_30_mb_is_refused_in_plain_words(dossier: Dossier, browser: Client) -> None:
    heavy = SimpleUploadedFile("anh.jpg", picture().getvalue() + b"\0" * 30 * 1024 * 1024)
    answer = browser.post(address("papers", dossier), {"birth_proof": heavy})
    assert "nặng 30 MB, quá mức 25 MB" in words(answer)
    assert names(dossier) == []


def test_a_body_beyond_all_measure_is_not_read(browser: Client, dossier: Dossier, settings: Settings) -> None:
    settings.MIDDLEWARE = ["motcua.web.portal.bounds.BodyBoundMiddleware", *settings.MIDDLEWARE]
    answer = browser.post(address("papers", dossier), {}, CONTENT_LENGTH=str(9 * settings.MOTCUA_MAX_FILE))
    assert answer.status_code == 413
    assert "Tệp gửi lên quá lớn" in words(answer)


def test_a_needed_paper_is_asked_for_before_one_goes_on(dossier: Dossier, browser: Client) -> None:
    answer = browser.post(address("papers", dossier), {"next": "1"})
    assert "Còn thiếu: Giấy chứng sinh" in summary(answer)


def test_a_file_is_taken_away(mai: Person, browser: Client, coc_san: Agency) -> None:
    dossier = prepared(mai, coc_san)
    browser.post(address("papers", dossier), {f"remove.{dossier.attachments.get().pk}": "1"})
    assert names(dossier) == []


def test_papers_follow_the_answers(dossier: Dossier, browser: Client) -> None:
    assert "Giấy ủy quyền" not in words(browser.get(address("papers", dossier)))
    send(browser, address("topic", dossier, "requester"), requester_relation="authorised", later="1")
    assert "Giấy ủy quyền" in words(browser.get(address("papers", dossier)))


def test_others_neither_see_nor_touch(mai: Person, an: Person, coc_san: Agency) -> None:
    dossier = prepared(mai, coc_san)
    key = f"remove.{dossier.attachments.get().pk}"
    assert an.client.get(address("papers", dossier)).status_code == 404
    assert an.client.post(address("papers", dossier), {"birth_proof": photo(), key: "1"}).status_code == 404
    assert names(dossier) == ["giay-chung-sinh.jpg"]


def test_a_file_of_another_dossier_is_not_taken_away(mai: Person, an: Person, coc_san: Agency) -> None:
    mine, theirs = drafted(mai, coc_san), prepared(an, coc_san)
    answer = mai.client.post(address("papers", mine), {f"remove.{theirs.attachments.get().pk}": "1"})
    assert answer.status_code == 409
    assert names(theirs) == ["giay-chung-sinh.jpg"]


def test_its_queries(mai: Person, coc_san: Agency, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    dossier, browser = prepared(mai, coc_san), mai.client
    browser.get(address("papers", dossier))
    with django_assert_num_queries(8):
        browser.get(address("papers", dossier))


def test_it_is_light(dossier: Dossier, browser: Client) -> None:
    assert settings.MOTCUA_MAX_FILE == 25 * 1024 * 1024
    assert weight(browser.get(address("papers", dossier))) <= 30_000
