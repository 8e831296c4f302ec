"""The dossiers behind a figure, a page at a time, and as files."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from motcua.files.models import Look
from tests.pages.desk import scenes
from tests.town import Person

LIST = "/board/list"
SECRET = ("Giàng", "010198999101", "0900000101", "Tòng Chú")
STATEMENTS = 20


@pytest.fixture
def two(mai: Person, coc_san: Agency, hanh: Person) -> list[Dossier]:
    """Two dossiers in progress, the second one late."""
    found = [scenes.in_progress(mai, coc_san, hanh) for _ in range(2)]
    Dossier.unscoped.update(received_at=now())  # in this month at any hour of it
    Dossier.unscoped.filter(pk=found[0].pk).update(due=now() + timedelta(days=9))
    Dossier.unscoped.filter(pk=found[1].pk).update(due=now() - timedelta(days=1))
    return found


def _list(person: Person, **given: str) -> str:
    response = person.client.get(LIST, given)
    assert response.status_code == 200
    return scenes.words(response)


def test_it_works(two: list[Dossier], dung: Person) -> None:
    page = _list(dung, figure="in_progress")
    assert "<h1>Đang giải quyết: 2</h1>" in page
    assert page.index(str(two[1].code)) < page.index(str(two[0].code))  # the earliest promise first
    for said in ("Toàn tỉnh", "Quá hạn", "Đang giải quyết", "Tự nộp trực tuyến", "1.001193 Đăng ký khai sinh"):
        assert said in page


def test_it_names_no_person(two: list[Dossier], dung: Person, lan: Person) -> None:
    for person in (dung, lan):
        shown = person.client.get(LIST, {"figure": "received"}).content.decode()
        files = [_export(person, form) for form in ("csv", "xlsx")]
        text = shown + files[0].decode() + str(list(load_workbook(BytesIO(files[1])).active.values))  # type: ignore[union-attr]  # it has one
        assert not [word for word in SECRET if word in text], person.name


def test_the_code_leads_on_where_the_desk_lets_one_in(two: list[Dossier], dung: Person, lan: Person) -> None:
    page = scenes.page(two[0])
    assert page in _list(lan, figure="received")
    assert page not in _list(dung, figure="received")
    assert lan.client.get(page).status_code == 200


def test_it_is_narrowed_and_widened_again(two: list[Dossier], dung: Person, coc_san: Agency) -> None:
    other = Agency.objects.exclude(pk=coc_san.pk).order_by("pk")[0]
    page = _list(dung, figure="received", agency=coc_san.code, procedure="1.001193")
    assert "Đã tiếp nhận: 2" in page
    assert "Bỏ<span" in page
    assert "procedure=1.001193" in page
    assert "Không có hồ sơ nào" in _list(dung, figure="received", agency=other.code)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"figure": "salaries"},
        {"figure": "received", "agency": "H99"},
        {"figure": "received", "procedure": "9.999999"},
    ],
)
def test_what_there_is_not(given: dict[str, str], lan: Person) -> None:
    assert lan.client.get(LIST, given).status_code == 404
    assert lan.client.get(f"{LIST}/csv", given).status_code == 404


def test_characters_that_no_code_has(lan: Person) -> None:
    for name in ("agency", "procedure", "after", "from", "period", "on"):
        assert lan.client.get(LIST, {"figure": "received", name: "\x00"}).status_code == 200, name


def test_a_leader_gets_no_other_agency_by_asking_for_it(two: list[Dossier], ha: Person, coc_san: Agency) -> None:
    assert "Không có hồ sơ nào" in _list(ha, figure="received", agency=coc_san.code)


def test_pages(two: list[Dossier], lan: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.measures.listing.ROWS", 1)
    first = _list(lan, figure="in_progress")
    assert f"after={two[1].public_id}" in first
    assert str(two[0].code) not in first
    second = _list(lan, figure="in_progress", after=str(two[1].public_id))
    assert str(two[0].code) in second
    assert 'rel="next"' not in second
    assert "Đầu danh sách" in second
    assert str(two[1].code) in _list(lan, figure="in_progress", after="x")  # no key: from the start


def test_its_price_does_not_grow(two: list[Dossier], mai: Person, coc_san: Agency, hanh: Person, lan: Person) -> None:
    browser, counts = lan.client, []
    browser.get(LIST, {"figure": "received"})
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            browser.get(LIST, {"figure": "received"})
        counts.append(len(asked))
        scenes.in_progress(mai, coc_san, hanh)
    assert counts[0] == counts[1] <= STATEMENTS


def _export(person: Person, form: str, **given: str) -> bytes:
    response: Any = person.client.get(f"{LIST}/{form}", {"figure": "received"} | given)
    assert response.status_code == 200
    assert f'.{form}"' in response.headers["Content-Disposition"]
    return bytes(response.getvalue())


def test_csv(two: list[Dossier], dung: Person) -> None:
    text = _export(dung, "csv", figure="in_progress").decode()
    assert text.startswith("\ufeffMã hồ sơ,")
    head, *rows = list(csv.reader(StringIO(text[1:])))
    assert [row[0] for row in rows] == [two[1].code, two[0].code]
    late = dict(zip(head, rows[0], strict=True))
    assert (late["Mã thủ tục"], late["So với hẹn"], late["Có kết quả"]) == ("1.001193", "Đang quá hạn", "")
    assert late["Cách nộp"] == "Tự nộp trực tuyến"


def test_excel_keeps_codes_as_text_and_moments_as_moments(two: list[Dossier], dung: Person) -> None:
    sheet = load_workbook(BytesIO(_export(dung, "xlsx", figure="in_progress"))).active
    assert sheet is not None
    rows: list[Any] = list(sheet.iter_rows())
    assert [cell.value for cell in rows[1][:2]] == [two[1].code, "1.001193"]
    assert rows[1][1].data_type == "s"
    assert rows[1][9].is_date
    assert len(rows) == 3


def test_every_export_is_written_down(two: list[Dossier], lan: Person, coc_san: Agency) -> None:
    for form in ("csv", "xlsx"):
        _export(lan, form, agency=coc_san.code)
    looks = Look.objects.filter(what="export").order_by("pk")
    assert [(look.actor_key, look.words.split()[1:]) for look in looks] == [
        (lan.actor.key, [form, coc_san.code]) for form in ("csv", "xlsx")
    ]
    assert lan.client.get(f"{LIST}/pdf", {"figure": "received"}).status_code == 404
    assert lan.client.post(f"{LIST}/csv", {"figure": "received"}).status_code == 405
    assert looks.count() == 2


def test_an_excel_file_has_an_end(two: list[Dossier], lan: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.web.ui.exports.MOST_ROWS", 1)
    response = lan.client.get(f"{LIST}/xlsx", {"figure": "received"})
    assert response.status_code == 409
    assert "Hãy tải CSV" in scenes.words(response)
    assert not Look.objects.filter(what="export").exists()  # nothing left the house
    assert len(_export(lan, "csv").splitlines()) == 3
