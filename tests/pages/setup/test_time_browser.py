"""Calendar, hours, settings and procedures in a browser: at both widths with axe, by keyboard, without scripts."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from motcua.directory.models import Agency, CalendarDay
from motcua.dossiers.models import Dossier
from tests import stories
from tests.browser import HOST, check_axe, overflow, serve
from tests.pages.setup.test_calendar_pages import MONDAY, PLAN
from tests.pages.setup.test_hours_pages import TOMORROW
from tests.town import Person, vn

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTHS = [(360, 740), (1280, 900)]
HOURS = {"agency": "province", "sessions": "07:00-11:30,13:00-16:30", "since": TOMORROW.isoformat(), "source": "QĐ 5"}
PLACES = (
    "/setup/calendar?year=2027", "/setup/calendar/add", "/setup/calendar/2027-01-01", "/setup/calendar/2027-01-01/remove",
    f"/setup/calendar/preview?{urlencode(PLAN)}", "/setup/hours", "/setup/hours/change",
    f"/setup/hours/preview?{urlencode(HOURS)}", "/setup/province", "/setup/province/change", "/setup/procedures",
    "/setup/procedures?q=zzzz", "/setup/procedures/1.001193",
)  # fmt: skip


@pytest.fixture
def open_one(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return stories.in_progress(mai, coc_san, hanh, at=vn(f"{MONDAY} 09:00"))


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A narrow page without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=HOST, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PLACES)
def test_nothing_to_say_at_either_width(address: str, browser_page: Page, minh: Person, open_one: Dossier) -> None:
    serve(browser_page, minh.client)
    for width, height in WIDTHS:
        browser_page.set_viewport_size({"width": width, "height": height})
        browser_page.goto(address)
        check_axe(browser_page)
        assert overflow(browser_page) <= 0, address


def test_a_day_is_added_without_scripts(plain_page: Page, minh: Person, open_one: Dossier) -> None:
    serve(plain_page, minh.client)
    plain_page.goto("/setup/calendar")
    plain_page.get_by_role("link", name="Thêm ngày nghỉ hoặc ngày làm bù").click()
    for part, value in (("Ngày", MONDAY.day), ("Tháng", MONDAY.month), ("Năm", MONDAY.year)):
        plain_page.get_by_role("group", name="Ngày, hoặc ngày đầu tiên").get_by_label(part).fill(str(value))
    plain_page.get_by_label("Ngày lễ").check()
    plain_page.get_by_label("Đã công bố").check()
    plain_page.get_by_label("Tên ngày").fill("Nghỉ do bão")
    plain_page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(plain_page.get_by_role("alert")).to_contain_text("số và ngày của văn bản")
    expect(plain_page.get_by_label("Tên ngày")).to_have_value("Nghỉ do bão")
    plain_page.get_by_label("Số và ngày văn bản").fill("CĐ 12")
    plain_page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(
        plain_page.get_by_role("cell", name=str(open_one.code)).or_(plain_page.get_by_text(str(open_one.code)))
    ).to_be_visible()
    plain_page.get_by_role("button", name="Đổi lịch").click()
    expect(plain_page.get_by_role("status")).to_contain_text("Đã đổi lịch làm việc")
    assert CalendarDay.objects.filter(date=MONDAY).exists()


def test_hours_are_set_by_keyboard(browser_page: Page, minh: Person) -> None:
    serve(browser_page, minh.client)
    browser_page.goto(f"/setup/hours/preview?{urlencode(HOURS)}")
    button = browser_page.get_by_role("button", name="Đặt giờ này")
    for _ in range(40):
        if button.evaluate("each => each === document.activeElement"):
            break
        browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("Giờ làm việc")
    expect(browser_page.get_by_text("07:00-11:30, 13:00-16:30")).to_be_visible()
