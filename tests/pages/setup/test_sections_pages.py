"""The pages on which a draft's sections are edited: kept, refused with everything typed, closed to others, counted."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.acts.withdraw import withdraw_draft
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.questions.typed import Raw
from motcua.web.setup.sections import form
from motcua.web.setup.sections.pages import FORMS
from tests.town import Person, vn

AT = vn("2026-12-07 09:00")
COPIES = "2.000815"
MOST_STATEMENTS = 9  # of a page, who asks included
Posted = dict[str, list[str]]


@pytest.fixture
def row(thuy: Person) -> ProcedureDraft:
    return start_revision(COPIES, by=thuy.actor, at=AT)


@pytest.fixture
def editor(thuy: Person) -> Client:
    return thuy.client


def address(row: ProcedureDraft, section: str) -> str:
    return reverse("setup:draft_section", args=[row.public_id, section])


def sent(row: ProcedureDraft, section: str, **typed: str) -> Posted:
    """Give the form as a browser would send it; two underscores stand for a dot."""
    opened: Raw = form.laid_out(FORMS[section](row.document, AT.date()), row.document)
    return {**opened, "version": [str(row.version)], **{n.replace("__", "."): [v] for n, v in typed.items()}}


def fresh(row: ProcedureDraft) -> ProcedureDraft:
    return ProcedureDraft.objects.get(pk=row.pk)


def test_a_fee_is_saved_and_told(editor: Client, row: ProcedureDraft) -> None:
    answer = editor.post(address(row, "fees"), sent(row, "fees", fees__0__cap="250000"), follow=True)
    assert "Đã lưu bản soạn." in answer.content.decode()
    assert (fresh(row).document["fees"][0]["cap"], fresh(row).version) == (250_000, 1)


def test_what_nobody_changed_is_no_new_version(editor: Client, row: ProcedureDraft) -> None:
    for section in FORMS:
        assert editor.post(address(row, section), sent(row, section)).status_code == 302
    assert fresh(row).version == 0


def test_all_faults_at_once_and_nothing_is_lost(editor: Client, row: ProcedureDraft) -> None:
    page = editor.post(
        address(row, "limits"),
        sent(row, "limits", limits__0__amount="một", limits__1__promised="x", limits__1__why="Vì thế"),
    ).content.decode()
    assert page.count("ghi một số, ví dụ 5 hoặc 3,5") == 4  # at the top and at its field, twice
    assert all(f'value="{typed}"' in page for typed in ("một", "x"))
    assert "Vì thế" in page
    assert fresh(row).version == 0


def test_rows_come_and_go_without_saving(editor: Client, row: ProcedureDraft) -> None:
    page = editor.post(address(row, "components"), sent(row, "components", components__add="1")).content.decode()
    assert 'name="components.2.name"' in page
    assert "autofocus" in page
    taken = sent(row, "components", components__remove__0="1", components__1__hint="Chụp rõ")
    page = editor.post(address(row, "components"), taken).content.decode()
    assert 'name="components.1.name"' not in page
    assert "Chụp rõ" in page
    assert 'name="components.0.was" value="1"' in page
    assert fresh(row).version == 0


def test_what_a_draft_contradicts_is_said_on_its_page(editor: Client, row: ProcedureDraft, thuy: Person) -> None:
    limits = [row.document["limits"][0] | {"promised": 9}]
    save_draft(row.public_id, {"limits": limits}, version=0, by=thuy.actor, at=AT)
    assert "cam kết lâu hơn quy định" in editor.get(address(row, "limits")).content.decode()
    assert "cam kết lâu hơn quy định" not in editor.get(address(row, "fees")).content.decode()


def test_two_editors_of_one_section_and_of_two(editor: Client, row: ProcedureDraft, tam: Person) -> None:
    """The second of one section is told; the second of another section is not in the way."""
    first = sent(row, "fees", fees__0__cap="250000")
    tam.client.post(address(row, "fees"), sent(row, "fees", fees__0__cap="300000"))
    page = editor.post(address(row, "fees"), first).content.decode()
    assert tam.name in page
    assert 'value="250000"' in page
    assert fresh(row).document["fees"][0]["cap"] == 300_000
    editor.post(address(row, "law"), sent(row, "law", decision="4000/QĐ-BTP"))
    assert fresh(row).document["decision"] == "4000/QĐ-BTP"
    assert fresh(row).document["fees"][0]["cap"] == 300_000


def test_a_draft_that_is_closed_and_a_section_that_is_none(editor: Client, row: ProcedureDraft, thuy: Person) -> None:
    assert editor.get(address(row, "topics")).status_code == 404
    withdraw_draft(row.public_id, by=thuy.actor, at=AT)
    assert editor.get(address(row, "fees")).headers["Location"] == reverse("setup:draft", args=[row.public_id])
    editor.post(address(row, "fees"), sent(row, "fees", fees__0__cap="1"))
    assert fresh(row).version == 0


def test_platform_too_but_nobody_else(
    row: ProcedureDraft, minh: Person, mai: Person, quan: Person, lan: Person, dung: Person
) -> None:
    pages = (address(row, "fees"), reverse("portal:draft_preview", args=[row.public_id]))
    assert [minh.client.get(url).status_code for url in pages] == [200, 200]
    for person in (mai, quan, lan, dung):
        assert [person.client.get(url).status_code for url in pages] == [403, 403]
        assert person.client.post(pages[0], sent(row, "fees", fees__0__cap="1")).status_code == 403
    assert [Client().get(url).status_code for url in pages] == [302, 302]
    assert fresh(row).version == 0


def test_the_public_page_of_a_draft(editor: Client, row: ProcedureDraft) -> None:
    editor.post(address(row, "about"), sent(row, "about", summary="Tóm tắt của bản soạn."))
    page = editor.get(reverse("portal:draft_preview", args=[row.public_id])).content.decode()
    assert "Tóm tắt của bản soạn." in page
    assert "chưa công bố" in page
    assert "Tóm tắt của bản soạn." not in Client().get(f"/thu-tuc/{COPIES}").content.decode()
    editor.post(address(row, "limits"), sent(row, "limits", limits__0__promised="9"))
    assert "chưa xem trước được" in editor.get(reverse("portal:draft_preview", args=[row.public_id])).content.decode()


@pytest.mark.parametrize("section", sorted(FORMS))
def test_statements_of_a_page(
    section: str, editor: Client, row: ProcedureDraft, django_assert_max_num_queries: Callable[..., object]
) -> None:
    editor.get(address(row, section))
    with django_assert_max_num_queries(MOST_STATEMENTS):  # type: ignore[attr-defined]  # a context manager
        editor.get(address(row, section))
