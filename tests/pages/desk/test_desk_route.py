"""Where a dossier stands on the drawing of its route."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests.pages.desk import scenes
from tests.town import Person

STATEMENTS = 10


def route(dossier: Dossier) -> str:
    return reverse("desk:dossier_route", args=[dossier.public_id])


def test_it_shows_what_is_done_and_where_it_stands(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    assert route(dossier) in scenes.words(hanh.client.get(scenes.page(dossier)))
    shown = scenes.words(hanh.client.get(route(dossier)))
    assert shown.count('class="route-step is-done"') == 1
    assert shown.count('class="route-step is-open"') == 1
    assert "Hồ sơ đang ở: " in shown
    assert "Hồ sơ đang ở đây." in shown[shown.index("<ol") :]


def test_it_costs_no_more_than_it_should(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    browser = hanh.client
    browser.get(route(dossier))
    with CaptureQueriesContext(connection) as asked:
        browser.get(route(dossier))
    assert len(asked) == STATEMENTS


def test_it_is_nobody_elses(turned_away: Callable[[str], dict[str, int]], mai: Person, coc_san: Agency) -> None:
    assert turned_away(route(scenes.submitted(mai, coc_san))) == scenes.TURNED_AWAY
