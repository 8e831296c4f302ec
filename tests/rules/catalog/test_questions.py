"""What people type, read into values or refused in a code that has words."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalog.definition import Question
from motcua.catalog.questions import TYPES, tax_code
from motcua.catalog.questions.typed import Invalid, Raw, Reading
from motcua.web.ui.words import ANSWERS, fault

PLACES = {"15": ("Tỉnh Lào Cai", ""), "02746": ("Xã Cốc San", "15"), "04252": ("Xã Nghĩa Tâm", "15")}
READING = Reading(today=date(2026, 11, 22), place=PLACES.get)
OPTIONS = {"options": [{"value": "a", "label": "Loại A"}, {"value": "b", "label": "Loại B"}]}
VEHICLES = {
    "columns": [
        {"key": "plate", "type": "text", "label": "Biển số"},
        {"key": "seats", "type": "number", "label": "Số chỗ", "min": 1},
        {"key": "route", "type": "text", "label": "Tuyến", "required": False},
    ],
    "min_rows": 1,
    "max_rows": 2,
}


def read(type_: str, raw: Raw, **params: Any) -> Any:
    return TYPES[type_].read(Question("k", type_, "Nhãn", params=params), raw, READING)


def typed(value: str) -> Raw:
    return {"k": [value]}


def day(day_: str, month: str, year: str) -> Raw:
    return {"k.day": [day_], "k.month": [month], "k.year": [year]}


GOOD: list[Any] = [
    ("text", typed("  Giàng   Thị Mai "), {}, "Giàng Thị Mai"),
    ("text", typed(unicodedata.normalize("NFD", "Đặng Ửng")), {"upper": True}, "ĐẶNG ỬNG"),
    ("text", typed(" "), {}, None),
    ("long_text", typed("Một\r\nhai 🙂"), {}, "Một\nhai 🙂"),
    ("number", typed("1.234"), {}, 1234),
    ("number", typed("0"), {"min": 0}, 0),
    ("date", day("2", "11", "2026"), {"past": True}, "2026-11-02"),
    ("date", day("", "", "1960"), {"partial": True}, "1960"),
    ("date", day("--", "--", "1960"), {"partial": True}, "1960"),
    ("date", day("", "5", "1960"), {"partial": True}, "1960-05"),
    ("date", day("", "", ""), {}, None),
    ("date", day("29", "2", "2024"), {}, "2024-02-29"),
    ("date", day("22", "11", "2006"), {"min_age": 20}, "2006-11-22"),
    ("choice", typed("a"), OPTIONS, "a"),
    ("many", {"k": ["b", "a"]}, OPTIONS, ["a", "b"]),
    ("yes_no", typed("no"), {}, False),
    ("id_number", typed("010 198 999 101"), {}, "010198999101"),
    ("phone", typed("+84 912.345.678"), {}, "0912345678"),
    ("phone", typed("0214 3820 123"), {}, "02143820123"),
    ("email", typed("mai@example.com"), {}, "mai@example.com"),
    ("tax_code", typed("0100109106"), {}, "0100109106"),
    ("declaration", typed("yes"), {}, True),
    ("address", {"k.province": ["15"], "k.commune": ["02746"], "k.line": ["Thôn Tòng Chú"]}, {},
     {"province": "15", "commune": "02746", "line": "Thôn Tòng Chú", "text": "Thôn Tòng Chú, Xã Cốc San, Tỉnh Lào Cai"}),
    ("table", {"k.0.plate": ["24A-1"], "k.0.seats": ["4"], "k.1.plate": [""], "k.1.seats": [" "]}, VEHICLES,
     [{"plate": "24A-1", "seats": 4, "route": None}]),
]  # fmt: skip

BAD = [
    ("text", typed("Mai 😀"), {}, "answer.text.symbols"),
    ("text", typed("x" * 101), {"max_length": 100}, "answer.text.too_long"),
    ("number", typed("hai"), {}, "answer.number.not_a_number"),
    ("number", typed("²"), {}, "answer.number.not_a_number"),
    ("number", typed("-1"), {"min": 0}, "answer.number.not_a_number"),
    ("number", typed("21"), {"max": 20}, "answer.number.too_large"),
    ("number", typed("0"), {"min": 1}, "answer.number.too_small"),
    ("date", day("31", "2", "2026"), {}, "answer.date.not_a_date"),
    ("date", day("1", "1", "60"), {"partial": True}, "answer.date.year"),
    ("date", day("", "", "1960"), {}, "answer.date.incomplete"),
    ("date", day("5", "", "1960"), {"partial": True}, "answer.date.month_missing"),
    ("date", day("23", "11", "2026"), {"past": True}, "answer.date.future"),
    ("date", day("1", "1", "0024"), {}, "answer.date.year"),
    ("date", day("23", "11", "2006"), {"min_age": 20}, "answer.date.too_young"),
    ("choice", typed("z"), OPTIONS, "answer.choice.unknown"),
    ("many", {"k": ["z"]}, OPTIONS, "answer.choice.unknown"),
    ("id_number", typed("0101989991012"), {}, "answer.id_number.length"),
    ("id_number", typed("01019899910x"), {}, "answer.id_number.digits_only"),
    ("id_number", typed("٠١٠١٩٨٩٩٩١٠١"), {}, "answer.id_number.digits_only"),
    ("phone", typed("12345"), {}, "answer.phone.shape"),
    ("phone", typed("0112345678"), {}, "answer.phone.shape"),
    ("email", typed("mai@"), {}, "answer.email.shape"),
    ("tax_code", typed("0100109107"), {}, "answer.tax_code.wrong"),
    ("address", {"k.line": ["Thôn 1"]}, {}, "answer.address.commune_missing"),
    ("address", {"k.province": ["01"], "k.commune": ["02746"]}, {}, "answer.address.commune_unknown"),
    ("table", {"k.0.plate": ["24A"], "k.0.seats": ["bốn"]}, VEHICLES, "answer.table.cell"),
    ("table", {"k.0.plate": [""], "k.0.seats": ["4"]}, VEHICLES, "answer.table.cell_missing"),
    ("table", {f"k.{n}.{c}": ["1"] for n in range(3) for c in ("plate", "seats")}, VEHICLES, "answer.table.too_many"),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "raw", "params", "value"), GOOD)
def test_it_works(type_: str, raw: Raw, params: dict[str, Any], value: Any) -> None:
    found = read(type_, raw, **params)
    assert found == value
    if found is not None:
        assert isinstance(TYPES[type_].show(Question("k", type_, "Nhãn", params=params), found), str)


@pytest.mark.parametrize(("type_", "raw", "params", "code"), BAD)
def test_it_refuses_in_words(type_: str, raw: Raw, params: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as invalid:
        read(type_, raw, **params)
    assert invalid.value.code == code
    assert "%(" not in fault(code, invalid.value.facts)
    assert code in ANSWERS


@pytest.mark.parametrize("type_", sorted(TYPES))
@given(text=st.text(max_size=60))
def test_nothing_typed_breaks_it(type_: str, text: str) -> None:
    params = {**OPTIONS, **VEHICLES, "partial": True, "past": True}
    parts = ("day", "month", "year", "province", "commune", "line", "0.plate", "0.seats")
    raw = {"k": [text]} | {f"k.{part}": [text] for part in parts}
    try:
        read(type_, raw, **params)
    except Invalid as invalid:
        assert fault(invalid.code, invalid.facts)  # noqa: PT017 - either answer is right, breaking is not


@pytest.mark.parametrize(
    "code",
    [
        "0100109106",
        "0101243150",
        "0100686209",
        "0106869738",
        "0101248141",
        "0300588569",
        "0100684378",
        "0100109106-001",
    ],
)
def test_tax_codes(code: str) -> None:
    assert tax_code.is_valid(code)
    wrong = code[:9] + str((int(code[9]) + 1) % 10) + code[10:]
    assert not tax_code.is_valid(wrong)
