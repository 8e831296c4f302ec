"""Sending the national list through a page: shown before anything is decided, in plain words where it is wrong."""

import ast
import gzip
import json
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Page

from motcua.catalog.national import reading_files
from motcua.catalog.national.models import NationalEntry, NationalUpload
from motcua.web.setup.shown.national_uploads import FAULTS
from tests.acts.jobs import run_jobs
from tests.browser import check_axe, overflow, serve
from tests.national import Row, row
from tests.town import Person

pytestmark = pytest.mark.django_db
SEND = "/setup/national/upload"
ROWS = [row(f"1.9000{n:02d}") for n in range(20)]
STATEMENTS = 7  # of a page, who asks included


def send(client: Client, rows: list[Row] | bytes, name: str = "thang-12.jsonl.gz") -> str:
    """Send a list; gives the address it leads to, or the page that says no."""
    content = rows if isinstance(rows, bytes) else gzip.compress("\n".join(map(json.dumps, rows)).encode())
    answer = client.post(SEND, {"list": SimpleUploadedFile(name, content)})
    return str(answer.headers.get("Location") or unescape(answer.content.decode()))


def read(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def test_it_is_read_shown_agreed_and_imported(thuy: Person) -> None:
    client = thuy.client
    assert SEND in read(client, "/setup/national")
    where = send(client, [*ROWS, row("1.900050", components=[])])
    assert "Tệp đang chờ đến lượt" in read(client, where)
    assert client.get(SEND).headers["Location"] == where
    run_jobs()
    page = read(client, where)
    for words in ("Thủ tục trong tệp: 21", "Mới: 21", "Thay đổi: 0", "phải có người xem từng cái: 1", "Đồng ý, nhập"):
        assert words in page
    assert not NationalEntry.objects.exists()
    client.post(f"{where}/agree")
    assert "Đang ghi" in read(client, where)
    run_jobs()
    assert "Đã nhập xong. Chưa có gì được công bố" in read(client, where)
    assert "thang-12.jsonl.gz, Lò Thị Thủy. 21 thủ tục" in read(client, "/setup/national").replace(
        thuy.name, "Lò Thị Thủy"
    )
    again = send(client, [*ROWS, row("1.900050", components=[])])
    run_jobs()
    assert "giống hệt danh mục đang có" in read(client, again)
    assert "Đồng ý, nhập" not in read(client, again)
    client.post(f"{again}/drop")
    assert "Đã bỏ" in read(client, again)


def test_what_is_wrong_is_told_with_its_line(thuy: Person) -> None:
    where = send(thuy.client, [*ROWS[:6], {**ROWS[6], "methods": [{"method": "PIGEON"}]}])
    run_jobs()
    page = read(thuy.client, where)
    assert "Dòng 7: Thiếu mục “PIGEON”, hoặc mục này có giá trị lạ." in page
    assert "Chưa nhập gì" in page
    assert "phải có người xem" not in page


@pytest.mark.parametrize(("name", "words"), [("x.xlsx", "Chỉ nhận tệp"), ("x.jsonl", "Tệp này trống")])
def test_a_file_that_is_no_list_is_told_at_once(name: str, words: str, thuy: Person) -> None:
    assert words in send(thuy.client, b"", name)
    assert "Chưa chọn tệp" in unescape(thuy.client.post(SEND).content.decode())


def test_a_second_one_is_told_whose_is_first(thuy: Person, tam: Person) -> None:
    send(thuy.client, ROWS)
    assert f"do {thuy.name} gửi" in send(tam.client, ROWS)


def test_every_fault_has_words() -> None:
    tree = ast.parse(Path(reading_files.__file__).read_text(encoding="utf-8"))
    calls = [c for c in ast.walk(tree) if isinstance(c, ast.Call) and getattr(c.func, "id", "") == "Unreadable"]
    codes = {str(c.args[1].value) for c in calls if isinstance(c.args[1], ast.Constant)}
    assert len(codes) == len({ast.unparse(c.args[1]) for c in calls})
    assert codes | {"too_many_gone"} == set(FAULTS)


@pytest.mark.parametrize("who", ["hanh", "mai", "thanh"])
def test_strangers_are_told_no(who: str, thuy: Person, request: pytest.FixtureRequest) -> None:
    where = send(thuy.client, ROWS)
    run_jobs()
    client = request.getfixturevalue(who).client
    for address in (SEND, where, f"{where}/agree", f"{where}/drop"):
        assert client.get(address).status_code in (302, 403, 405)
        assert client.post(address).status_code in (302, 403, 405)
    assert NationalUpload.objects.get().state == "ready"


def test_pages_ask_little(thuy: Person) -> None:
    where, client = send(thuy.client, ROWS), thuy.client
    for address, most in ((where, STATEMENTS), ("/setup/national", STATEMENTS + 4)):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        assert len(asked) <= most, [one["sql"][:90] for one in asked]
        assert not any('"catalog_nationalupload"."content"' in one["sql"] for one in asked)
        assert len(gzip.compress(page.content)) < 30_000


@pytest.mark.browser
def test_nothing_to_say_at_either_width(browser_page: Page, thuy: Person) -> None:
    serve(browser_page, thuy.client)
    where = send(thuy.client, ROWS)
    for state in ("waiting", "ready", "agreed", "done"):
        assert NationalUpload.objects.get().state == state
        for width, height in ((360, 740), (1280, 900)):
            browser_page.set_viewport_size({"width": width, "height": height})
            browser_page.goto(where)
            check_axe(browser_page)
            assert overflow(browser_page) <= 0, state
        if state == "ready":
            thuy.client.post(reverse("setup:national_agree", args=[NationalUpload.objects.get().public_id]))
        else:
            run_jobs()
    browser_page.goto(SEND)
    check_axe(browser_page)
    assert overflow(browser_page) <= 0
