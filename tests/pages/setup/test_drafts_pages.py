"""The pages of drafts: begun, listed, read, given a day, withdrawn; nobody but editors."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.catalog.drafts.acts.save import save_draft
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


def test_faults_changes_and_the_button_of_the_state(row: ProcedureDraft, thuy: Person, tam: Person) -> None:
    fees = [{**fee, "amount": 10_000} if fee["key"] == "copy" else fee for fee in row.document["fees"]]
    save_draft(row.public_id, {"fees": fees, "result_name": ""}, version=0, by=thuy.actor, at=AT)
    address = reverse("setup:draft", args=[row.public_id])
    page = tam.client.get(address).content.decode()
    assert "8.000 đồng → 10.000 đồng" in page
    assert "Còn thiếu: Tên kết quả." in page
    thuy.client.post(reverse("setup:draft_check", args=[row.public_id]))
    assert reverse("setup:draft_publish", args=[row.public_id]) not in tam.client.get(address).content.decode()


def test_two_people_publish_it(row: ProcedureDraft, thuy: Person, tam: Person) -> None:
    save_draft(row.public_id, {"summary": "Khai sinh cho trẻ."}, version=0, by=thuy.actor, at=AT)
    thuy.client.post(reverse("setup:draft_check", args=[row.public_id]))
    publish = reverse("setup:draft_publish", args=[row.public_id])
    assert "đã soạn hoặc sửa bản này" in thuy.client.post(publish).content.decode()
    assert publish in tam.client.get(reverse("setup:draft", args=[row.public_id])).content.decode()
    tam.client.post(publish)
    page = tam.client.get(reverse("setup:procedure_differences", args=[BIRTH])).content.decode()
    assert "Khai sinh cho trẻ." in page


def test_any_two_revisions_are_compared(row: ProcedureDraft, tam: Person) -> None:
    page = tam.client.get(reverse("setup:procedure_differences", args=[BIRTH]), {"from": "1", "to": "1"})
    assert "Hai phiên bản giống nhau." in page.content.decode()


def test_a_file_goes_out_and_comes_in(row: ProcedureDraft, thuy: Person) -> None:
    thuy.client.post(reverse("setup:draft_withdraw", args=[row.public_id]))
    content = thuy.client.get(reverse("setup:procedure_file", args=[BIRTH])).content
    sent = SimpleUploadedFile("thu-tuc.json", content, "application/json")
    answer = thuy.client.post(reverse("setup:draft_take"), {"file": sent})
    taken = ProcedureDraft.objects.get(code=BIRTH, state="draft")
    assert answer.headers["Location"] == reverse("setup:draft", args=[taken.public_id])
    assert taken.document == row.document


def test_a_file_that_is_none_says_so(thuy: Person) -> None:
    for content in (b"", b"[]", b'{"format": "motcua.procedure"}', b"\xff\xfe"):
        sent = SimpleUploadedFile("x.json", content)
        assert (
            "Không đọc được tệp này" in thuy.client.post(reverse("setup:draft_take"), {"file": sent}).content.decode()
            or not content
        )


def test_the_library(thuy: Person, tmp_path: Path, settings: Any) -> None:
    settings.MOTCUA_LIBRARY = tmp_path
    (tmp_path / "a.json").write_bytes(thuy.client.get(reverse("setup:procedure_file", args=[BIRTH])).content)
    (tmp_path / "b.json").write_text("{}")
    page = thuy.client.get(reverse("setup:draft_take")).content.decode()
    assert "a.json" in page
    assert "Tệp không dùng được: b.json" in " ".join(page.split())
    thuy.client.post(reverse("setup:draft_take"), {"library": "a.json"})
    assert ProcedureDraft.objects.filter(code=BIRTH, state="draft").exists()
    assert (
        "Thư viện không có tệp"
        in thuy.client.post(reverse("setup:draft_take"), {"library": "../a.json"}).content.decode()
    )
