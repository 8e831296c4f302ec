"""The board in a browser: at both widths with axe, by keyboard, without scripts, on paper."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests.browser import HOST, check_axe, overflow, serve
from tests.pages.desk import scenes
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTHS = [(360, 740), (1280, 900)]


@pytest.fixture
def late(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    Dossier.unscoped.filter(pk=dossier.pk).update(received_at=now(), due=now() - timedelta(minutes=1))
    return dossier


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=HOST, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_both_widths(browser_page: Page, late: Dossier, dung: Person) -> None:
    """Nothing for axe to say, nothing wider than the screen: figures, a list, mistakes, nothing at all."""
    serve(browser_page, dung.client)
    places = ("/board/", "/board/list?figure=late_now", "/board/list?figure=post", "/board/?from=1/2&to=x")
    maps = (
        "/board/procedures/1.001193/map",
        "/board/list?figure=passed&passed=open&procedure=1.001193",
        "/board/history",
    )
    for place in (*places, *maps, "/board/?from=1/1/2001&to=2/1/2001"):
        for width, height in WIDTHS:
            browser_page.set_viewport_size({"width": width, "height": height})
            browser_page.goto(place)
            check_axe(browser_page)
            assert overflow(browser_page) <= 0, place


def test_by_keyboard(browser_page: Page, late: Dossier, lan: Person) -> None:
    """From the figure to its list to the dossier, and two days typed."""
    page = browser_page
    page.set_viewport_size({"width": 1280, "height": 900})
    serve(page, lan.client)
    page.goto("/board/")
    page.get_by_label("Từ ngày").focus()
    page.keyboard.press("Control+a")  # the days shown stand there already
    page.keyboard.type("32/1/2026")
    page.keyboard.press("Tab")
    page.keyboard.type("1/2/2026")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Từ ngày")).to_have_value("32/1/2026")
    page.goto("/board/")
    page.locator('.figure-link[href*="late_now"]').focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Đang quá hạn: 1").wait_for()
    page.get_by_role("link", name=str(late.code)).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{scenes.page(late)}")


def test_a_narrow_screen_orders_by_a_list(browser_page: Page, late: Dossier, dung: Person) -> None:
    serve(browser_page, dung.client)
    browser_page.goto("/board/")
    agencies = browser_page.locator("#by-agency")
    expect(agencies.locator("thead a").first).to_be_hidden()
    agencies.get_by_text("Sắp xếp theo").click()
    agencies.get_by_role("link", name="Trễ hạn").click()
    browser_page.wait_for_url("**by_agency=-late#by-agency")
    expect(browser_page.locator('#by-agency th[aria-sort="descending"]')).to_have_count(1)


def test_without_scripts(plain_page: Page, late: Dossier, dung: Person) -> None:
    serve(plain_page, dung.client)
    plain_page.goto("/board/")
    plain_page.get_by_label("Từ ngày").fill("1/1/2026")
    plain_page.get_by_label("Đến ngày").fill("31/12/2099")
    plain_page.get_by_role("button", name="Xem", exact=True).click()
    plain_page.get_by_text("Toàn tỉnh, từ 01/01/2026 đến 31/12/2099").wait_for()
    plain_page.locator("#by-agency tbody a").first.click()
    plain_page.get_by_role("heading", name="Đã tiếp nhận: 1").wait_for()


def test_on_paper(browser_page: Page, late: Dossier, dung: Person) -> None:
    """The words of the period stay, what is only for hands goes."""
    serve(browser_page, dung.client)
    browser_page.goto("/board/")
    browser_page.emulate_media(media="print")
    expect(browser_page.get_by_text("Toàn tỉnh, từ")).to_be_visible()
    expect(browser_page.get_by_role("button", name="Xem", exact=True)).to_be_hidden()
    expect(browser_page.locator("#by-agency thead")).to_be_visible()
