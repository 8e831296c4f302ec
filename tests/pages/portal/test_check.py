"""Check your answers, and send."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalog.queries import definition
from motcua.directory.models import Agency
from motcua.dossiers.acts.edit import save_answers
from motcua.dossiers.models import Dossier, State
from tests.pages.portal.asking import address, summary, weight, words
from tests.stories import MONDAY, drafted, fresh, prepared, raw
from tests.town import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(mai: Person, coc_san: Agency) -> Dossier:
    return prepared(mai, coc_san)


@pytest.fixture
def browser(mai: Person) -> Client:
    return mai.client


def test_it_works(dossier: Dossier, browser: Client) -> None:
    page = browser.get(address("check", dossier))
    assert {"GIÀNG A PHÚC", "02/11/2026", "giay-chung-sinh.jpg", "16.000 đồng"} <= set(_marks(words(page)))
    answer = browser.post(address("check", dossier))
    assert answer.headers["Location"] == address("done", dossier)
    assert fresh(dossier).state == State.SUBMITTED


def _marks(said: str) -> list[str]:
    return [m for m in ("GIÀNG A PHÚC", "02/11/2026", "giay-chung-sinh.jpg", "16.000 đồng") if m in said]


def test_every_answer_can_be_changed(dossier: Dossier, browser: Client) -> None:
    page = browser.get(address("check", dossier)).content.decode()
    assert f"{address('topic', dossier, 'child')}?ve=check#f-child_name-field" in page
    assert f"{address('papers', dossier)}?ve=check#f-birth_proof-field" in page
    assert f"{address('return_way', dossier)}?ve=check#f-phone-field" in page


def test_all_gaps_are_said_at_once(mai: Person, browser: Client, coc_san: Agency) -> None:
    dossier = drafted(mai, coc_san)
    page = browser.get(address("check", dossier))
    assert "Còn mấy chỗ chưa xong" in words(page)
    answer = browser.post(address("check", dossier))
    assert answer.status_code == 422
    for said in (
        "Chưa điền: “Họ, chữ đệm và tên của trẻ”",
        "Chưa chọn: “Trẻ sinh ở đâu?”",
        "Còn thiếu: Giấy chứng sinh",
    ):
        assert said in summary(answer)
    assert fresh(dossier).state == State.DRAFT


def test_a_wrong_answer_is_shown_as_typed(dossier: Dossier, mai: Person, browser: Client) -> None:
    questions = tuple(q for q in definition(dossier.revision_id).questions() if q.key == "requester_id")
    save_answers(dossier.pk, questions, raw({"requester_id": "12345"}), by=mai.actor, at=MONDAY)
    answer = browser.post(address("check", dossier))
    assert "phải có 12 chữ số" in summary(answer)
    assert "12345" in words(answer)


def test_a_double_click_and_back_land_on_the_done_page(dossier: Dossier, browser: Client) -> None:
    where, done = address("check", dossier), address("done", dossier)
    assert [browser.post(where).headers["Location"] for _ in range(2)] == [done, done]
    assert browser.get(where).headers["Location"] == done
    assert dossier.steps.count() == 1


def test_others_cannot_send_it(dossier: Dossier, an: Person) -> None:
    assert an.client.post(address("check", dossier)).status_code == 404
    assert fresh(dossier).state == State.DRAFT


def test_its_queries(dossier: Dossier, browser: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    browser.get(address("check", dossier))
    with django_assert_num_queries(8):
        browser.get(address("check", dossier))


def test_it_is_light(dossier: Dossier, browser: Client) -> None:
    assert weight(browser.get(address("check", dossier))) <= 30_000
