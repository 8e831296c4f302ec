"""Search in a browser: at both widths with axe, for a choice, a better spelling and what is not ours."""

import os

import pytest
from django.test import Client
from playwright.sync_api import Page

from motcua.base import clockwork
from motcua.catalog.finding import index, misses, seeding
from motcua.catalog.finding.findable import Findable
from tests.browser import check_axe, overflow, serve
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTHS = [(360, 740), (1280, 900)]
PLACES = ["/thu-tuc?q=t%E1%BA%A1m+tr%C3%BA", "/thu-tuc?q=khai+sin", "/thu-tuc?q=ch%C3%A1y+nh%C3%A0", "/thu-tuc"]
SETUP = ["/setup/synonyms?q=khai", "/setup/synonyms/new", "/setup/misses"]


@pytest.fixture(autouse=True)
def national(province: None) -> None:
    seeding.seed()
    names = {"1.004194": "Đăng ký tạm trú", "1.002755": "Gia hạn tạm trú", "1.010028": "Xóa đăng ký tạm trú"}
    index.put(Findable(code, name, field="Cư trú", levels=("commune",)) for code, name in names.items())


def _nothing_to_say(page: Page, address: str) -> None:
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        if folder := os.environ.get("MOTCUA_PICTURES"):
            page.screenshot(path=f"{folder}/{width}{address.replace('/', '_')[:40]}.png", full_page=True)
        check_axe(page)
        assert overflow(page) <= 0, address


@pytest.mark.parametrize("address", PLACES)
def test_the_search_page(address: str, browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    _nothing_to_say(browser_page, address)


@pytest.mark.parametrize("address", SETUP)
def test_the_editor_s_pages(address: str, browser_page: Page, minh: Person) -> None:
    misses.note("thả diều", answered=False, on=clockwork.today(clockwork.now()))
    serve(browser_page, minh.client)
    _nothing_to_say(browser_page, address)
