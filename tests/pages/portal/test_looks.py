"""The portal in a browser: axe finds nothing, nothing is wider than the screen, scripts only help."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Page, Route, expect

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts.supplement import Asked, request_supplement
from tests.browser import HOST, check_axe, overflow, serve
from tests.pages.portal.asking import address
from tests.stories import in_progress, prepared, submitted
from tests.town import Person

pytest_plugins = ["tests.browser"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser]
OPEN = ["/", "/thu-tuc", "/thu-tuc?q=zzzzqqq", "/thu-tuc/1.001193", "/thu-tuc/2.000815", "/tra-cuu", "/tro-giup", "/lien-he",
        "/rieng-tu", "/kha-nang-tiep-can"]  # fmt: skip
FILING = ["tasks", "papers", "return_way", "check", "discard"]
SIZES = [(360, "light"), (1280, "light"), (360, "dark")]


def serve_scripts(page: Page, client: Client) -> None:
    """Serve with the head by which the server knows which script asks."""
    serve(page, client)

    def answer(route: Route) -> None:
        asked = route.request
        script = asked.headers.get("x-requested-with")
        if not script:
            route.fallback()
            return
        given = {"content_type": asked.headers["content-type"], "headers": {"x-requested-with": script}}
        path = asked.url.removeprefix(HOST)
        response = client.generic(asked.method, path, asked.post_data_buffer or b"", **given)  # type: ignore[arg-type]  # typed one by one
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.getvalue())

    page.route("**/soan/*", answer)


def look(page: Page, where: str) -> None:
    page.goto(where)
    assert overflow(page) == 0, where
    check_axe(page)


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_open_pages(browser_page: Page, client: Client, province: None, width: int, scheme: str) -> None:
    serve(browser_page, client)
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for where in OPEN:
        look(browser_page, where)


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_filing(browser_page: Page, mai: Person, coc_san: Agency, width: int, scheme: str) -> None:
    dossier = prepared(mai, coc_san)
    serve(browser_page, mai.client)
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    topics = [address("topic", dossier, key) for key in ("requester", "child")]
    for where in ["/nop/1.001193", *topics, *(address(name, dossier) for name in FILING)]:
        look(browser_page, where)


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_dossier(
    browser_page: Page, mai: Person, hanh: Person, quan: Person, coc_san: Agency, width: int, scheme: str
) -> None:
    dossier = in_progress(mai, coc_san, hanh, at=now() - timedelta(hours=3))
    asked = [Asked("component", "birth_proof", "Ảnh mờ."), Asked("question", "birth_address", "Chưa khớp.")]
    request_supplement(dossier.pk, asked, by=quan.actor, at=now() - timedelta(hours=2))
    serve(browser_page, mai.client)
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    sent = submitted(mai, coc_san)
    names = ("dossier", "supplement", "withdraw")
    for where in ["/ho-so", "/thong-bao", address("done", sent), *(address(name, dossier) for name in names)]:
        look(browser_page, where)


def test_questions_come_up_at_once_and_keep_the_focus(browser_page: Page, mai: Person, coc_san: Agency) -> None:
    dossier = prepared(mai, coc_san)
    serve_scripts(browser_page, mai.client)
    browser_page.goto(address("topic", dossier, "child"))
    browser_page.fill("[name=child_ethnicity]", "Dao")
    browser_page.check("[name=late][value=yes]")
    expect(browser_page.locator("[name=fee_exempt]").first).to_be_visible()
    expect(browser_page.locator("[name=late][value=yes]")).to_be_focused()
    expect(browser_page.locator("[name=child_ethnicity]")).to_have_value("Dao")
    expect(browser_page.locator("[data-autosave-state]")).to_contain_text("thêm câu hỏi")
    browser_page.check("[name=late][value=no]")
    expect(browser_page.locator("[name=fee_exempt]")).to_have_count(0)


def test_enter_in_a_field_saves_and_takes_no_row_away(browser_page: Page, mai: Person, coc_san: Agency) -> None:
    dossier = prepared(mai, coc_san)
    serve(browser_page, mai.client)
    browser_page.goto(address("topic", dossier, "birth_place"))
    browser_page.press("[name='birth_address.line']", "Enter")
    browser_page.wait_for_url(f"**{address('topic', dossier, 'mother')}")
