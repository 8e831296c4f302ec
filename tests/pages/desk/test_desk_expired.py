"""A session that ends in the middle of a form: what was typed comes back, and nothing is done twice."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from motcua.base.clockwork import now
from motcua.directory.models import Agency, SignIn
from motcua.dossiers.models import ComponentCheck, Dossier
from motcua.web.account.allauth_settings import BACKEND
from tests.pages.desk import scenes
from tests.town import Person


def _ended(who: Person) -> Client:
    """Give a browser whose session is over."""
    browser = who.client
    key = str(browser.session.session_key)
    SignIn.objects.create(account=who.account, session_key=key, method="password", started_at=now(), seen_at=now())
    Session.objects.filter(session_key=key).delete()
    return browser


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("refuse", {"reason": "Trẻ đã có giấy khai sinh."}, "Trẻ đã có giấy khai sinh.</textarea>"),
        ("request_supplement", {"reason.component.birth_proof": "Ảnh mờ."}, 'value="Ảnh mờ."'),
        ("receive", {"ok.birth_proof": "yes"}, 'name="ok.birth_proof" value="yes" checked'),
    ],
)
def test_a_form_of_an_act(
    key: str, typed: dict[str, str], shown: str, hanh: Person, mai: Person, coc_san: Agency
) -> None:
    dossier = scenes.submitted(mai, coc_san)
    browser = _ended(hanh)
    answer = browser.post(scenes.act(dossier, key), typed)
    assert answer["Location"].startswith(reverse("account:officer_sign_in"))
    browser.force_login(hanh.account, backend=BACKEND)
    assert shown in scenes.words(browser.get(scenes.act(dossier, key)))
    assert scenes.fresh(dossier).state == "submitted"
    assert shown not in scenes.words(browser.get(scenes.act(dossier, key)))  # given back once


def test_ticks(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    browser = _ended(hanh)
    address = reverse("desk:check", args=[dossier.public_id])
    browser.post(address, {"ok.birth_proof": "yes"})
    browser.force_login(hanh.account, backend=BACKEND)
    assert 'name="ok.birth_proof" value="yes" checked' in scenes.words(browser.get(address))
    assert not ComponentCheck.objects.exists()


def test_a_paper_dossier(hanh: Person) -> None:
    browser = _ended(hanh)
    address = reverse("desk:enter", args=["1.001193"])
    browser.post(address, {"full_name": "Vàng Thị Dế", "id_number": "010198999777", "copies": "3"})
    browser.force_login(hanh.account, backend=BACKEND)
    shown = scenes.words(browser.get(address))
    for value in ("Vàng Thị Dế", "010198999777", "3"):
        assert f'value="{value}"' in shown
    assert not Dossier.unscoped.exists()


def test_a_character_that_no_database_keeps(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    hanh.client.post(scenes.act(dossier, "refuse"), {"reason": "Trẻ đã có\0 giấy khai sinh."})
    assert scenes.fresh(dossier).end_reason == "Trẻ đã có giấy khai sinh."
    asked = {"reason.component.birth_proof": "Ảnh \0mờ."}
    again = scenes.submitted(mai, coc_san)
    hanh.client.post(scenes.act(again, "request_supplement"), asked)
    assert again.supplements.get().gaps.get().reason == "Ảnh mờ."
