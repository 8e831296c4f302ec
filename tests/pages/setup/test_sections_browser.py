"""A draft's sections in a browser: every page at both widths with axe, by keyboard, and the whole way without scripts."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from motcua.base import clockwork
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.web.setup.sections.pages import FORMS
from tests.browser import HOST, check_axe, overflow, serve
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTHS = [(360, 740), (1280, 900)]
COPIES = "2.000815"


@pytest.fixture
def row(thuy: Person) -> ProcedureDraft:
    return start_revision(COPIES, by=thuy.actor, at=clockwork.now())


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A narrow page without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=HOST, java_script_enabled=False)
    yield context.new_page()
    context.close()


def address(row: ProcedureDraft, section: str) -> str:
    return reverse("setup:draft_section", args=[row.public_id, section])


@pytest.mark.parametrize("section", sorted(FORMS))
def test_nothing_to_say_at_either_width(section: str, browser_page: Page, thuy: Person, row: ProcedureDraft) -> None:
    serve(browser_page, thuy.client)
    for width, height in WIDTHS:
        browser_page.set_viewport_size({"width": width, "height": height})
        browser_page.goto(address(row, section))
        check_axe(browser_page)
        assert overflow(browser_page) <= 0, section


def test_the_preview_at_either_width(browser_page: Page, thuy: Person, row: ProcedureDraft) -> None:
    serve(browser_page, thuy.client)
    for width, height in WIDTHS:
        browser_page.set_viewport_size({"width": width, "height": height})
        browser_page.goto(reverse("portal:draft_preview", args=[row.public_id]))
        check_axe(browser_page)
        assert overflow(browser_page) <= 0


def test_a_case_is_added_by_keyboard(browser_page: Page, thuy: Person, row: ProcedureDraft) -> None:
    """The button that adds has the focus go on in the new row; Enter in a field saves."""
    serve(browser_page, thuy.client)
    browser_page.goto(address(row, "cases"))
    browser_page.get_by_role("button", name="Thêm trường hợp").focus()
    with browser_page.expect_navigation():
        browser_page.keyboard.press("Enter")
    browser_page.keyboard.type("Bản chính bằng tiếng nước ngoài")
    browser_page.keyboard.press("Enter")
    expect(browser_page.get_by_role("status").first).to_contain_text("Đã lưu")
    row.refresh_from_db()
    assert [c["name"] for c in row.document["cases"]][1:] == ["Bản chính bằng tiếng nước ngoài"]
    assert row.document["cases"][1]["key"] == "case1"


def test_from_the_edit_to_the_citizen_without_scripts(
    plain_page: Page, thuy: Person, tam: Person, mai: Person, row: ProcedureDraft
) -> None:
    """An editor changes a fee and a paper; a second person publishes; a citizen reads it."""
    serve(plain_page, thuy.client)
    plain_page.goto(reverse("setup:draft", args=[row.public_id]))
    plain_page.get_by_role("link", name="Phí, lệ phí").click()
    plain_page.get_by_label("Nhiều nhất cho một bản, đồng").fill("hai trăm")
    plain_page.get_by_role("button", name="Lưu").last.click()
    expect(plain_page.get_by_role("alert").first).to_contain_text("Nhiều nhất cho một bản")
    expect(plain_page.get_by_label("Nhiều nhất cho một bản, đồng")).to_have_value("hai trăm")
    plain_page.get_by_label("Nhiều nhất cho một bản, đồng").fill("150.000")
    plain_page.get_by_label("Ghi chú cho người dân").fill("Nhiều nhất 150.000 đồng một bản sao.")
    plain_page.get_by_role("button", name="Lưu").last.click()
    plain_page.get_by_role("link", name="Thành phần hồ sơ").click()
    plain_page.get_by_role("button", name="Thêm giấy tờ").click()
    plain_page.get_by_label("Tên giấy tờ").last.fill("Bản dịch tiếng Việt")
    plain_page.get_by_label("Chỉ xuất trình, không nộp").last.select_option(label="Có")
    plain_page.get_by_label("Chỉ dẫn cho người nộp").last.fill("Chỉ khi bản chính không phải tiếng Việt.")
    plain_page.get_by_role("button", name="Lưu").last.click()
    expect(plain_page.get_by_role("status").first).to_contain_text("Đã lưu")
    assert check_draft(row.public_id, by=thuy.actor, at=clockwork.now()) == ()
    publish_draft(row.public_id, by=tam.actor, at=clockwork.now())
    serve(plain_page, mai.client)
    plain_page.goto(f"/thu-tuc/{COPIES}")
    expect(plain_page.get_by_text("Nhiều nhất 150.000 đồng một bản sao.")).to_be_visible()
    expect(plain_page.get_by_text("Bản dịch tiếng Việt")).to_be_visible()
