"""Drafts and packages in a browser: at both widths with axe, by keyboard, without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from motcua.base import clockwork
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_clone
from motcua.catalog.drafts.models import ChangePackage, ProcedureDraft
from motcua.dossiers.models import Dossier
from tests.browser import HOST, check_axe, overflow, serve
from tests.pages.setup.test_packages_pages import open_one, package
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["open_one", "package"]
WIDTHS = [(360, 740), (1280, 900)]


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A narrow page without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=HOST, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def faulty(thuy: Person) -> ProcedureDraft:
    """A copy with a fault and a saving."""
    at = clockwork.now()
    row = start_clone("1.001193", "LC.000001", "Cấp giấy thử", by=thuy.actor, at=at)
    return save_draft(row.public_id, {"result_name": ""}, version=0, by=thuy.actor, at=at)


def test_nothing_to_say_at_either_width(
    browser_page: Page, thuy: Person, package: ChangePackage, faulty: ProcedureDraft, open_one: Dossier
) -> None:
    serve(browser_page, thuy.client)
    of_package, of_draft = f"/setup/packages/{package.public_id}", f"/setup/drafts/{faulty.public_id}"
    item = ProcedureDraft.objects.get(package=package)
    places = (
        "/setup/drafts", "/setup/drafts/new", "/setup/drafts/take", of_draft, f"/setup/drafts/{item.public_id}",
        f"{of_draft}/timing", f"{of_draft}/publish", "/setup/packages", "/setup/packages/new", of_package,
        f"{of_package}/rehearsal", f"{of_package}/add", f"{of_package}/items/{item.public_id}/rule",
        "/setup/procedures/1.001193/differences", "/setup/procedures/1.001193",
    )  # fmt: skip
    for width, height in WIDTHS:
        browser_page.set_viewport_size({"width": width, "height": height})
        for address in places:
            browser_page.goto(address)
            check_axe(browser_page)
            assert overflow(browser_page) <= 0, address


def test_a_draft_is_begun_and_checked_without_scripts(plain_page: Page, thuy: Person) -> None:
    serve(plain_page, thuy.client)
    plain_page.goto("/setup/procedures/1.001193")
    plain_page.get_by_role("link", name="Soạn bản mới").click()
    plain_page.get_by_role("button", name="Mở bản soạn").click()
    expect(plain_page.get_by_text("Chưa có gì khác.")).to_be_visible()
    plain_page.get_by_role("button", name="Kiểm tra").click()
    expect(plain_page.get_by_role("status")).to_contain_text("không thấy chỗ nào sai")


def test_a_package_is_published_by_keyboard(browser_page: Page, tam: Person, package: ChangePackage) -> None:
    serve(browser_page, tam.client)
    browser_page.goto(f"/setup/packages/{package.public_id}/publish")
    button = browser_page.get_by_role("button", name="Công bố")
    for _ in range(40):
        if button.evaluate("each => each === document.activeElement"):
            break
        browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    expect(browser_page.get_by_role("status")).to_contain_text("Mọi thay đổi trong gói")
