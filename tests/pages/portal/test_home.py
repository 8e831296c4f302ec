"""The first page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.directory.models import Agency
from tests.pages.portal.asking import address, weight, words
from tests.stories import drafted
from tests.town import Person

pytestmark = pytest.mark.django_db


def test_it_works(client: Client, province: None) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "Bạn cần làm gì?" in words(page)
    assert "/thu-tuc?q=khai+sinh" in page.content.decode()
    assert "Việc của bạn đang chờ" not in words(page)


def test_it_shows_what_i_should_go_on_with(mai: Person, coc_san: Agency) -> None:
    dossier = drafted(mai, coc_san)
    assert address("tasks", dossier) in mai.client.get("/").content.decode()


def test_it_shows_nothing_of_others(mai: Person, an: Person, coc_san: Agency) -> None:
    drafted(mai, coc_san)
    assert "Việc của bạn đang chờ" not in words(an.client.get("/"))


def test_a_visitor_costs_one_query(
    client: Client, province: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get("/")


def test_it_is_light(client: Client, province: None) -> None:
    assert weight(client.get("/")) <= 30_000
