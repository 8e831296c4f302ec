"""The pages on which what is scheduled can be seen and taken back; nobody but editors."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from motcua.base import clockwork
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.acts.time_draft import time_draft
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.models import Revision
from tests.browser import check_axe, overflow, serve
from tests.town import Person

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"
PAGE = f"/setup/procedures/{BIRTH}"
WITHDRAW, KEEP = f"{PAGE}/revisions/2/withdraw", f"{PAGE}/revisions/2/keep"


@pytest.fixture
def coming(thuy: Person, tam: Person) -> Revision:
    """A revision for the day after tomorrow, with an end a month later."""
    at = clockwork.now()
    row = start_revision(BIRTH, by=thuy.actor, at=at)
    save_draft(row.public_id, {"summary": "Khai sinh cho trẻ."}, version=0, by=thuy.actor, at=at)
    day = clockwork.today(at) + timedelta(days=2)
    time_draft(row.public_id, day, day + timedelta(days=30), "", by=thuy.actor, at=at)
    check_draft(row.public_id, by=thuy.actor, at=at)
    return publish_draft(row.public_id, by=tam.actor, at=at)


def read(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def test_it_is_seen_and_taken_back(coming: Revision, thuy: Person) -> None:
    client, draft = thuy.client, ProcedureDraft.objects.get()
    page = read(client, PAGE)
    for words in ("Phiên bản lần 2 có hiệu lực từ", "thôi nhận hồ sơ từ", WITHDRAW, KEEP, "Đã lên lịch"):
        assert words in page
    assert WITHDRAW in read(client, reverse("setup:draft", args=[draft.public_id]))
    kept = unescape(client.post(WITHDRAW, {"why": "  x "}).content.decode())
    assert "Hãy ghi lý do" in kept
    client.post(WITHDRAW, {"why": "Bộ hoãn quy định mới."})
    page = read(client, PAGE)
    assert "Đã rút lại phiên bản lần 2." in page
    assert (WITHDRAW in page, "Chưa bao giờ" in page) == (False, True)
    assert "đã có người rút lại" in unescape(client.post(WITHDRAW, {"why": "lần nữa"}).content.decode())


def test_an_end_is_taken_back(coming: Revision, thuy: Person) -> None:
    thuy.client.post(KEEP, {"why": "Còn nhận tiếp."})
    page = read(thuy.client, PAGE)
    assert (KEEP in page, WITHDRAW in page) == (False, True)


@pytest.mark.parametrize("who", ["hanh", "mai", "thanh"])
def test_strangers_are_told_no(who: str, coming: Revision, request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue(who).client
    for address in (WITHDRAW, KEEP):
        assert client.get(address).status_code == 403
        assert client.post(address, {"why": "không cần nữa"}).status_code == 403
    coming.refresh_from_db()
    assert (coming.withdrawn_at, coming.ends_at is None) == (None, False)


def test_pages_ask_little(
    coming: Revision, thuy: Person, django_assert_max_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    client = thuy.client
    for address, most in ((WITHDRAW, 7), (KEEP, 7), (PAGE, 9)):
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


@pytest.mark.browser
def test_nothing_to_say_at_either_width(browser_page: Page, coming: Revision, thuy: Person) -> None:
    serve(browser_page, thuy.client)
    for width, height in ((360, 740), (1280, 900)):
        browser_page.set_viewport_size({"width": width, "height": height})
        for address in (PAGE, WITHDRAW, KEEP):
            browser_page.goto(address)
            check_axe(browser_page)
            assert overflow(browser_page) <= 0, address
