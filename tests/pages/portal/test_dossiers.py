"""My dossiers."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts.supplement import Asked, request_supplement
from tests.pages.portal.asking import address, words
from tests.stories import drafted, in_progress, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db
PAGE = "/ho-so"


def test_it_works(mai: Person, hanh: Person, quan: Person, coc_san: Agency) -> None:
    at = now() - timedelta(hours=1)
    waiting = in_progress(mai, coc_san, hanh, at=at)
    asked = [Asked("component", "birth_proof", "Ảnh mờ.")]
    request_supplement(waiting.pk, asked, by=quan.actor, at=at)
    draft = drafted(mai, coc_san)
    page = mai.client.get(PAGE).content.decode()
    assert page.index(address("dossier", waiting)) < page.index(address("tasks", draft))
    assert "Cần bổ sung" in page
    assert "Đang soạn" in page


def test_it_shows_nothing_of_others(mai: Person, an: Person, coc_san: Agency) -> None:
    submitted(mai, coc_san)
    page = an.client.get(PAGE)
    assert "Bạn chưa có hồ sơ nào" in words(page)
    assert "/thu-tuc" in page.content.decode()


def test_a_visitor_signs_in_first(client: Client, province: None) -> None:
    assert client.get(PAGE).status_code == 302


def test_officers_have_none(hanh: Person) -> None:
    assert hanh.client.get(PAGE).status_code == 403


def test_a_long_list_has_pages(mai: Person, coc_san: Agency) -> None:
    for _ in range(21):
        drafted(mai, coc_san)
    browser = mai.client
    assert "1 đến 20 trong 21" in words(browser.get(PAGE))
    assert "21 đến 21 trong 21" in words(browser.get(PAGE, {"trang": "99"}))


def test_its_queries_do_not_grow(
    mai: Person, coc_san: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        drafted(mai, coc_san)
    browser = mai.client
    browser.get(PAGE)
    with django_assert_num_queries(7):
        browser.get(PAGE)
