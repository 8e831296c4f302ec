"""Starting a filing."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier, State
from motcua.dossiers.queries import my_dossiers
from tests.pages.portal.asking import address, summary, words
from tests.stories import drafted, prepared
from tests.town import Person

pytestmark = pytest.mark.django_db
PAGE = "/nop/1.001193"


def test_it_works(mai: Person, coc_san: Agency) -> None:
    browser = mai.client
    page = browser.get(PAGE).content.decode()
    assert f'<option value="{coc_san.key}" selected>' in page
    answer = browser.post(PAGE, {"commune": coc_san.key})
    dossier = my_dossiers(mai.actor).get()
    assert answer.headers["Location"] == address("tasks", dossier)
    assert (dossier.state, dossier.agency) == (State.DRAFT, coc_san)


def test_a_department_is_fixed(binh: Person) -> None:
    browser = binh.client
    assert "Sở Xây dựng" in words(browser.get("/nop/2.002288"))
    browser.post("/nop/2.002288")
    assert my_dossiers(binh.actor).get().agency.key == "SXD"


def test_organisations_only_is_said_plainly(mai: Person) -> None:
    answer = mai.client.post("/nop/2.002288")
    assert answer.status_code == 422
    assert "dành cho tổ chức" in summary(answer)


def test_a_commune_has_to_be_chosen(mai: Person) -> None:
    answer = mai.client.post(PAGE, {"commune": "nowhere"})
    assert answer.status_code == 422
    assert "Hãy chọn xã, phường" in summary(answer)
    assert not Dossier.unscoped.exists()


def test_a_draft_that_lies_there_is_shown(mai: Person, an: Person, coc_san: Agency) -> None:
    dossier = prepared(mai, coc_san)
    assert address("tasks", dossier) in mai.client.get(PAGE).content.decode()
    assert address("tasks", dossier) not in an.client.get(PAGE).content.decode()


def test_a_double_click_makes_one_draft(mai: Person, coc_san: Agency) -> None:
    browser = mai.client
    first, second = (browser.post(PAGE, {"commune": coc_san.key}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert my_dossiers(mai.actor).count() == 1


def test_a_visitor_signs_in_first(client: Client, province: None) -> None:
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert "next=%2Fnop%2F1.001193" in answer.headers["Location"]


def test_officers_do_not_file_here(hanh: Person) -> None:
    assert hanh.client.get(PAGE).status_code == 403


@pytest.mark.parametrize("code", ["2.000815", "1.004222", "2.000986", "nothing"])
def test_what_is_not_filed_online_is_not_found(mai: Person, code: str) -> None:
    assert mai.client.get(f"/nop/{code}").status_code == 404


def test_its_queries(mai: Person, coc_san: Agency, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    drafted(mai, coc_san)
    browser = mai.client
    browser.get(PAGE)
    with django_assert_num_queries(8):
        browser.get(PAGE)
