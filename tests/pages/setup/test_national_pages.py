"""The national list in the setup: found, seen field by field, accepted, put right, rejected; never by strangers."""

from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from motcua.base.actor import SYSTEM
from motcua.catalog import queries as published
from motcua.catalog.national.acts.import_list import import_list
from motcua.catalog.national.models import ProposedChange
from tests.browser import check_axe, overflow, serve
from tests.national import fee, method, row, written
from tests.town import Person, vn

pytestmark = pytest.mark.django_db
ODD = row("1.900000", "Cấp giấy thử", methods=[method(time=1, unit="OTHER", fees=[fee("Theo Thông tư 1/2026/TT-BTC")])])
BIG = row("1.900001", "Thủ tục nhiều giấy tờ", components=[
    {**row("1.9")["components"][0], "name": f"Giấy tờ số {n}", "case": f"Nhóm {n // 30}"} for n in range(224)])  # fmt: skip
ROWS = [ODD, BIG, row("1.001193", "Thủ tục đăng ký khai sinh"), *(row(f"1.9001{n:02d}") for n in range(60))]
LIST = "/setup/national"


@pytest.fixture
def brought(tmp_path: Path, province: None) -> None:
    import_list(written(tmp_path / "list.jsonl", ROWS), by=SYSTEM, at=vn("2026-12-01 12:00"))


@pytest.fixture
def team(minh: Person, brought: None) -> Client:
    return minh.client


def change(code: str) -> ProposedChange:
    return ProposedChange.objects.get(entry__key=code, state="open")


def place(name: str, code: str) -> str:
    return reverse(f"setup:national_{name}", args=[change(code).public_id])


