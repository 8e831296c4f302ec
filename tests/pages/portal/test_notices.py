"""Messages to a citizen."""

import pytest
from django.test import Client

from motcua.base.models import Event
from motcua.directory.models import Agency
from motcua.notices.models import Notice
from motcua.notices.telling import tell_applicant
from tests.pages.portal.asking import address, words
from tests.stories import submitted
from tests.town import Person

pytestmark = pytest.mark.django_db
PAGE = "/thong-bao"


def told(mai: Person, agency: Agency) -> Notice:
    dossier = submitted(mai, agency)
    tell_applicant(Event.objects.get(subject=dossier.pk))
    return Notice.objects.get()


def test_it_works(mai: Person, coc_san: Agency) -> None:
    notice = told(mai, coc_san)
    page = mai.client.get(PAGE)
    assert notice.subject in words(page)
    assert address("dossier", notice.dossier) in page.content.decode()
    assert "1 thông báo chưa đọc" in words(page)


def test_looking_marks_nothing_and_the_button_marks_all(mai: Person, an: Person, coc_san: Agency) -> None:
    notice, browser = told(mai, coc_san), mai.client
    browser.get(PAGE)
    an.client.post(PAGE)
    notice.refresh_from_db()
    assert notice.read_at is None
    assert browser.post(PAGE).headers["Location"] == PAGE
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert "chưa đọc" not in words(browser.get(PAGE)).split("Thông báo")[-1]


def test_others_see_none_of_mine(mai: Person, an: Person, coc_san: Agency) -> None:
    told(mai, coc_san)
    assert "Chưa có thông báo nào" in words(an.client.get(PAGE))


def test_a_visitor_signs_in_first(client: Client, province: None) -> None:
    assert client.get(PAGE).status_code == 302
