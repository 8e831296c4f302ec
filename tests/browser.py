"""Debian's chromium for tests: one browser a session, pages served by the test client, axe on what is shown.

The conftest of a folder imports `browser` and `browser_page`; a test asks for `browser_page` and is marked `browser`.
"""

import mimetypes
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
HOST = "http://motcua.test"


# Playwright leaves an event loop in this thread. Django would refuse the database there, and asgiref would give each of
# its greenlets a connection of its own, outside the test's transaction: one connection a thread is what we mean.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
setattr(connections, "_connections", threading.local())  # noqa: B010 - private, and only in tests


def _need_chromium() -> None:
    if CHROMIUM.exists():
        return
    missing = f"{CHROMIUM} is missing: apt-get install chromium"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    _need_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A page of its own: 360 by 740, Vietnamese, Vietnam's time."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", base_url=HOST
    )
    yield context.new_page()
    context.close()


def serve(page: Page, client: Client) -> None:
    """Answer every request of the page by the test client: no server, the test's own transaction."""
    page.route("**/*", lambda route: _answer(route, client))


def _answer(route: Route, client: Client) -> None:
    asked = urlsplit(route.request.url)
    if asked.path.startswith("/static/"):
        _answer_static(route, asked.path.removeprefix("/static/"))
        return
    try:
        response = _ask(client, route.request)
    except Exception:
        route.abort()  # or the page would wait for its time-out before the test could tell
        raise
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.getvalue())


def _ask(client: Client, asked: Request) -> Any:
    address = urlsplit(asked.url)
    return client.generic(
        asked.method,
        f"{address.path}?{address.query}" if address.query else address.path,
        asked.post_data_buffer or b"",
        content_type=asked.headers.get("content-type", "application/octet-stream"),
        headers={"accept": asked.headers.get("accept", "*/*")},
    )


def _answer_static(route: Route, name: str) -> None:
    found = finders.find(name)
    if not isinstance(found, str):
        route.fulfill(status=404, body="")
        return
    route.fulfill(body=Path(found).read_bytes(), content_type=mimetypes.guess_type(name)[0] or "text/plain")


def check_axe(page: Page) -> None:
    """Fail with every violation that axe finds and where."""
    # Without preload axe leaves the style sheets alone; with it, it copies them into the page, which our CSP forbids.
    # Of what it finds in order we want no lists: they cost more than the looking.
    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]}).response["violations"]
    told = [f"{v['id']}: {v['help']}: {node['target']}" for v in found for node in v["nodes"]]
    assert not told, f"{page.url}\n" + "\n".join(told)


def overflow(page: Page) -> int:
    """Give by how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
