"""Differences are said in the words of the office, whatever a half-written document holds."""

from typing import Any

from hypothesis import given

from motcua.web.setup.shown.differences import told
from tests.rules.catalog.test_differences import DOCUMENT


def _lines(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [line for section in told(before, after) for line in section.lines]


def test_a_fee_a_limit_and_a_paper() -> None:
    before = {
        "fees": [{"key": "copy", "name": "Cấp bản sao", "amount": 8000}],
        "limits": [{"amount": 1, "unit": "working_day"}],
        "channels": ["counter"],
    }
    after = {
        "fees": [{"key": "copy", "name": "Cấp bản sao", "amount": 10000}],
        "limits": [{"amount": 3, "unit": "working_day", "promised": 2}],
        "components": [{"key": "p", "name": "Ảnh", "required": True}],
        "channels": ["counter", "online"],
    }
    assert _lines(before, after) == [
        "Thêm cách nộp “Trực tuyến”",
        "Thêm giấy tờ “Ảnh” (bắt buộc có)",
        "Thời hạn, mức: 1 ngày làm việc → 3 ngày làm việc",
        "Thời hạn, tỉnh cam kết: (trống) → 2 ngày làm việc",
        "Khoản thu “Cấp bản sao”, mức: 8.000 đồng → 10.000 đồng",
    ]


def test_a_condition_is_said() -> None:
    row = {"key": "p", "name": "Ảnh"}
    asked = {"all": [{"q": "late", "op": "eq", "value": True}, {"not": {"q": "age", "op": "ge", "value": 14}}]}
    found = _lines({"components": [row]}, {"components": [{**row, "show_if": asked}]})
    assert found == ["Giấy tờ “Ảnh”, khi nào: (trống) → late = có và không phải (age ≥ 14)"]


@given(DOCUMENT, DOCUMENT)
def test_every_difference_has_words(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert all(line.strip() for line in _lines(before, after))
