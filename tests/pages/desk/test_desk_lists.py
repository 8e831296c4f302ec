"""The lists of work: what stands in each, for whom, and at what price."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts import supplement, take
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Dossier, Supplement
from tests import stories
from tests.pages.desk import scenes
from tests.town import Person

LISTS = ("mine", "unit", "due_soon", "overdue", "waiting", "proposals")
STATEMENTS = 10  # of a list that is not empty, however long


def _shown(hanh: Person, name: str) -> str:
    return scenes.words(hanh.client.get(reverse(f"desk:{name}")))


def _where(hanh: Person, dossier: Dossier) -> set[str]:
    return {name for name in (*LISTS, "returns") if str(dossier.public_id) in _shown(hanh, name)}


def test_each_row_says_what_an_officer_needs(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    scenes.due_in(dossier, 60)
    shown = _shown(hanh, "unit")
    for words in (dossier.known_as, "Đăng ký khai sinh", "Giàng Thị Mai", "Tiếp nhận", "Còn hạn", "Chưa ai nhận"):
        assert words in shown
    assert "010198999101" not in shown


def test_a_step_taken_is_mine(hanh: Person, tham: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    scenes.due_in(dossier, 60)
    assert _where(hanh, dossier) == {"unit"}
    take.take(dossier.pk, by=hanh.actor, at=now())
    assert _where(hanh, dossier) == {"mine", "unit"}
    assert _where(tham, dossier) == set()


@pytest.mark.parametrize(("hours", "name", "words"), [(2, "due_soon", "Sắp đến hạn"), (-2, "overdue", "Quá hạn")])
def test_late_and_soon(hours: int, name: str, words: str, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    scenes.due_in(dossier, hours)
    assert _where(hanh, dossier) == {"unit", name}
    assert words in _shown(hanh, name)


def test_what_waits_for_the_applicant_is_no_work(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    asked = [Asked("component", "birth_proof", "Ảnh mờ, xin chụp lại.")]
    supplement.request_supplement(dossier.pk, asked, by=hanh.actor, at=now())
    assert _where(hanh, dossier) == {"waiting"}
    Supplement.objects.filter(dossier=dossier).update(answer_by=now() - timedelta(days=1))
    assert _where(hanh, dossier) == {"waiting", "proposals"}
    assert scenes.fresh(dossier).state == "submitted"  # nothing ends by itself


def test_results_to_hand_over(hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.decided(mai, coc_san, (hanh, quan, lan))
    scenes.due_in(dossier, 60)
    assert _where(hanh, dossier) == {"unit", "returns"}


def test_a_result_that_nobody_collected_is_not_late(
    hanh: Person, quan: Person, lan: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.decided(mai, coc_san, (hanh, quan, lan))
    scenes.due_in(dossier, -200)
    assert _where(hanh, dossier) == {"unit", "returns"}
    assert "Chờ người dân đến nhận" in _shown(hanh, "returns")
    assert "Quá hạn" not in _shown(hanh, "returns").split("<main")[1]


def test_the_most_urgent_comes_first(hanh: Person, mai: Person, coc_san: Agency) -> None:
    calm, urgent = scenes.submitted(mai, coc_san), scenes.submitted(mai, coc_san)
    scenes.due_in(calm, 9)
    scenes.due_in(urgent, 1)
    shown = _shown(hanh, "unit")
    assert shown.index(urgent.known_as) < shown.index(calm.known_as)


def test_an_empty_list_says_what_to_do_next(hanh: Person) -> None:
    for name in (*LISTS, "returns"):
        shown = _shown(hanh, name)
        assert 'class="empty"' in shown, name
        assert "button" in shown[shown.index('class="empty"') :], name


def test_counts_stand_in_the_navigation(hanh: Person, mai: Person, coc_san: Agency) -> None:
    scenes.due_in(scenes.submitted(mai, coc_san), -1)
    shown = _shown(hanh, "mine")
    assert '<span>Việc của đơn vị</span><span class="count">1</span>' in shown
    assert '<span>Quá hạn</span><span class="count">1</span>' in shown


def test_fifty_rows_cost_what_one_costs(hanh: Person, mai: Person, coc_san: Agency) -> None:
    counted = []
    browser = hanh.client
    for number in (1, 50):
        while Dossier.unscoped.count() < number:
            scenes.submitted(mai, coc_san)
        browser.get(reverse("desk:unit"))  # notes the session as used
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("desk:unit"))
        counted.append(len(asked))
    assert counted == [STATEMENTS, STATEMENTS]


def test_a_long_list_has_pages(hanh: Person, mai: Person, coc_san: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.web.desk.shown.lists.ROWS", 2)
    for _ in range(3):
        scenes.submitted(mai, coc_san)
    shown = scenes.words(hanh.client.get(reverse("desk:unit"), {"page": 2}))
    assert "3 đến 3 trong 3" in shown
    assert "list=unit&page=2" in shown


def test_who_may_open_the_lists(
    turned_away: Callable[[str], dict[str, int]], quan: Person, mai: Person, coc_san: Agency, neighbour: Person
) -> None:
    assert turned_away(reverse("desk:unit")) == {"neighbour": 200, "citizen": 403, "platform": 200, "visitor": 302}
    assert quan.client.get(reverse("desk:returns")).status_code == 403
    dossier = scenes.submitted(mai, coc_san)
    assert _where(neighbour, dossier) == set()
    assert stories.fresh(dossier).known_as not in scenes.words(neighbour.client.get(reverse("desk:unit")))
