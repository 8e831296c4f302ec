"""Lists from Excel: preview, confirmation, the same again, and every bad file told plainly."""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from html import unescape
from io import BytesIO
from time import process_time
from typing import Any

import openpyxl
import pytest
from django.test import Client

from motcua.base import journal
from motcua.base.models import JournalEntry
from motcua.directory.models import Agency, Officer, Post
from motcua.web.setup import keeping, workbook
from tests.pages.setup.books import ROOM, TU, book, named, replaced, saved
from tests.town import Person

PAGE = "/setup/imports"
SHEET = "xl/worksheets/sheet1.xml"


def sent(client: Client, file: BytesIO) -> str:
    answer = client.post(PAGE, {"list": file})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def kept(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', page)
    assert found, page
    return found[1]


def confirmed(client: Client, word: str) -> str:
    return unescape(client.post(f"{PAGE}/confirm", {"kept": word}, follow=True).content.decode())


def test_it_works(minh: Person) -> None:
    client, file = minh.client, saved(book([TU], [ROOM]))
    before = JournalEntry.objects.count()
    shown = sent(client, file)
    assert "1 cơ quan mới" in shown
    assert "1 vị trí của cán bộ mới" in shown
    assert not Officer.objects.filter(email=TU[1]).exists()
    assert JournalEntry.objects.count() == before
    done = confirmed(client, kept(shown))
    assert "Đã ghi: 1 cơ quan mới; 1 vị trí của cán bộ mới." in done
    assert minh.name in done
    officer = Officer.objects.get(email=TU[1])
    assert (officer.full_name, officer.phone, officer.account) == (TU[0], TU[2], None)
    assert str(officer.posts.get().valid_from) == "2026-12-01"
    room = Agency.objects.get(code="H38.42.9")
    assert (room.parent.code if room.parent else "", room.key) == ("H38.42", "KT")
    acts = [e.act for e, _ in journal.entries("roster")]
    assert acts == ["roster.row", "roster.row", "roster.imported"]
    assert journal.broken_link("roster") is None


def test_the_same_file_twice_changes_nothing(minh: Person) -> None:
    client = minh.client
    confirmed(client, kept(sent(client, saved(book([TU], [ROOM])))))
    again = sent(client, saved(book([TU], [ROOM])))
    assert "Mọi dòng đã có sẵn" in again
    assert 'name="kept"' not in again


def test_changes_are_shown_before_and_after(minh: Person) -> None:
    client = minh.client
    confirmed(client, kept(sent(client, saved(book([TU])))))
    changed = [*TU[:5], "Phó Trưởng phòng", TU[6], datetime(2027, 1, 1)]  # noqa: DTZ001 - a spreadsheet's date
    shown = sent(client, saved(book([changed])))
    assert "Chức danh: Chuyên viên → Phó Trưởng phòng" in shown
    assert "Thôi giữ từ ngày: trống → 01/01/2027" in shown
    assert "1 dòng cán bộ thay đổi" in confirmed(client, kept(shown))
    post = Post.objects.get(officer__email=TU[1])
    assert (post.title, str(post.valid_until)) == ("Phó Trưởng phòng", "2027-01-01")


def test_a_preview_confirmed_twice_or_late_writes_nothing(minh: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    client = minh.client
    word = kept(sent(client, saved(book([TU]))))
    confirmed(client, word)
    assert "Dữ liệu đã thay đổi sau khi xem trước" in confirmed(client, word)
    assert Officer.objects.filter(email=TU[1]).count() == 1
    assert "quá một giờ" in confirmed(client, word[:-2])
    assert "quá một giờ" in confirmed(client, "")
    monkeypatch.setattr("motcua.web.setup.keeping.LIFE", -1)
    assert "quá một giờ" in confirmed(client, word)


def test_a_preview_is_its_readers_alone(minh: Person, hanh: Person) -> None:
    word = kept(sent(minh.client, saved(book([TU]))))
    hanh.account.is_platform = True
    hanh.account.save()
    assert "quá một giờ" in confirmed(hanh.client, word)
    assert not Officer.objects.filter(email=TU[1]).exists()


def test_bad_rows_are_told_by_row_and_column(minh: Person) -> None:
    rows = [
        [*TU[:1], "hanh", *TU[2:]],
        [*TU[:3], "H99", *TU[4:]],
        [*TU[:6], "31/02/2026", None],
        ["Người Khác", *TU[1:]],
        [*TU[:5], "=A1", *TU[6:]],
    ]
    shown = sent(minh.client, saved(book([TU, *rows])))
    for where, why in (
        ("dòng 3", "Địa chỉ thư điện tử chưa đúng"), ("dòng 4", "Không có cơ quan nào mang mã H99"),
        ("dòng 5", "Không có ngày này trong lịch"), ("dòng 6", "ở dòng 2 là của người khác"), ("dòng 7", "là công thức"),
    ):  # fmt: skip
        assert re.search(f"Cán bộ, {where}</th>.*{why}", shown), why
    assert 'name="kept"' not in shown
    assert "chưa ghi gì" in shown


def _merged() -> BytesIO:
    made = book([TU])
    made.worksheets[0].merge_cells("A2:A3")
    return saved(made)


def _heads() -> BytesIO:
    made = book([TU])
    made.worksheets[0]["B1"] = "Email"
    return saved(made)


def _other_sheets() -> BytesIO:
    made = openpyxl.Workbook()
    made.worksheets[0].append(["x"])
    return saved(made)


def _entities() -> BytesIO:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    return replaced(book([TU]), SHEET, laughs)


def _no_book() -> BytesIO:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "x")
    return named(out.getvalue())


BAD: dict[str, tuple[Callable[[], BytesIO], str]] = {
    "text": (lambda: named(b"ho ten;email\n"), "không phải tệp Excel"),
    "zip": (_no_book, "không phải tệp Excel"),
    "cut off": (lambda: named(saved(book([TU])).getvalue()[:3000]), "không phải tệp Excel"),
    "nothing": (lambda: named(b"\n"), "không phải tệp Excel"),
    "old or locked": (lambda: named(b"\xd0\xcf\x11\xe0" + b"x" * 600), "mật khẩu"),
    "large": (lambda: named(b"PK" + b"x" * workbook.LARGEST), "nặng quá 5 MB"),
    "bomb": (lambda: replaced(book([TU]), SHEET, b" " * (workbook.LARGEST_UNPACKED + 1)), "giải nén ra quá lớn"),
    "entities": (_entities, "không phải tệp Excel"),
    "broken xml": (lambda: replaced(book([TU]), SHEET, b"<worksheet><a>"), "không phải tệp Excel"),
    "other xml": (lambda: replaced(book([TU]), "xl/workbook.xml", b"<x/>"), "không"),
    "merged": (_merged, "ô gộp (A2:A3)"),
    "heads": (_heads, "thiếu cột: Thư điện tử"),
    "other sheets": (_other_sheets, "không có trang nào mang tên Cán bộ, Cơ quan"),
    "only heads": (lambda: saved(book()), "chưa có dòng nào"),
    "many": (lambda: saved(book([TU] * 10_000)), "Mỗi lần chỉ nhận 5000 dòng"),
}


@pytest.mark.parametrize("key", BAD)
def test_bad_files_are_told_plainly(key: str, minh: Person) -> None:
    make, words = BAD[key]
    shown = sent(minh.client, make())
    assert words in shown
    assert 'href="#f-list"' in shown


def test_no_file_at_all(minh: Person) -> None:
    assert "Chưa chọn tệp" in minh.client.post(PAGE).content.decode()


def test_text_is_composed_and_zeros_come_back(minh: Person) -> None:
    row: list[Any] = ["Lo\u0300 Va\u0306n Tu\u0301", TU[1], 912345678, *TU[3:]]
    client = minh.client
    confirmed(client, kept(sent(client, saved(book([row])))))
    officer = Officer.objects.get(email=TU[1])
    assert (officer.full_name, officer.phone) == ("Lò Văn Tú", "0912345678")


def test_the_template_can_be_filled_and_sent(minh: Person) -> None:
    client = minh.client
    answer = client.get(f"{PAGE}/template")
    made = openpyxl.load_workbook(BytesIO(answer.getvalue()))
    made["Cán bộ"].append(TU)
    made["Cơ quan"].append(ROOM)
    assert "H38.42" in [c.value for c in made["Mã cơ quan"]["A"]]
    assert "1 cơ quan mới" in sent(client, saved(made))


def test_five_thousand_rows_are_previewed_in_five_seconds(minh: Person) -> None:
    rows = [[f"Lò Văn Tú {n}", f"tu{n}@laocai.example", *TU[2:]] for n in range(workbook.MOST_ROWS)]
    file, client = saved(book(rows)), minh.client
    started = process_time()
    shown = sent(client, file)
    assert process_time() - started < 5
    assert "5.000 dòng mới" in shown
    assert len(kept(shown)) < 500_000


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/template", f"{PAGE}/confirm"])
def test_it_is_for_the_platform_team_alone(path: str, hanh: Person, an: Person) -> None:
    for person in (hanh, an):
        assert person.client.post(path).status_code in (403, 405)
        assert person.client.get(path).status_code in (403, 405)
    assert Client().post(path).status_code in (302, 405)
    assert keeping.LIFE == 3600
