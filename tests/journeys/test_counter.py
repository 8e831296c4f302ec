"""Sơn comes to the counter with a paper; Hạnh's hands never leave the keyboard, from signing in to the receipt."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import check_axe
from tests.journeys import people
from tests.journeys.people import Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
CARD = "010066999102||Vàng Văn Sơn|01011966|Nam|Thôn Luổng Đơ, Cốc San, Lào Cai|25042021"
FAR = 120  # presses of Tab after which something cannot be reached


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the field of this name, or the button or link of these words, has the focus."""
    told = "(e => [e.name, e.innerText.trim().split('\\n')[0], e.value])(document.activeElement)"
    for _ in range(FAR):
        if what in page.evaluate(told):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{what!r} cannot be reached by Tab on {page.url}")


def press(page: Page, what: str, key: str = "Enter") -> None:
    tab_to(page, what)
    with page.expect_navigation():
        page.keyboard.press(key)
    check_axe(page)


def type_in(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.type(text)


def test_a_paper_dossier_by_keyboard_alone(opened: Open) -> None:
    hanh = opened(width=1280)
    people.sign_in_officer(hanh, "Phạm Thị Hạnh")
    page = hanh.page
    hanh.go("/desk/intake/2.000815")
    type_in(page, "card", CARD)
    page.keyboard.press("Enter")
    expect(page.locator("[name=full_name]")).to_have_value("Vàng Văn Sơn")
    expect(page.locator("[name=id_number]")).to_have_value("010066999102")
    type_in(page, "phone", "0900000102")
    type_in(page, "pages", "10")
    type_in(page, "copies", "2")
    press(page, "Tiếp nhận hồ sơ")
    hanh.says("H38.111.1-")
    hanh.says("24.000 đồng")


def test_search_and_help_by_keyboard_on_a_phone(opened: Open) -> None:
    son = opened()
    son.go("/")
    page = son.page
    type_in(page, "q", "sao y giay to")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    son.says("Chứng thực bản sao")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText").strip() != ""
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
