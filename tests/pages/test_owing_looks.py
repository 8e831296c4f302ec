"""The pages of what is owed to another office, in a browser: both widths, axe, the keyboard, and no scripts."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from motcua.base.clockwork import now, today
from motcua.dossiers.acts.obligation_proof import Proof, send_proof
from motcua.dossiers.models import Dossier
from tests import filings, stories
from tests.browser import HOST, check_axe, overflow, serve
from tests.pages.desk import scenes
from tests.town import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def told(mai: Person, nga: Person) -> Dossier:
    return filings.owing(mai, nga, at=now() - timedelta(hours=3))


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=HOST, java_script_enabled=False)
    yield context.new_page()
    context.close()


def _look(page: Page, address: str) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        check_axe(page)
        assert overflow(page) <= 0, (address, width)


def test_the_citizens_pages(browser_page: Page, told: Dossier, mai: Person) -> None:
    serve(browser_page, mai.client)
    for name in ("dossier", "owing"):
        _look(browser_page, reverse(f"portal:{name}", args=[told.public_id]))
    for code in ("1.004222", "1.013225", "1.004756"):
        _look(browser_page, reverse("portal:procedure", args=[code]))


def test_the_officers_pages(browser_page: Page, told: Dossier, mai: Person, hanh: Person, quan: Person) -> None:
    send_proof(told.pk, Proof("0012345", today(now()), stories.photo()), by=mai.actor, at=now())
    serve(browser_page, filings.officer("tuyen").client)
    for address in ("/desk/unit", scenes.page(told)):
        _look(browser_page, address)
    for key in ("settle_obligation", "return_proof"):
        _look(browser_page, scenes.act(told, key))
    permit = filings.forwarded("1.013225", mai, quan.row.posts.get().agency, hanh, at=now() - timedelta(hours=1))
    browser_page.unroute("**/*")
    serve(browser_page, quan.client)
    for key in ("consult", "request_supplement"):
        _look(browser_page, scenes.act(permit, key))


def test_the_form_works_without_scripts_and_by_keyboard(plain_page: Page, told: Dossier, mai: Person) -> None:
    """What is missing is said, what was typed stays; the file itself is sent in test_owing."""
    serve(plain_page, mai.client)
    plain_page.goto(reverse("portal:dossier", args=[told.public_id]))
    plain_page.get_by_role("link", name="Gửi chứng từ đã nộp tiền").press("Enter")
    day = today(now())
    plain_page.get_by_label("Số chứng từ").focus()
    for words in ("0012345", f"{day.day}", f"{day.month}", f"{day.year}"):
        plain_page.keyboard.type(words)
        plain_page.keyboard.press("Tab")
    plain_page.get_by_role("button", name="Gửi chứng từ").press("Enter")
    expect(plain_page.get_by_role("link", name="Còn thiếu ảnh hoặc tệp chứng từ.")).to_be_visible()
    expect(plain_page.get_by_label("Số chứng từ")).to_have_value("0012345")
    assert told.obligations.get().proof_sent_at is None