def read(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_it_lists_and_narrows(team: Client) -> None:
    page = read(team, LIST)
    for words in (
        "Nhận 61 thay đổi không có điều cần xem",
        "Mới (62)",
        "Thay đổi (1)",
        "list.jsonl",
        "1 đến 50 trong 63",
    ):
        assert words in page
    assert "Cấp giấy thử" in read(team, LIST, flag="fee_elsewhere")
    assert "Thủ tục nhiều giấy tờ" not in read(team, LIST, flag="fee_elsewhere")
    assert "khai sinh" in read(team, LIST, kind="changed")
    assert "Cấp giấy thử" in read(team, LIST, q="CẤP GIẤY")
    assert "Không có thay đổi nào" in read(team, LIST, state="rejected")


@pytest.mark.parametrize("asked", [{"kind": "x"}, {"flag": "\0"}, {"state": "x"}, {"page": "-1"}, {"q": "zzz"}])
def test_odd_questions_are_answered(asked: dict[str, str], team: Client) -> None:
    assert team.get(LIST, asked).status_code == 200


def test_one_change_is_told_with_its_reasons(team: Client) -> None:
    page = read(team, place("change", "1.900000"))
    for words in (
        "Mức thu theo văn bản khác",
        "Theo Thông tư 1/2026/TT-BTC",
        "Không ghi thời hạn",
        "1/QĐ-BTP",
        "list.jsonl",
    ):
        assert words in page
    page = read(team, place("change", "1.001193"))
    for words in (
        "Tỉnh đang nhận hồ sơ theo bản riêng",
        "Đăng ký khai sinh",
        "Thủ tục đăng ký khai sinh",
        "5 ngày làm việc",
    ):
        assert words in page
    assert "working_day" not in page
    assert "8.000 đồng" in page
    assert "Giấy tờ số 223" in read(team, place("change", "1.900001"))


def test_it_is_accepted(team: Client) -> None:
    where = place("take", "1.900000")
    assert "Nhận thay đổi này?" in read(team, where)
    done = unescape(team.post(where, follow=True).content.decode())
    assert "Đã nhận: Cấp giấy thử." in done
    assert published.procedure("1.900000") is not None
    assert "đã có người xem xong" in unescape(team.post(where).content.decode())


def test_what_the_province_runs_goes_into_a_draft(brought: None, thuy: Person, tam: Person) -> None:
    where, page = place("take", "1.001193"), place("change", "1.001193")
    assert "một người khác công bố" in read(thuy.client, page)
    assert "Đưa thay đổi này vào bản soạn?" in read(thuy.client, where)
    done = unescape(thuy.client.post(where, follow=True).content.decode())
    row_of = ProposedChange.objects.get(entry__key="1.001193")
    assert row_of.draft is not None
    assert "Đã đưa vào bản soạn: Thủ tục đăng ký khai sinh." in done
    assert "Theo danh mục quốc gia" in done
    assert f'href="/setup/drafts/{row_of.draft.public_id}"' in read(thuy.client, page)
    assert "Thủ tục đăng ký khai sinh" not in read(Client(), "/thu-tuc/1.001193")
    draft = f"/setup/drafts/{row_of.draft.public_id}"
    thuy.client.post(f"{draft}/check")
    assert "không tự công bố được" in unescape(thuy.client.post(f"{draft}/publish").content.decode())
    tam.client.post(f"{draft}/publish")
    assert "Thủ tục đăng ký khai sinh" in read(Client(), "/thu-tuc/1.001193")


def test_what_the_province_runs_is_put_right_in_a_draft(brought: None, thuy: Person) -> None:
    where = place("edit", "1.001193")
    assert "Thời hạn" not in read(thuy.client, where).split("<form class")[1]
    thuy.client.post(where, {"name": "Khai sinh", "summary": ""})
    row_of = ProposedChange.objects.get(entry__key="1.001193")
    assert row_of.draft is not None
    assert (row_of.state, row_of.draft.name) == ("edited", "Khai sinh")


def test_it_is_put_right(team: Client) -> None:
    where = place("edit", "1.900000")
    wrong = unescape(team.post(where, {"amount": "năm", "name": "Tên hay"}).content.decode())
    assert "“năm” không phải là số" in wrong
    assert "Tên hay" in wrong
    team.post(where, {"name": "Tên hay", "amount": "3,5", "unit": "working_day", "fee_words": "Hỏi tại quầy."})
    found = published.procedure("1.900000")
    assert found is not None
    known = published.definition(found.current_id or 0)
    assert (known.name, str(known.limits[0].amount), known.fee_words) == ("Tên hay", "3.5", "Hỏi tại quầy.")


def test_it_is_rejected(team: Client) -> None:
    where, row_of = place("refuse", "1.900000"), change("1.900000")
    assert "Còn thiếu: Lý do" in unescape(team.post(where, {"why": ""}).content.decode())
    team.post(where, {"why": "Tỉnh không có việc này."})
    row_of.refresh_from_db()
    assert (row_of.state, row_of.why) == ("rejected", "Tỉnh không có việc này.")


def test_all_clean_ones_at_once(team: Client) -> None:
    assert "61 thay đổi không có điều gì cần xem" in read(team, f"{LIST}/clean")
    done = unescape(team.post(f"{LIST}/clean", follow=True).content.decode())
    assert "Đã công bố 61 thủ tục để đọc." in done
    page = read(Client(), "/thu-tuc/1.900101")
    assert "Danh mục quốc gia không ghi mức thu" in page
    assert "Không mất phí" not in page
    assert "không bắt buộc" not in page


@pytest.mark.parametrize("who", ["hanh", "mai", "thanh"])
def test_strangers_are_told_no(who: str, brought: None, request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue(who).client
    for address in (LIST, f"{LIST}/clean", *(place(p, "1.900000") for p in ("change", "take", "edit", "refuse"))):
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, {"why": "không cần"}).status_code in (302, 403, 405)
    assert ProposedChange.objects.exclude(state="open").count() == 0


@pytest.mark.browser
def test_nothing_to_say_at_either_width(browser_page: Page, minh: Person, brought: None) -> None:
    serve(browser_page, minh.client)
    places = [LIST, f"{LIST}/clean", place("change", "1.900001"), place("change", "1.001193")]
    for width, height in ((360, 740), (1280, 900)):
        browser_page.set_viewport_size({"width": width, "height": height})
        for address in (*places, place("take", "1.900000"), place("edit", "1.900000"), place("refuse", "1.900000")):
            browser_page.goto(address)
            check_axe(browser_page)
            assert overflow(browser_page) <= 0, address
