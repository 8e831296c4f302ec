"""An officer's lists as files: the same rows as on the page, safe to open, never the whole list in memory."""

import csv
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts import supplement
from motcua.dossiers.models import Dossier
from motcua.files.models import Look
from motcua.web.ui import exports
from motcua.web.ui.exports import Cell, Column, Sheet
from tests.pages.desk import scenes
from tests.pages.desk.test_desk_lists import LISTS
from tests.town import Person, vn

MEGABYTE = 1 << 20
AT = vn("2026-11-20 14:30")
KEYS = ("mine", "unit", "soon", "late", "waiting", "proposals", "returns")


def _export(person: Person, key: str, form: str = "csv") -> bytes:
    response: Any = person.client.get(reverse("desk:export", args=[key, form]))
    assert response.status_code == 200
    return bytes(response.getvalue())


def _rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:])))


def test_it_works(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    (row,) = _rows(_export(hanh, "unit"))
    assert row["Mã hồ sơ"] == dossier.request_code
    assert (row["Người nộp"], row["Mã thủ tục"]) == ("Giàng Thị Mai", "1.001193")
    assert row["Bước"].startswith("Tiếp nhận")
    sheet: Any = load_workbook(BytesIO(_export(hanh, "unit", "xlsx"))).active
    assert sheet["A2"].value == dossier.request_code
    assert sheet["H2"].is_date


def test_every_list_offers_its_file(hanh: Person, mai: Person, coc_san: Agency) -> None:
    scenes.submitted(mai, coc_san)
    assert len(LISTS) + 1 == len(KEYS)
    for form in exports.NAMES:
        assert reverse("desk:export", args=["unit", form]) in scenes.words(hanh.client.get(reverse("desk:unit")))
    for key in KEYS:
        assert _export(hanh, key).startswith(b"\xef\xbb\xbf"), key


def test_what_a_dossier_waits_for(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    gap = [supplement.Asked("component", "birth_proof", "Ảnh mờ.")]
    supplement.request_supplement(dossier.pk, gap, by=hanh.actor, at=now())
    (row,) = _rows(_export(hanh, "waiting"))
    assert row["Đang chờ"] == "Còn 1 nội dung cần bổ sung"
    assert row["Hạn bổ sung"]


def test_it_is_written_down(hanh: Person, mai: Person, coc_san: Agency) -> None:
    scenes.submitted(mai, coc_san)
    _export(hanh, "unit")
    look = Look.objects.get(what="export")
    assert (look.actor_key, look.words) == (hanh.actor.key, "desk.unit csv")


def test_who_may_not(
    hanh: Person, quan: Person, mai: Person, coc_san: Agency, turned_away: Callable[[str], dict[str, int]],
    neighbour: Person,
) -> None:  # fmt: skip
    scenes.submitted(mai, coc_san)
    url = reverse("desk:export", args=["unit", "csv"])
    assert turned_away(url) == {"neighbour": 200, "citizen": 403, "platform": 200, "visitor": 302}
    assert _rows(_export(neighbour, "unit")) == []
    assert quan.client.get(reverse("desk:export", args=["returns", "csv"])).status_code == 403
    for key, form in (("unit", "pdf"), ("salaries", "csv")):
        assert hanh.client.get(reverse("desk:export", args=[key, form])).status_code == 404


@pytest.mark.parametrize("name", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_a_formula_stays_words(name: str, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    Dossier.unscoped.filter(pk=dossier.pk).update(owner_name=name)
    (row,) = _rows(_export(hanh, "unit"))
    assert row["Người nộp"].replace("\r", "").replace("\n", "") == f"'{name}".replace("\r", "")
    sheet: Any = load_workbook(BytesIO(_export(hanh, "unit", "xlsx"))).active
    assert sheet["B2"].data_type == "s"


def test_cells_that_need_quotes() -> None:
    sheet = Sheet("x", (Column("A"), Column("B")), [('nói "được", rồi\nthôi', 7), (AT, None)])
    text = b"".join(exports.lines(sheet)).decode()[1:]
    assert list(csv.reader(StringIO(text))) == [["A", "B"], ['nói "được", rồi\nthôi', "7"], ["2026-11-20 14:30", ""]]
    assert b"".join(exports.lines(Sheet("x", (Column("A"),), []))).decode() == "\ufeffA\r\n"


def _generated(count: int) -> Iterator[tuple[Cell, ...]]:
    return (
        (f"H38.111.1-261120-{n}", "Giàng Thị Mai", "1.001193", "Thủ tục đăng ký khai sinh", AT, n) for n in range(count)
    )


@pytest.fixture
def peak() -> Iterator[Callable[[], int]]:
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


def test_a_hundred_thousand_rows_leave_in_little_memory(peak: Callable[[], int]) -> None:
    """Whole they would be 8 MB of text and 60 MB of objects; a batch is a twentieth of a megabyte."""
    columns = tuple(Column(letter) for letter in "ABCDEF")
    sent = sum(map(len, exports.lines(Sheet("x", columns, _generated(100_000)))))
    assert sent > 8 * MEGABYTE
    assert peak() < MEGABYTE


def test_an_excel_file_is_written_in_little_memory(peak: Callable[[], int]) -> None:
    """Four times the rows, and not half a megabyte more."""
    columns, peaks = tuple(Column(letter) for letter in "ABCDEF"), []
    for count in (2_000, 8_000):
        tracemalloc.reset_peak()
        with exports.workbook(Sheet("x", columns, _generated(count))) as file:
            assert file.read(2) == b"PK"
        peaks.append(peak())
    assert peaks[1] - peaks[0] < MEGABYTE // 2
