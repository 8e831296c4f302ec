"""The pages of drafts: begun, listed, read, given a day, withdrawn; nobody but editors."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.models import ProcedureDraft
from tests.town import Person, vn

BIRTH = "1.001193"
AT = vn("2026-12-07 09:00")


@pytest.fixture
def row(thuy: Person) -> ProcedureDraft:
    return start_revision(BIRTH, by=thuy.actor, at=AT)


@pytest.fixture
def editor(thuy: Person) -> Client:
    return thuy.client


def test_one_is_begun(editor: Client) -> None:
    asked = editor.get(reverse("setup:draft_start"), {"code": BIRTH}).content.decode()
    assert f'value="{BIRTH}"' in asked
    answer = editor.post(reverse("setup:draft_start"), {"how": "revision", "code": BIRTH})
    row = ProcedureDraft.objects.get(code=BIRTH)
    assert answer.headers["Location"] == reverse("setup:draft", args=[row.public_id])
    assert row.name in editor.get(reverse("setup:drafts")).content.decode()


def test_what_is_wrong_keeps_what_was_typed(editor: Client, row: ProcedureDraft) -> None:
    page = editor.post(reverse("setup:draft_start"), {"how": "revision", "code": BIRTH, "why": "Luật mới"})
    assert "đang có bản soạn chưa công bố" in page.content.decode()
    assert "Luật mới" in page.content.decode()


def test_it_gets_a_day(editor: Client, row: ProcedureDraft) -> None:
    day = {"takes_effect.day": "1", "takes_effect.month": "1", "takes_effect.year": "2027"}
    editor.post(reverse("setup:draft_timing", args=[row.public_id]), {**day, "why": "Luật mới"})
    page = editor.get(reverse("setup:draft", args=[row.public_id])).content.decode()
    assert "01/01/2027" in page
    assert "Luật mới" in page


def test_it_is_withdrawn(editor: Client, row: ProcedureDraft) -> None:
    editor.post(reverse("setup:draft_withdraw", args=[row.public_id]))
    assert row.name not in editor.get(reverse("setup:drafts")).content.decode()
    assert row.name in editor.get(reverse("setup:drafts"), {"state": "withdrawn"}).content.decode()


def test_platform_too_but_nobody_else(
    row: ProcedureDraft, minh: Person, mai: Person, quan: Person, lan: Person
) -> None:
    address = reverse("setup:draft", args=[row.public_id])
    assert minh.client.get(address).status_code == 200
    for person in (mai, quan, lan):
        assert person.client.get(address).status_code == 403
        assert person.client.get(reverse("setup:drafts")).status_code == 403
