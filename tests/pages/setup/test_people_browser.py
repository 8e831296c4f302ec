"""The setup of people in a browser: at both widths with axe, by keyboard, and without scripts."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, FilePayload, Page, expect

from motcua.directory.acts.delegations import Loan, lend_post
from motcua.directory.models import Agency, Officer
from motcua.web.setup.template import MEDIA_TYPE
from tests.acts.test_setup_people import DAY, TODAY, WHO
from tests.browser import HOST, check_axe, overflow, serve
from tests.pages.setup.books import ROOM, TU, book, saved
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTHS = [(360, 740), (1280, 900)]


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=HOST, java_script_enabled=False)
    yield context.new_page()
    context.close()


def look(page: Page, address: str) -> None:
    """Open an address at both widths: nothing for axe to say, nothing wider than the screen."""
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        check_axe(page)
        assert overflow(page) <= 0, address


def test_lists(browser_page: Page, minh: Person, lan: Person, quan: Person) -> None:
    post = lan.row.posts.get()
    lend_post(post.pk, Loan(quan.row.pk, "12/QĐ-UBND", TODAY, TODAY + 300 * DAY), **WHO)
    serve(browser_page, minh.client)
    for name in ("home", "agencies", "officers", "imports"):
        look(browser_page, reverse(f"setup:{name}"))
    look(browser_page, "/setup/delegations?when=ahead")
    look(browser_page, reverse("setup:officer", args=[lan.row.public_id]))


def test_forms(browser_page: Page, minh: Person, lan: Person, coc_san: Agency) -> None:
    serve(browser_page, minh.client)
    for part in ("", "_change", "_end"):
        look(browser_page, reverse(f"setup:agency{part}", args=[coc_san.public_id]))
    for name in ("post_move", "post_lend"):
        look(browser_page, reverse(f"setup:{name}", args=[lan.row.posts.get().pk]))
    look(browser_page, "/setup/agencies/new")


def test_an_officer_is_added_by_keyboard(browser_page: Page, minh: Person) -> None:
    page = browser_page
    serve(page, minh.client)
    page.goto("/setup/officers/new")
    page.get_by_label("Họ và tên").focus()
    page.keyboard.type("Lò Văn Tú")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Họ và tên")).to_have_value("Lò Văn Tú")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the line that leads to the field
    expect(page.locator("#f-email")).to_be_focused()
    page.keyboard.type("tu@laocai.example")
    page.keyboard.press("Enter")
    page.get_by_text("Đã thêm Lò Văn Tú").wait_for()
    check_axe(page)


def chosen(made: BytesIO) -> FilePayload:
    return {"name": "danh-sach.xlsx", "mimeType": MEDIA_TYPE, "buffer": made.getvalue()}


def test_a_list_is_imported_without_scripts(plain_page: Page, minh: Person) -> None:
    page, file = plain_page, chosen(saved(book([TU], [ROOM])))
    serve(page, minh.client)
    page.goto("/setup/imports")
    page.get_by_label("Tệp danh sách").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("1 cơ quan mới").wait_for()
    assert not Officer.objects.filter(email=TU[1]).exists()
    page.get_by_role("button", name="Đồng ý, ghi danh sách").click()
    page.get_by_text("Đã ghi: 1 cơ quan mới").wait_for()
    assert Officer.objects.filter(email=TU[1]).exists()


def test_a_preview_with_faults(browser_page: Page, minh: Person) -> None:
    page, file = browser_page, chosen(saved(book([[*TU[:3], "H99", *TU[4:]], TU], [ROOM])))
    serve(page, minh.client)
    page.goto("/setup/imports")
    page.get_by_label("Tệp danh sách").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_text("Không có cơ quan nào mang mã H99").wait_for()
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        check_axe(page)
        assert overflow(page) <= 0
