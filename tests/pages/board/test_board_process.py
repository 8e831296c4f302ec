"""The map of a procedure and of a log: numbers that lead to their dossiers, files, who may look, what it costs."""

import csv
from datetime import timedelta
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier, Step
from motcua.files.models import Look
from motcua.history.acts.import_log import import_log
from motcua.history.models import EventLog
from tests import stories
from tests.acts.test_history import LOG
from tests.pages.desk import scenes
from tests.town import Person

pytestmark = pytest.mark.django_db
MAP = "/board/procedures/1.001193/map"
STATEMENTS = 15  # of the whole page with its frame and its sign-in, however many dossiers there are
SECRET = ("Giàng", "010198999101", "0900000101", "Tòng Chú")


@pytest.fixture
def some(mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person) -> list[Dossier]:
    found = [stories.delivered(mai, coc_san, (hanh, quan, lan)), scenes.in_progress(mai, coc_san, hanh)]
    Dossier.unscoped.update(received_at=now())  # in this month at any hour of it
    return found


def _page(person: Person, url: str = MAP, **given: str) -> str:
    response = person.client.get(url, given)
    assert response.status_code == 200
    return scenes.words(response)


def _links(page: str, part: str) -> set[str]:
    return {piece.split('"')[0] for piece in unescape(page).split('href="')[1:] if part in piece.split('"')[0]}


def test_it_works(some: list[Dossier], lan: Person) -> None:
    page = _page(lan)
    assert "<h1>Hồ sơ đã đi thế nào</h1>" in page
    assert 'role="img" aria-labelledby="map-title map-words"' in page
    assert "Các bước bằng lời" in page
    for name in Step.objects.values_list("name", flat=True):
        assert page.count(name) > 2, name  # drawn, told and in the tables
    assert "ít lượt" in page  # two of them are few


def test_every_number_leads_to_its_dossiers(some: list[Dossier], lan: Person) -> None:
    links = _links(_page(lan), "passed=")
    assert {link.split("passed=")[1].split(".")[0].split("&")[0] for link in links} >= {
        "step",
        "way",
        "through",
        "open",
    }
    for link in links:
        page = _page(lan, link)
        assert "Đăng ký khai sinh" in page, link
        assert "Hồ sơ đã đi thế nào" in page, link  # the way back
        path, query = urlsplit(link).path, urlsplit(link).query
        assert lan.client.get(f"{path}/csv?{query}").status_code == 200, link


def test_the_board_leads_to_it(some: list[Dossier], lan: Person) -> None:
    assert any(link.startswith(MAP) for link in _links(_page(lan, "/board/"), "/map"))


def test_it_names_no_person(some: list[Dossier], dung: Person) -> None:
    text = _page(dung) + _file(dung, f"{MAP}/csv")
    assert not [word for word in SECRET if word in text]


def _file(person: Person, url: str, **given: str) -> str:
    response: Any = person.client.get(url, given)
    assert response.status_code == 200
    return bytes(response.getvalue()).decode()


def test_the_file_has_the_numbers(some: list[Dossier], lan: Person) -> None:
    rows = list(csv.reader(StringIO(_file(lan, f"{MAP}/csv")[1:])))
    assert {row[0] for row in rows[1:]} == {"bước", "lối đi", "cách đi qua"}
    assert len({len(row) for row in rows}) == 1
    first = Step.objects.order_by("pk")[0].name
    assert next(row for row in rows if row[:2] == ["bước", first])[3:5] == ["2", "2"]
    assert Look.objects.filter(what="export", words__contains="1.001193").count() == 1
    assert lan.client.get(f"{MAP}/pdf").status_code == 404


def test_a_leader_sees_only_what_the_scope_holds(
    some: list[Dossier], ha: Person, dung: Person, coc_san: Agency
) -> None:
    assert "Chưa có hồ sơ nào trong kỳ này" in _page(ha)
    assert "Chưa có hồ sơ nào trong kỳ này" in _page(ha, MAP, agency=coc_san.code)
    assert "<svg" in _page(dung, MAP, agency=coc_san.code)
    listed = {"figure": "passed", "passed": "open", "procedure": "1.001193"}
    assert "Không có hồ sơ nào" in _page(ha, "/board/list", **listed)


def test_other_periods_and_days_that_are_none(some: list[Dossier], lan: Person) -> None:
    assert "Chưa có hồ sơ nào trong kỳ này" in _page(lan, MAP, **{"from": "1/1/2001", "to": "2/1/2001"})
    assert "không phải là một ngày" in _page(lan, MAP, **{"from": "32/1/2026", "to": "2/2/2026"})
    assert lan.client.get(f"{MAP}/csv", {"from": "x", "to": "y"}).status_code == 404


@pytest.mark.parametrize(
    ("url", "given"),
    [
        ("/board/procedures/9.999999/map", {}),
        (MAP, {"agency": "H99"}),
        ("/board/list", {"figure": "passed", "passed": "open"}),
        ("/board/list", {"figure": "passed", "passed": "salary.a", "procedure": "1.001193"}),
        ("/board/list", {"figure": "passed", "procedure": "1.001193"}),
        ("/board/history/0195d3a0-0000-7000-8000-000000000000", {}),
    ],
)
def test_what_there_is_not(url: str, given: dict[str, str], lan: Person, dung: Person) -> None:
    for person in (lan, dung):
        assert person.client.get(url, given).status_code == 404


def test_its_price_does_not_grow(some: list[Dossier], mai: Person, coc_san: Agency, hanh: Person, lan: Person) -> None:
    browser, counts = lan.client, []
    browser.get(MAP)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            browser.get(MAP)
        counts.append(len(asked))
        scenes.in_progress(mai, coc_san, hanh)
    assert counts[0] == counts[1] <= STATEMENTS


@pytest.fixture
def log(tmp_path: Path) -> EventLog:
    path = tmp_path / "log.csv"
    path.write_text("\n".join(LOG), encoding="utf-8")
    return import_log(path, "Phần mềm cũ", by=SYSTEM, at=now() - timedelta(days=1)).log


def test_a_log_reads_as_a_map(log: EventLog, dung: Person) -> None:
    assert f"/board/history/{log.public_id}" in _page(dung, "/board/history")
    page = _page(dung, f"/board/history/{log.public_id}")
    for said in ("Phần mềm cũ", "START", "Tỷ lệ trễ hạn", "50,0%", "<svg", "Thời gian là giờ làm việc của tỉnh"):
        assert said in page, said
    assert not _links(page, "passed=")
    assert "START" in _file(dung, f"/board/history/{log.public_id}/csv")


def test_a_log_is_for_those_who_see_the_whole_province(log: EventLog, lan: Person, hanh: Person) -> None:
    for url in (f"/board/history/{log.public_id}", f"/board/history/{log.public_id}/csv"):
        assert lan.client.get(url).status_code == 404
        assert hanh.client.get(url).status_code in (302, 403)
    assert "Chưa có nhật ký nào" in _page(lan, "/board/history")
    assert "Chưa có nhật ký nào" not in _page(lan, "/board/")
