"""Lists from a spreadsheet: what a cell says, how rows stand against what is there. No database."""

import re
import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.directory.importing import cells
from motcua.directory.importing.cells import Cell, Unreadable
from motcua.directory.importing.known import Known, KnownAgency, KnownOfficer, KnownPost
from motcua.directory.importing.lines import Standing
from motcua.directory.importing.plan import Plan, plan
from motcua.directory.importing.rows import AGENCIES, COLUMNS, OFFICERS, AgencyRow, OfficerRow, Rows, heads, read
from motcua.directory.rules import Span, overlap, within
from motcua.web.setup.shown.imports import FAULTS

JULY = date(2025, 7, 1)
UNIT = KnownAgency(1, "H38.1", "Xã", "commune", "", "X", "", "", JULY)
HANH = OfficerRow(2, "Phạm Thị Hạnh", "hanh@a.vn", "0912345678", "H38.1", "counter", "Công chức", JULY, None)
POST = KnownPost(7, "H38.1", "counter", "Công chức", JULY, None)
THERE = Known({"H38.1": UNIT}, {"hanh@a.vn": KnownOfficer(5, "Phạm Thị Hạnh", "0912345678", (POST,))})
SUB = AgencyRow(2, "H38.1.1", "Phòng", "branch", "H38.1", "P", "", "", JULY)


def faults(made: Plan) -> list[tuple[int, str, str]]:
    return [(f.row, f.column, f.code) for f in made.faults]


def officers(*rows: OfficerRow, known: Known = THERE) -> Plan:
    return plan(Rows(officers=rows), known)


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (cells.phone, 912345678, "0912345678"),
        (cells.phone, 912345678.0, "0912345678"),
        (cells.phone, "+84 912.345.678", "0912345678"),
        (cells.phone, "0214 3820 000", "02143820000"),
        (cells.phone, None, ""),
        (cells.email, " Hanh@A.VN ", "hanh@a.vn"),
        (cells.day, datetime(2025, 7, 1), JULY),  # noqa: DTZ001 - a spreadsheet's date has no zone
        (cells.day, JULY, JULY),
        (cells.day, "1/7/2025", JULY),
        (cells.day, "01-07-2025", JULY),
        (cells.day, "2025-07-01", JULY),
        (cells.day, None, None),
    ],
)
def test_cells(reader: Callable[[Cell], object], value: object, expected: object) -> None:
    assert reader(Cell(value)) == expected


@pytest.mark.parametrize(
    ("reader", "value", "code"),
    [
        (cells.phone, "12345", "phone"),
        (cells.email, "hanh@", "email"),
        (cells.email, "hanh a@b.vn", "email"),
        (cells.day, "31/02/2025", "no_such_day"),
        (cells.day, "hôm nay", "date"),
        (cells.day, 45839, "date"),
        (cells.day, "01/07/1900", "year"),
        (cells.phone, True, "not_text"),
        (cells.phone, "#REF!", "broken_cell"),
        (cells.email, datetime(2025, 7, 1), "not_text"),  # noqa: DTZ001 - as above
    ],
)
def test_cells_that_cannot_be_read(reader: Callable[[Cell], object], value: object, code: str) -> None:
    with pytest.raises(Unreadable) as told:
        reader(Cell(value))
    assert told.value.code == code


@pytest.mark.parametrize("column", [c for columns in COLUMNS.values() for c in columns], ids=lambda c: c.key)
def test_a_formula_is_never_read(column: Any) -> None:
    with pytest.raises(Unreadable, match=r"^formula$"):
        column.read(Cell("=A1", is_formula=True))


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.none()))
def test_no_cell_breaks_a_reader(value: object) -> None:
    for columns in COLUMNS.values():
        found = read({OFFICERS: [(2, {c.key: Cell(value) for c in columns})]})
        assert {f.code for f in found.faults} <= set(FAULTS)
    found = read({AGENCIES: [(2, {c.key: Cell(value) for c in COLUMNS[AGENCIES]})]})
    assert {f.code for f in found.faults} <= set(FAULTS)


@given(st.text(string.digits, min_size=10, max_size=10))
def test_a_phone_survives_the_loss_of_its_zero(digits: str) -> None:
    number = "09" + digits[2:]
    assert cells.phone(Cell(int(number))) == cells.phone(Cell(number)) == number


def test_names_are_composed() -> None:
    said = {
        "full_name": "Pha\u0323m Thi\u0323 Ha\u0323nh",
        "email": "h@a.vn",
        "agency": "H38.1",
        "role": "cán bộ MỘT CỬA",
    }
    row = {k: Cell(v) for k, v in {**said, "title": "Công  chức", "start": JULY}.items()}
    found = read({OFFICERS: [(2, row)]})
    assert found.faults == ()
    assert (found.officers[0].full_name, found.officers[0].role) == ("Phạm Thị Hạnh", "counter")
    assert found.officers[0].title == "Công chức"


def test_every_fault_of_a_row_is_told() -> None:
    found = read({OFFICERS: [(9, {"email": Cell("x"), "role": Cell("Vua")})]})
    told = {(f.row, f.column, f.code) for f in found.faults}
    assert told == {
        (9, "Họ và tên", "missing"), (9, "Thư điện tử", "email"), (9, "Mã cơ quan", "missing"),
        (9, "Vai trò", "not_listed"), (9, "Chức danh", "missing"), (9, "Từ ngày", "missing"),
    }  # fmt: skip
    assert found.officers == ()


