"""Sample mode: choose whom to be, the simulation behind our own address; and none of it outside sample mode."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from motcua.directory.models import Citizen, SignIn
from motcua.web.account import allauth_settings
from motcua.web.account.simproxy import PASSED_IN, PASSED_OUT
from tests.browser import check_axe, overflow
from tests.simulator import Simulator, simulator
from tests.town import Person

SAMPLE_ONLY = (
    "/mau/",
    "/mau/can-bo/01900000-0000-7000-8000-000000000000",
    "/sim/",
    "/sim/mail/",
    "/sim/vneid/authorize",
)


def _sample(settings: Settings, site: str, port: int) -> None:
    settings.MOTCUA_SAMPLE = True
    settings.MOTCUA_PUBLIC_URL = site
    settings.MOTCUA_SIM_PORT = port
    settings.ROOT_URLCONF = "tests.sample_site"
    settings.SOCIALACCOUNT_PROVIDERS = allauth_settings.providers(allauth_settings.sample_vneid(site, port))
    cache.clear()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    with simulator(tmp_path_factory.mktemp("home"), "http://testserver") as sim:
        yield sim


@pytest.fixture
def sim(running: Simulator, settings: Settings) -> Iterator[Simulator]:
    _sample(settings, "http://testserver", running.port)
    yield running
    running.turn("good")


@pytest.mark.parametrize("path", SAMPLE_ONLY)
def test_it_does_not_exist_in_earnest(client: Client, province: None, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_people_can_be_chosen(sim: Simulator, client: Client, hanh: Person, minh: Person) -> None:
    page = client.get("/mau/").content.decode()
    assert "Giàng Thị Mai" in page
    assert "Mẹ của em bé mới sinh" in page
    assert hanh.name in page
    assert minh.name in page
    client.post(f"/mau/can-bo/{hanh.row.public_id}")
    assert client.get("/desk/account").status_code == 200
    assert SignIn.objects.get().method == "sample"
    assert client.post(SAMPLE_ONLY[1]).status_code == 404


def test_all_officers_can_be_searched(sim: Simulator, client: Client, hanh: Person) -> None:
    found = client.get("/mau/", {"q": "Cốc San tiếp nhận"}).content.decode()
    assert found.count(hanh.name) > client.get("/mau/").content.decode().count(hanh.name)
    assert "Không tìm thấy cán bộ nào" in client.get("/mau/", {"q": "xyzzy"}).content.decode()


def test_a_citizen_is_not_to_be_had_without_the_identity(sim: Simulator, client: Client, mai: Person) -> None:
    assert client.post(f"/mau/can-bo/{mai.row.public_id}").status_code == 404


def test_the_simulation_is_behind_our_address(sim: Simulator, client: Client, province: None) -> None:
    answer = client.get("/sim/")
    assert "Phần mô phỏng" in answer.content.decode()
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'; form-action 'self'")
    assert client.get("/sim/sim.css")["Content-Type"].startswith("text/css")
    assert client.get("/sim/nothing").status_code == 404
    moved = Client(enforce_csrf_checks=True).post("/sim/days", {"day": "slow"})
    assert (moved.status_code, moved["Location"]) == (303, "/sim/")


def test_our_session_does_not_reach_the_simulation() -> None:
    assert not {"cookie", "x-csrftoken"} & set(PASSED_IN)
    assert "set-cookie" not in PASSED_OUT


def test_a_simulation_that_is_not_running_has_its_page(client: Client, province: None, settings: Settings) -> None:
    _sample(settings, "http://testserver", 9)
    answer = client.get("/sim/")
    assert answer.status_code == 503
    assert "Phần mô phỏng chưa chạy" in answer.content.decode()


@pytest.fixture
def site(live_server: LiveServer, tmp_path: Path, settings: Settings, province: None) -> Iterator[str]:
    """A real server, a real simulator behind it, one address; gives the address."""
    with simulator(tmp_path, live_server.url) as sim:
        _sample(settings, live_server.url, sim.port)
        yield live_server.url


@pytest.fixture
def page(browser_page: Page) -> Iterator[Page]:
    """A page whose console must stay silent: a broken content policy would speak there."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            said.append(f"{browser_page.url}: {message.text} {message.location.get('url', '')}")

    browser_page.on("console", hear)
    yield browser_page
    assert said == []


def looks_right(page: Page, at: str = "") -> None:
    if at:
        page.goto(at)
    check_axe(page)
    assert overflow(page) <= 0, page.url


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_citizen_signs_in_and_out_in_a_browser(site: str, page: Page) -> None:
    answer = page.goto(site + "/mau/")
    assert answer is not None
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    looks_right(page)
    page.get_by_role("button", name="Chọn Giàng Thị Mai").click()
    assert "/sim/vneid/authorize" in page.url
    looks_right(page)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(lambda url: "/sim/" not in url)
    looks_right(page, site + "/tai-khoan")
    assert page.get_by_text("Giàng Thị Mai").first.is_visible()
    assert Citizen.objects.get().verified_level == 2
    looks_right(page, site + "/tai-khoan/thiet-bi")
    page.goto(site + "/tai-khoan")
    page.get_by_role("main").get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(site + "/")
    page.goto(site + "/tai-khoan")
    assert page.url.startswith(site + "/dang-nhap")
    looks_right(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_an_officer_comes_in_by_one_click(site: str, page: Page, hanh: Person) -> None:
    page.goto(site + "/mau/")
    page.get_by_role("button", name="Chọn " + hanh.name).click()
    for at in ("/desk/account", "/tai-khoan/thiet-bi", "/desk/account/second-factor", "/desk/password"):
        looks_right(page, site + at)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_pages_of_signing_in_look_right(site: str, page: Page) -> None:
    for at in ("/dang-nhap", "/desk/password/forgotten", "/desk/password/sent", "/desk/password/new/1-x", "/dang-xuat"):
        looks_right(page, site + at)
    for at in ("/sim/", "/sim/mail/", "/sim/nothing"):
        looks_right(page, site + at)
    page.goto(site + "/desk/sign-in")
    page.get_by_role("button", name="Đăng nhập").click()
    assert page.locator(".error-summary").is_visible()
    looks_right(page)


def test_the_same_officer_twice_is_no_trouble(sim: Simulator, client: Client, hanh: Person) -> None:
    for _ in range(2):
        answer = client.post(f"/mau/can-bo/{hanh.row.public_id}")
        assert answer.status_code == 302
    assert client.get("/desk/").status_code == 200
    assert SignIn.objects.filter(account=hanh.account, ended_at=None).count() == 1
