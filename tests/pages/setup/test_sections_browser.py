"""A draft's sections in a browser: every page at both widths with axe, by keyboard, and the whole way without scripts."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from motcua.base import clockwork
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.in_force import midnight
from motcua.web.setup.sections.pages import FORMS
from tests.browser import HOST, check_axe, overflow, serve
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTHS = [(360, 740), (1280, 900)]
COPIES = "2.000815"
NEW_PRICE = "Nhiều nhất 150.000 đồng một bản sao."


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


def test_a_wrong_route_at_either_width(browser_page: Page, thuy: Person, row: ProcedureDraft) -> None:
    """The page of the route, that of the draft and the taking of a file, with a run drawn on the route."""
    steps = [dict(step) for step in row.document["route"]]
    signing = next(step for step in steps if step["kind"] == "sign")
    signing["next"] = {"returned": signing["next"]["returned"]}
    save_draft(row.public_id, {"route": steps}, version=0, by=thuy.actor, at=clockwork.now())
    serve(browser_page, thuy.client)
    draft = reverse("setup:draft", args=[row.public_id])
    for width, height in WIDTHS:
        browser_page.set_viewport_size({"width": width, "height": height})
        for page in (address(row, "route"), draft, f"{draft}/route/take"):
            browser_page.goto(page)
            check_axe(browser_page)
            assert overflow(browser_page) <= 0, page


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
    plain_page: Page, thuy: Person, tam: Person, row: ProcedureDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor changes a fee and a paper for a day; a second person publishes; a citizen reads it from that day on."""
    day = clockwork.today(clockwork.now()) + timedelta(days=3)
    serve(plain_page, thuy.client)
    plain_page.goto(reverse("setup:draft", args=[row.public_id]))
    _edit_fee(plain_page)
    _add_paper(plain_page)
    _give_day(plain_page, day)
    plain_page.get_by_role("button", name="Kiểm tra").click()
    expect(plain_page.get_by_role("status").first).to_contain_text("Đã kiểm tra")
    expect(plain_page.get_by_role("link", name="Công bố")).to_have_count(0)
    serve(plain_page, tam.client)
    plain_page.goto(reverse("setup:draft", args=[row.public_id]))
    plain_page.get_by_role("link", name="Công bố").click()
    plain_page.get_by_role("button", name="Công bố").click()
    expect(plain_page.get_by_role("status").first).to_contain_text("Đã công bố")
    serve(plain_page, Client())
    plain_page.goto(f"/thu-tuc/{COPIES}")
    expect(plain_page.get_by_text(NEW_PRICE)).to_have_count(0)
    monkeypatch.setattr(clockwork, "now", lambda: midnight(day))
    plain_page.goto(f"/thu-tuc/{COPIES}")
    expect(plain_page.get_by_text(NEW_PRICE)).to_be_visible()
    expect(plain_page.get_by_text("Bản dịch tiếng Việt").first).to_be_visible()


def _edit_fee(page: Page) -> None:
    page.get_by_role("link", name="Phí, lệ phí").click()
    page.get_by_label("Nhiều nhất cho một bản, đồng").fill("hai trăm")
    page.get_by_role("button", name="Lưu").last.click()
    expect(page.get_by_role("alert").first).to_contain_text("Nhiều nhất cho một bản")
    expect(page.get_by_label("Nhiều nhất cho một bản, đồng")).to_have_value("hai trăm")
    page.get_by_label("Nhiều nhất cho một bản, đồng").fill("150.000")
    page.get_by_label("Ghi chú cho người dân").fill(NEW_PRICE)
    page.get_by_role("button", name="Lưu").last.click()


def _add_paper(page: Page) -> None:
    page.get_by_role("link", name="Thành phần hồ sơ").click()
    page.get_by_role("button", name="Thêm giấy tờ").click()
    page.get_by_label("Tên giấy tờ").last.fill("Bản dịch tiếng Việt")
    page.get_by_label("Chỉ xuất trình, không nộp").last.select_option(label="Có")
    page.get_by_label("Chỉ dẫn cho người nộp").last.fill("Chỉ khi bản chính không phải tiếng Việt.")
    page.get_by_role("button", name="Lưu").last.click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu")


def _give_day(page: Page, day: date) -> None:
    page.get_by_role("link", name="Ngày hiệu lực").click()
    for part, value in (("Ngày", day.day), ("Tháng", day.month), ("Năm", day.year)):
        page.get_by_role("group", name="Có hiệu lực từ").get_by_label(part).fill(str(value))
    page.get_by_role("button", name="Lưu").click()
