"""The design language: every component has a sample, axe finds nothing, nothing is wider than a phone."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import Storage
from django.http import HttpRequest
from django.template.loader import get_template
from django.test import Client, RequestFactory
from playwright.sync_api import Page, Route, expect
from pytest_django.fixtures import Settings

from motcua.web.ui import errors, sample_fields, samples
from motcua.web.ui.assets import JoinedStaticFilesStorage
from motcua.web.ui.fields import FieldView, error_lines
from tests.browser import check_axe, overflow, serve

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.pages.ui_urls")]

UI = Path(errors.__file__).parent
# Parts of other templates, shown wherever their whole is.
PIECES = {"base", "cell", "check_word", "confirm", "desk_base", "error_page", "field_words", "label_words", "messages",
          "plain_base", "portal_base", "script"}  # fmt: skip
PAGES = ["/ui/", "/ui/desk/", "/ui/confirm/", "/ui/errors/404/"]


@pytest.fixture(autouse=True)
def _sample(settings: Settings) -> None:
    settings.MOTCUA_SAMPLE = True


def test_every_component_has_a_sample() -> None:
    shown = {one.name for group in samples.groups().values() for one in group}
    assert {path.stem for path in (UI / "templates/ui").glob("*.html")} == shown | PIECES


def test_every_component_declares_its_parameters() -> None:
    silent = [path.name for path in (UI / "templates/ui").rglob("*.html") if "{#" not in path.read_text()]
    assert set(silent) <= {"base.html", "components.html", "desk.html"}


def test_the_sample_page_shows_every_kind_of_field(client: Client) -> None:
    shown = client.get("/ui/").content.decode()
    for field in sample_fields.fields():
        assert f'id="{field.id}-field"' in shown
    assert "(không bắt buộc)" in shown
    assert "style=" not in shown


def test_samples_do_not_exist_in_earnest(client: Client, settings: Settings) -> None:
    settings.MOTCUA_SAMPLE = False
    settings.DEBUG = False
    assert client.get("/ui/").status_code == 404


@pytest.mark.parametrize("kind", ["text", "choice", "date", "address", "table", "declaration", "file"])
def test_an_error_leads_to_an_element_that_exists(kind: str) -> None:
    one = next(f for f in sample_fields.fields() if f.kind == kind)
    wrong = FieldView(one.name, one.label, kind, error="Sai.", options=one.options, value=one.value)
    (line,) = error_lines([wrong])
    assert f'id="{line.href.removeprefix("#")}"' in get_template("ui/field.html").render({"field": wrong})


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 429, 500, 503])
def test_error_pages_say_what_to_do(client: Client, code: int) -> None:
    page = client.get(f"/ui/errors/{code}/")
    assert page.status_code == code
    words = page.content.decode()
    assert page.headers["X-Request-Id"] in words
    assert "<h1>" in words
    assert 'href="/"' in words


def test_the_page_of_error_500_needs_no_database() -> None:
    request: HttpRequest = RequestFactory().get("/")
    assert errors.server_error(request).status_code == 500


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (360, "dark"), (1280, "dark")])
def test_axe_finds_nothing(browser_page: Page, client: Client, path: str, width: int, scheme: str) -> None:
    serve(browser_page, client)
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    browser_page.goto(path)
    assert overflow(browser_page) == 0
    check_axe(browser_page)


@pytest.mark.browser
def test_a_very_narrow_screen_scrolls_one_way_only(browser_page: Page, client: Client) -> None:
    """320 px is 1280 px at a zoom of 400 % (WCAG 1.4.10)."""
    serve(browser_page, client)
    browser_page.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        browser_page.goto(path)
        assert overflow(browser_page) == 0, path


@pytest.mark.browser
def test_touch_targets_are_large_enough(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.goto("/ui/")
    heights = browser_page.eval_on_selector_all(
        ".button, .input, .choice, .mainnav a, .masthead-item, .tabs a, .item", "all => all.map(e => e.offsetHeight)"
    )
    assert min(filter(None, heights)) >= 44  # hidden ones have none


@pytest.mark.browser
def test_the_summary_of_errors_takes_the_focus(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.goto("/ui/")
    expect(browser_page.locator(".error-summary")).to_be_focused()
    browser_page.get_by_role("link", name="Còn thiếu số điện thoại").click()
    expect(browser_page.locator("#f-phone")).to_be_in_viewport()


@pytest.mark.browser
def test_a_double_click_sends_once(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.goto("/ui/confirm/")
    posts: list[str] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            posts.append(route.request.url)
        else:
            route.fallback()

    browser_page.route("**/ui/confirm/", hold)
    browser_page.evaluate("for (const _ of [1, 2, 3]) document.querySelector('form[data-once] .button').click()")
    browser_page.wait_for_timeout(200)
    assert len(posts) == 1


@pytest.mark.browser
def test_what_could_not_be_saved_is_kept_and_sent(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.clock.install()
    browser_page.goto("/ui/")
    browser_page.route("**/ui/saved/", lambda route: route.abort())
    browser_page.fill("#f-reason", "Tôi nộp nhầm")
    browser_page.clock.run_for(3000)
    expect(browser_page.locator("[data-autosave-state]")).to_contain_text("Mất mạng")
    browser_page.unroute("**/ui/saved/")
    browser_page.goto("/ui/")
    expect(browser_page.locator("#f-reason")).to_have_value("Tôi nộp nhầm")
    browser_page.clock.run_for(3000)
    expect(browser_page.locator("[data-autosave-state]")).to_contain_text("Đã lưu lúc")


@pytest.mark.browser
def test_a_chosen_file_goes_up_at_once(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.goto("/ui/")
    expect(browser_page.locator("[data-upload-pick]")).to_be_visible()
    with browser_page.expect_request(lambda request: request.method == "POST") as sent:
        browser_page.set_input_files("#f-birth_proof", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"photo"})
    assert b"a.jpg" in (sent.value.post_data_buffer or b"")
    expect(browser_page.locator("#f-birth_proof")).to_be_focused()


@pytest.mark.browser
def test_communes_follow_the_province(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.goto("/ui/")
    expect(browser_page.locator('[name="home.load"]')).to_be_hidden()
    browser_page.select_option("#f-home-province", "11")
    expect(browser_page.locator("#f-home-commune option")).to_have_count(2)


@pytest.mark.browser
def test_the_idle_warning_keeps_the_form(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.clock.install()
    browser_page.goto("/idle/")
    browser_page.clock.run_for(200_000)
    expect(browser_page.get_by_role("dialog")).to_be_visible()
    browser_page.get_by_role("button", name="Tiếp tục làm việc").click()
    expect(browser_page.get_by_role("dialog")).to_be_hidden()
    expect(browser_page.locator("[name=csrfmiddlewaretoken]")).to_have_value("new")
    expect(browser_page.locator("textarea")).to_have_value("còn nguyên")


def _collected(folder: Path) -> dict[str, int]:
    """Give the compressed size of each file of the design language as production serves it."""
    storage = JoinedStaticFilesStorage(location=str(folder), base_url="/static/")
    paths: dict[str, tuple[Storage, str]] = {}
    for name, source in AppDirectoriesFinder(app_names=["motcua.web.ui"]).list([]):
        paths[name] = (source, name)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(Path(source.path(name)).read_bytes())
    hashed = {name: new for name, new, done in storage.post_process(paths) if done is True}
    return {name: min(f.stat().st_size for f in folder.glob(f"{new}*")) for name, new in hashed.items()}


def test_first_view_is_light(tmp_path: Path, client: Client) -> None:
    """Page, style sheet, script and favicon over the wire: at most half of the 30 kB allowed."""
    weight = _collected(tmp_path)
    assert "@import" not in (tmp_path / "ui/portal.css").read_text()
    page = client.get("/ui/confirm/", headers={"accept-encoding": "gzip"})
    assert len(page.content) + weight["ui/portal.css"] + weight["ui/js/once.js"] + weight["ui/favicon.svg"] < 15_000
    assert weight["ui/desk.css"] < 10_000


def test_no_template_has_a_rule_or_an_inline_style() -> None:
    for path in (UI / "templates").rglob("*.html"):
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>", path.read_text()), path
