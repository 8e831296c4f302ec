"""A machine that everybody uses: nothing stays on it, by the server's clock and by the page's own."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from playwright.sync_api import Page, Route

from motcua.base import clockwork
from motcua.directory.models import Agency
from motcua.directory.models.sign_in import SignIn
from motcua.web.account.entering import begin
from motcua.web.account.idle import limit
from tests.browser import check_axe, overflow, serve
from tests.pages.portal.asking import words
from tests.town import Person

pytest_plugins = ["tests.browser"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
STRIP = "Máy dùng chung: dùng xong, hãy xóa trước khi rời đi."


def public(client: Client) -> Client:
    client.cookies["may_cong_cong"] = "1"
    return client


def test_turning_it_on_and_off(client: Client) -> None:
    assert STRIP not in words(client.get("/"))
    answer = client.post("/may-cong-cong", {"on": "1"})
    cookie = answer.cookies["may_cong_cong"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("1", True, "Lax")
    assert STRIP in words(client.get("/"))
    client.post("/may-cong-cong", {"off": "1"})
    assert STRIP not in words(client.get("/"))


@pytest.mark.parametrize("where", ["/", "/thu-tuc/1.001193", "/xa-phuong?province=15", "/dang-nhap", "/nothing"])
def test_no_page_is_kept(client: Client, where: str) -> None:
    assert public(client).get(where).headers["Cache-Control"] == "no-store, private"


def test_a_page_without_scripts_leaves_by_itself(client: Client) -> None:
    text = public(client).get("/thu-tuc/1.001193").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="600;url=/may-cong-cong/xong"></noscript>' in text
    assert 'http-equiv="refresh"' not in Client().get("/thu-tuc/1.001193").content.decode()


def test_wiping_ends_the_session_and_empties_the_browser(mai: Person) -> None:
    client = public(mai.client)
    assert client.get("/ho-so").status_code == 200
    client.cookies["ngon_ngu"] = "en"
    answer = client.get("/may-cong-cong/xong")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies["ngon_ngu"]["max-age"] == 0
    assert "/dang-nhap" in client.get("/ho-so").headers["Location"]


def test_nobody_is_signed_out_where_the_mode_is_off(mai: Person) -> None:
    client = mai.client
    client.get("/may-cong-cong/xong")
    assert client.get("/ho-so").status_code == 200


def test_a_session_left_alone_ends_sooner_and_keeps_no_form(
    mai: Person, coc_san: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, own = public(mai.client), mai.client
    begun = clockwork.now()
    for browser in (shared, own):
        assert browser.get("/ho-so").status_code == 200
    _at(monkeypatch, begun + timedelta(minutes=11))
    assert own.get("/ho-so").status_code == 200, "an hour on one's own machine"
    answer = shared.post("/nop/1.001193", {"commune": "02746"})
    assert "/dang-nhap" in answer.headers["Location"]
    assert "parked" not in shared.session
    assert "những gì chưa lưu đã được xóa" in words(shared.get("/dang-nhap"))


def _at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clockwork, "now", lambda: moment)


def test_a_sign_in_ends_with_the_browser(mai: Person) -> None:
    request = public(mai.client).get("/ho-so").wsgi_request
    SignIn.objects.all().delete()
    begin(request, mai.account, "test")
    assert request.session.get_expire_at_browser_close()
    assert limit(request) == timedelta(minutes=10)


@pytest.mark.browser
def test_it_forgets_when_nobody_touches_it(browser_page: Page, mai: Person) -> None:
    client = public(mai.client)
    serve(browser_page, client)
    browser_page.route("**/may-cong-cong/xong", lambda route: _wiped(route, client))
    browser_page.clock.install()
    browser_page.goto("/ho-so")
    for width in (360, 1280):
        browser_page.set_viewport_size({"width": width, "height": 800})
        assert overflow(browser_page) == 0
        check_axe(browser_page)
    browser_page.evaluate("localStorage.setItem('typed', 'something')")
    browser_page.clock.run_for(140_000)
    browser_page.keyboard.press("Tab")
    browser_page.clock.run_for(155_000)
    assert browser_page.url.endswith("/ho-so"), "touched in time"
    assert "tự xóa sau 30 giây" in browser_page.locator("[data-countdown]").inner_text()
    with browser_page.expect_navigation(url="**/may-cong-cong/xong"):
        browser_page.clock.run_for(30_000)
    assert browser_page.evaluate("localStorage.length") == 0
    assert "/dang-nhap" in client.get("/ho-so").headers["Location"]


def _wiped(route: Route, client: Client) -> None:
    """Answer with the page that the redirect leads to: chromium follows a redirect past the test."""
    onward = client.get("/may-cong-cong/xong").headers["Location"]
    route.fulfill(body=client.get(onward).content, content_type="text/html")


@pytest.mark.browser
def test_the_page_to_turn_it_on(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.goto("/may-cong-cong")
    check_axe(browser_page)
    browser_page.get_by_role("button", name="Bật trên trình duyệt này").press("Enter")
    browser_page.get_by_text(STRIP).wait_for()
