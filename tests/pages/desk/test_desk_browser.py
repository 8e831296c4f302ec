"""The desk in a browser: at both widths with axe, by keyboard, and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts import supplement
from motcua.dossiers.models import Dossier, State
from tests.browser import HOST, check_axe, overflow, serve
from tests.pages.desk import scenes
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTHS = [(360, 740), (1280, 900)]
CARD = "010198999777|123456789|Vàng Thị Dế|05021990|Nữ|Thôn Ún Tà, Xã Cốc San, Lào Cai|12082021"


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=HOST, java_script_enabled=False)
    yield context.new_page()
    context.close()


def _look(page: Page, address: str) -> None:
    """Open an address at both widths: nothing for axe to say, nothing wider than the screen."""
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        check_axe(page)
        assert overflow(page) <= 0, address


def test_lists_and_a_dossier(browser_page: Page, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier, asked = scenes.submitted(mai, coc_san), scenes.submitted(mai, coc_san)
    gap = supplement.Asked("component", "birth_proof", "Ảnh mờ, xin chụp lại.")
    supplement.request_supplement(asked.pk, [gap], by=hanh.actor, at=now())
    serve(browser_page, hanh.client)
    for address in ("/desk/", "/desk/unit", "/desk/waiting", "/desk/search?q=giang", "/desk/search?q=xyz"):
        _look(browser_page, address)
    for found, key in ((dossier, "unit"), (asked, "waiting")):
        _look(browser_page, f"{scenes.page(found)}?list={key}")


def test_a_dossier_on_its_route(browser_page: Page, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    serve(browser_page, hanh.client)
    _look(browser_page, f"{scenes.page(dossier)}/route?list=unit")
    expect(browser_page.get_by_role("img", name="Quy trình của hồ sơ")).to_be_visible()


@pytest.mark.parametrize("key", ["receive", "refuse", "request_supplement", "take", "fee"])
def test_acts_of_the_counter(key: str, browser_page: Page, hanh: Person, mai: Person, coc_san: Agency) -> None:
    serve(browser_page, hanh.client)
    _look(browser_page, scenes.act(scenes.submitted(mai, coc_san), key))


@pytest.mark.parametrize("key", ["propose", "consult", "stop"])
def test_acts_of_the_specialist(
    key: str, browser_page: Page, hanh: Person, quan: Person, mai: Person, coc_san: Agency
) -> None:
    serve(browser_page, quan.client)
    _look(browser_page, scenes.act(scenes.in_progress(mai, coc_san, hanh), key))


def test_what_is_wrong_takes_the_focus(
    browser_page: Page, hanh: Person, quan: Person, mai: Person, coc_san: Agency
) -> None:
    serve(browser_page, quan.client)
    browser_page.goto(scenes.act(scenes.in_progress(mai, coc_san, hanh), "propose"))
    browser_page.get_by_role("button", name="Trình", exact=True).click()
    expect(browser_page.locator(".error-summary")).to_be_focused()
    expect(browser_page).to_have_title("Có lỗi: " + browser_page.title().removeprefix("Có lỗi: "))
    browser_page.get_by_role("link", name="Còn thiếu: Đề nghị của anh/chị").click()
    check_axe(browser_page)


def test_the_desk_by_keyboard(browser_page: Page, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossiers = [scenes.submitted(mai, coc_san) for _ in range(2)]
    scenes.due_in(dossiers[0], 1)
    page = browser_page
    page.set_viewport_size({"width": 1280, "height": 900})
    serve(page, hanh.client)
    page.goto("/desk/unit")
    page.keyboard.press("/")
    expect(page.locator("#desk-search")).to_be_focused()
    page.keyboard.press("Tab")
    for key in "jjk":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{scenes.page(dossiers[0])}*")
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.wait_for_url("**/receive*")
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.get_by_text("Mã hồ sơ: ").wait_for()
    assert scenes.fresh(dossiers[0]).state == State.RECEIVED


def test_one_pane_on_a_narrow_screen(browser_page: Page, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    serve(browser_page, hanh.client)
    browser_page.goto(f"{scenes.page(dossier)}?list=unit")
    expect(browser_page.locator(".pane-list")).to_be_hidden()
    expect(browser_page.locator(".narrow-back a")).to_have_attribute("href", "/desk/unit")
    browser_page.set_viewport_size({"width": 1280, "height": 900})
    expect(browser_page.locator(".pane-list [aria-current]")).to_be_visible()


def test_the_counter_by_keyboard(browser_page: Page, hanh: Person) -> None:
    page = browser_page
    serve(page, hanh.client)
    _look(page, "/desk/intake")
    page.keyboard.type("khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/intake?q=*")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the best answer
    page.wait_for_url("**/desk/intake/1.001193")
    page.keyboard.type(CARD)
    page.keyboard.press("Enter")  # as the scanner does
    expect(page.locator("[name=full_name]")).to_have_value("Vàng Thị Dế")
    expect(page.locator("[name=phone]")).to_be_focused()
    expect(page.locator("[name=card]")).to_have_value("")
    page.keyboard.type("0912345678")
    page.keyboard.press("Enter")
    page.locator(".error-summary").wait_for()
    check_axe(page)
    assert overflow(page) <= 0
    expect(page.locator("[name=id_number]")).to_have_value("010198999777")


def test_the_counter_without_scripts(plain_page: Page, hanh: Person) -> None:
    serve(plain_page, hanh.client)
    plain_page.goto("/desk/intake/1.001193")
    plain_page.locator("[name=card]").fill(CARD)
    plain_page.keyboard.press("Enter")
    expect(plain_page.locator("[name=full_name]")).to_have_value("Vàng Thị Dế")
    plain_page.locator("[name='o.birth_proof']").fill("1")
    plain_page.locator("[name=requester_relation][value=mother]").check()
    plain_page.locator("[name=late][value=no]").check()
    plain_page.locator("[name=copies]").fill("0")
    plain_page.get_by_role("button", name="Tiếp nhận hồ sơ").last.click()
    plain_page.get_by_text("Đã nhận hồ sơ của Vàng Thị Dế").wait_for()
    assert Dossier.unscoped.get().state == State.RECEIVED


def test_a_dossier_without_scripts(plain_page: Page, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    serve(plain_page, hanh.client)
    plain_page.goto(f"{scenes.page(dossier)}?list=unit")
    plain_page.get_by_role("button", name="Hiện Số định danh").click()
    plain_page.get_by_text("010198999101").first.wait_for()
    plain_page.get_by_role("button", name="Nhận việc này").click()
    plain_page.get_by_role("link", name="Tiếp nhận", exact=True).click()
    plain_page.get_by_label("Đạt: Giấy chứng sinh").check()
    plain_page.get_by_role("button", name="Tiếp nhận và chuyển ngay").click()
    plain_page.get_by_text("và chuyển giải quyết").wait_for()
    assert scenes.fresh(dossier).state == State.IN_PROGRESS