def test_heads_are_matched_in_any_order_and_case() -> None:
    first = [Cell(c.head.upper() + " *") for c in reversed(COLUMNS[AGENCIES])]
    places, missing = heads(AGENCIES, [Cell(None), *first])
    assert missing == []
    assert places[1] == "start"
    assert heads(OFFICERS, [Cell("Họ và tên")])[1][0] == "Thư điện tử"


def test_the_same_again_changes_nothing() -> None:
    made = officers(HANH)
    assert [line.standing for line in made.officers] == [Standing.SAME]
    assert not made.changes_anything


def test_what_is_new_and_what_changed() -> None:
    new = replace(HANH, row=3, email="quan@a.vn", full_name="Lù Văn Quân")
    second = replace(HANH, row=4, role="clerk")
    ended = replace(HANH, row=2, title="Phó", end=date(2026, 1, 1))
    made = officers(ended, new, second)
    assert [line.standing for line in made.officers] == [Standing.CHANGED, Standing.NEW, Standing.NEW]
    assert [(c.what, c.before, c.after) for c in made.officers[0].changes] == [
        ("Chức danh", "Công chức", "Phó"), ("Thôi giữ từ ngày", "", "2026-01-01"),
    ]  # fmt: skip
    assert made.digest() != officers(new).digest()
    assert made.digest() == officers(ended, new, second).digest()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"agency": "H38.9"}, (3, "Mã cơ quan", "no_agency")),
        ({"start": date(2025, 6, 30)}, (3, "Mã cơ quan", "agency_not_in_force")),
        ({"end": JULY}, (3, "Thôi giữ từ ngày", "ends_before_start")),
        ({"email": "it@a.vn"}, (3, "Thư điện tử", "email_taken")),
        ({"email": "hanh@a.vn", "start": date(2025, 8, 1)}, (3, "Từ ngày", "held_since")),
    ],
)
def test_rows_that_cannot_be(change: dict[str, Any], expected: tuple[int, str, str]) -> None:
    row = replace(HANH, **{"row": 3, "email": "quan@a.vn", **change})
    assert faults(officers(row, known=replace(THERE, taken=frozenset({"it@a.vn"})))) == [expected]


def test_an_address_twice_in_a_file() -> None:
    same, other = replace(HANH, row=3), replace(HANH, row=4, full_name="Người Khác", role="clerk")
    assert faults(officers(HANH, same, other)) == [(3, "Mã cơ quan", "double_row"), (4, "Thư điện tử", "other_person")]


def test_agencies_come_from_above_downwards() -> None:
    deep = replace(SUB, row=2, code="H38.1.1.1", parent="H38.1.1", key="")
    made = plan(Rows(agencies=(deep, replace(SUB, row=3))), THERE)
    assert [line.row.code for line in made.agencies] == ["H38.1.1", "H38.1.1.1"]
    assert made.is_clean
    post = replace(HANH, email="x@a.vn", agency="H38.1.1.1")
    assert plan(Rows(officers=(post,), agencies=(deep, SUB)), THERE).is_clean


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([replace(SUB, parent="H39")], ("Mã cơ quan cấp trên", "no_agency")),
        ([replace(SUB, start=date(2025, 1, 1))], ("Mã cơ quan cấp trên", "agency_not_in_force")),
        ([SUB, replace(SUB, code="H38.1.2")], ("Ký hiệu", "sign_taken")),
        ([SUB, SUB], ("Mã định danh", "double_row")),
        ([replace(SUB, parent="H38.1.1")], ("Mã cơ quan cấp trên", "circle")),
        ([replace(SUB, code="H38.1", name="Xã", kind="commune", key="X", parent="H0")], ("Mã cơ quan cấp trên", "agency_differs")),
    ],
)  # fmt: skip
def test_agencies_that_cannot_be(rows: list[AgencyRow], expected: tuple[str, str]) -> None:
    assert [(f.column, f.code) for f in plan(Rows(agencies=tuple(rows)), THERE).faults] == [expected]


def test_only_contacts_of_an_agency_change() -> None:
    row = replace(SUB, code="H38.1", name="Xã", kind="commune", parent="", key="X", phone="0912345678")
    made = plan(Rows(agencies=(row,)), THERE)
    assert [c.what for c in made.agencies[0].changes] == ["Điện thoại"]
    ended = replace(THERE, agencies={"H38.1": replace(UNIT, end=date(2026, 1, 1))})
    assert [f.code for f in plan(Rows(agencies=(row,)), ended).faults] == ["agency_ended"]


DAYS = st.dates(date(2025, 1, 1), date(2025, 1, 31))
SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b)), DAYS, DAYS) | st.builds(Span, DAYS)


@given(SPANS, SPANS, DAYS)
def test_spans_agree_with_their_days(one: Span, other: Span, on: date) -> None:
    def holds(span: Span) -> bool:
        return span.start <= on and (span.end is None or on < span.end)

    if holds(one) and holds(other):
        assert overlap(one, other)
        assert overlap(other, one)
    if within(one, other) and holds(one):
        assert holds(other)


def test_every_fault_has_words() -> None:
    """The codes that cells and plans can say are exactly those that the page can word."""
    folder = Path(cells.__file__).parent
    text = "".join(p.read_text("utf-8") for p in folder.glob("*.py"))
    said = set(re.findall(r'Unreadable\("(\w+)"|_fault\(\s*row, [^,]+, "(\w+)"|head, "(\w+)"', text))
    codes = {code for found in said for code in found if code}
    assert codes == set(FAULTS)
