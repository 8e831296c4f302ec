"""The task list of a draft."""

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.directory.models import Agency
from tests.pages.portal.asking import address, words
from tests.stories import drafted, prepared, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db


def test_it_works(mai: Person, coc_san: Agency) -> None:
    dossier = drafted(mai, coc_san)
    page = mai.client.get(address("tasks", dossier))
    assert "Đã xong 1 trong 8 phần" in words(page)
    assert address("topic", dossier, "requester") in page.content.decode()
    assert "Chưa làm" in words(page)


def test_a_finished_draft_leads_to_the_check(mai: Person, coc_san: Agency) -> None:
    dossier = prepared(mai, coc_san)
    page = mai.client.get(address("tasks", dossier))
    assert "Đã xong 8 trong 8 phần" in words(page)
    assert f'class="button" href="{address("check", dossier)}"' in page.content.decode()


def test_what_was_sent_is_no_draft(mai: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san)
    browser = mai.client
    for name in ("tasks", "papers", "return_way", "check", "discard"):
        assert browser.get(address(name, dossier)).headers["Location"] == address("done", dossier)


def test_others_do_not_find_it(mai: Person, an: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = drafted(mai, coc_san)
    assert an.client.get(address("tasks", dossier)).status_code == 404
    assert hanh.client.get(address("tasks", dossier)).status_code == 403


def test_browsers_keep_no_copy(mai: Person, coc_san: Agency) -> None:
    page = mai.client.get(address("tasks", drafted(mai, coc_san)))
    assert "no-store" in page.headers["Cache-Control"]


def test_its_queries(mai: Person, coc_san: Agency, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    dossier = prepared(mai, coc_san)
    browser = mai.client
    browser.get(address("tasks", dossier))
    with django_assert_num_queries(8):
        browser.get(address("tasks", dossier))
