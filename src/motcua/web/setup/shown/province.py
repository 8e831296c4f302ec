"""What the province has chosen: what holds now, what is planned, what held before."""

from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.clock.policy import CountingRule
from motcua.directory.addressing import capital
from motcua.directory.calendars import province_rows
from motcua.directory.models import Province
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column, Fact, Tag

RULES = {
    CountingRule.HOUR_BASED: (
        _("Cộng giờ làm việc"),
        _("Nhận 14 giờ thứ Năm, hạn 2 ngày thì trả 14 giờ thứ Hai."),
    ),
    CountingRule.DAY_BASED: (
        _("Không tính ngày nhận"),
        _("Nhận thứ Năm, hạn 2 ngày thì trả cuối giờ thứ Hai."),
    ),
}


def standing(on: date) -> dict[str, Any]:
    rows = province_rows()
    now = next(row for row in rows if row.valid_from <= on)
    columns = [Column(gettext("Từ ngày")), Column(gettext("Tên tỉnh")), Column(gettext("Cách tính thời hạn")),
               Column(gettext("Liên hệ")), Column(gettext("Tình trạng"))]  # fmt: skip
    return {"facts": _facts(now), "columns": columns, "rows": [_row(row, now, on) for row in rows]}


def rule_words(key: str) -> str:
    return str(RULES[CountingRule(key)][0])


def _facts(now: Province) -> list[Fact]:
    named = [
        (gettext("Tên tỉnh"), now.name), (gettext("Cách tính thời hạn"), rule_words(now.counting_rule)),
        (gettext("Cách xưng hô với người dân"), capital(now.citizen_word)), (gettext("Mã tỉnh"), now.code), (gettext("Mã định danh cơ quan"), now.agency_code),
        (gettext("Điện thoại"), now.phone), (gettext("Thư điện tử"), now.email), (gettext("Địa chỉ"), now.address),
    ]  # fmt: skip
    return [Fact(name, value or gettext("chưa ghi")) for name, value in named]


def _row(row: Province, now: Province, on: date) -> list[Cell]:
    contact = ", ".join(filter(None, (row.phone, row.email, row.address)))
    return [
        Cell(formats.day(row.valid_from, get_language() or "vi")), Cell(row.name), Cell(rule_words(row.counting_rule)),
        Cell(contact), Cell("", tag=_state(row, now, on)),
    ]  # fmt: skip


def _state(row: Province, now: Province, on: date) -> Tag:
    if row.valid_from > on:
        return Tag(gettext("Sắp áp dụng"), "info", "info")
    if row.pk == now.pk:
        return Tag(gettext("Đang áp dụng"), "good", "good")
    return Tag(gettext("Đã hết"), "", "stop")
