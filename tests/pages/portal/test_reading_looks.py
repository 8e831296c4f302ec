"""Reading in a browser: axe, both widths, the keyboard, one printed sheet, no script needed, no report of the CSP."""

import io
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now
from motcua.catalog.national.acts.import_list import import_list
from motcua.directory.models import Agency
from motcua.outreach.acts import Written, publish_article
from tests.browser import HOST, check_axe, overflow, serve
from tests.national import needs_list, real_rows, row, written
from tests.town import Person, vn

pytest_plugins = ["tests.browser"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("province")]
PAGES = [
    "/thu-tuc/9.000001", "/thu-tuc/1.001193", "/noi-nop", "/noi-nop?xa=nam+cuong&thu-tuc=1.001193", "/noi-nop?xa=coc+leu",
    "/don-vi", "/don-vi/02746", "/don-vi/02746/lien-ket?thu-tuc=1.001193", "/so-lieu-thu-tuc",
]  # fmt: skip


@pytest.fixture(autouse=True)
def listed(tmp_path: Path) -> None:
    case = row("9")["components"][0]
    papers = [case | {"case": f"{n}. Trường hợp", "name": f"Giấy {n}"} for n in range(50)]
    import_list(
        written(tmp_path / "list.jsonl", [row("9.000001", components=papers)]), by=SYSTEM, at=vn("2026-12-01 12:00")
    )


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (360, "dark")])
def test_pages(browser_page: Page, client: Client, lan: Person, coc_san: Agency, width: int, scheme: str) -> None:
    for kind in ("about", "guide", "news"):
        publish_article(coc_san.pk, Written(kind, "Bài", "## Một\nĐoạn.\n- mục"), by=lan.actor, at=now())
    reports: list[str] = []
    browser_page.on("console", lambda said: reports.append(said.text))
    serve(browser_page, client)
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for where in PAGES:
        browser_page.goto(where)
        assert overflow(browser_page) == 0, where
        check_axe(browser_page)
    assert [said for said in reports if "Security Policy" in said] == [], "the block of data is no script to the CSP"


@pytest.mark.parametrize("width", [360, 1280])
def test_writing_at_the_desk(browser_page: Page, lan: Person, coc_san: Agency, width: int) -> None:
    publish_article(coc_san.pk, Written("news", "Bài", "Đoạn."), by=lan.actor, at=now())
    serve(browser_page, lan.client)
    browser_page.set_viewport_size({"width": width, "height": 800})
    for where in ("/desk/articles", "/desk/articles/write"):
        browser_page.goto(where)
        assert overflow(browser_page) == 0, where
        check_axe(browser_page)


def test_ticking_and_unfolding_by_keyboard(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    browser_page.goto("/thu-tuc/9.000001")
    first = browser_page.locator("details.pack").first
    first.locator("summary").press("Enter")
    first.locator("input").press("Space")
    assert first.locator("input").is_checked()


def test_it_is_read_without_scripts(browser: Browser, client: Client) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False, base_url=HOST)
    page = context.new_page()
    serve(page, client)
    page.goto("/thu-tuc/9.000001")
    page.locator("details.pack summary").nth(3).click()
    page.locator("details.pack input").nth(3).check()
    page.fill("#f-xa", "Cốc San")
    page.get_by_role("button", name="Tìm nơi nộp").click()
    page.get_by_role("heading", name="Ủy ban nhân dân xã Cốc San").wait_for()
    context.close()


def sheets(page: Page, where: str) -> int:
    page.goto(where)
    return len(pikepdf.open(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages)


def test_a_procedure_is_printed_on_one_sheet(browser_page: Page, client: Client) -> None:
    serve(browser_page, client)
    for code in ("1.001193", "1.004873", "2.000815"):
        assert sheets(browser_page, f"/thu-tuc/{code}") == 1, code


@needs_list
def test_what_is_folded_is_printed_too(browser_page: Page, client: Client, tmp_path: Path) -> None:
    many = next(one for one in real_rows() if len(one["components"]) == 224)
    import_list(written(tmp_path / "many.jsonl", [row("9.000001"), many]), by=SYSTEM, at=vn("2026-12-08 12:00"))
    serve(browser_page, client)
    assert sheets(browser_page, "/thu-tuc/1.014199") > 4
