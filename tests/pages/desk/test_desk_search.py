"""Search by code, name, ID number and phone."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from motcua.files.models import Look
from tests.pages.desk import scenes
from tests.town import Person

STATEMENTS = 8  # of a search that finds something, however much


def _search(who: Person, words: str) -> str:
    return scenes.words(who.client.get(reverse("desk:search"), {"q": words}))


@pytest.mark.parametrize("words", ["giang thi mai", "Giàng Thị", "010198999101", "0900000101", "+84 900 000 101"])
def test_it_finds(words: str, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    shown = _search(hanh, words)
    assert str(dossier.public_id) in shown
    assert "Đã nộp, chờ tiếp nhận" in shown
    assert f'value="{words}"' in shown  # the field keeps what was typed


def test_a_whole_code_opens_the_dossier(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    for code in (dossier.code, dossier.request_code):
        assert code is not None
        answer = hanh.client.get(reverse("desk:search"), {"q": f" {code.lower()} "})
        assert answer["Location"] == scenes.page(dossier)
    assert str(dossier.public_id) in _search(hanh, (dossier.code or "")[:12])


def test_searching_for_a_person_is_written_down_masked(hanh: Person, mai: Person, coc_san: Agency) -> None:
    for words in ("010198999101", "0900000101", "giang thi mai"):
        _search(hanh, words)
    looks = Look.objects.filter(what="search").order_by("id")
    assert list(looks.values_list("words", flat=True)) == ["010•••••9101", "090••••101"]


def test_nothing_found_says_what_to_do(hanh: Person) -> None:
    assert "Không tìm thấy hồ sơ nào" in _search(hanh, "khong co ai")
    assert "Gõ gì để tìm?" in _search(hanh, " ")


def test_fifty_hits_cost_what_one_costs(hanh: Person, mai: Person, coc_san: Agency) -> None:
    counted = []
    browser = hanh.client
    for number in (1, 20):
        while Dossier.unscoped.count() < number:
            scenes.submitted(mai, coc_san)
        browser.get(reverse("desk:search"), {"q": "giang"})  # notes the session as used
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("desk:search"), {"q": "giang"})
        counted.append(len(asked))
    assert counted == [STATEMENTS, STATEMENTS]


def test_outsiders_find_nothing(
    turned_away: Callable[[str], dict[str, int]], neighbour: Person, minh: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.submitted(mai, coc_san)
    assert turned_away(reverse("desk:search")) == {"neighbour": 200, "citizen": 403, "platform": 200, "visitor": 302}
    for who in (neighbour, minh):
        for words in ("giang", dossier.known_as, "010198999101"):
            assert str(dossier.public_id) not in _search(who, words)
