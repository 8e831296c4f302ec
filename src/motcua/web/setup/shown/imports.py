"""A plan of changes as a page shows it, and what is wrong with a row in the words of daily life."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from motcua.directory.importing.lines import AgencyLine, Change, OfficerLine, Standing
from motcua.directory.importing.plan import Plan
from motcua.directory.importing.rows import AGENCIES, OFFICERS, Fault
from motcua.web.setup.shown.agencies import day

MOST_SHOWN = 200  # lines of each list
FAULTS: Mapping[str, Any] = {
    "agency_differs": gettext_lazy(
        "Khác với cơ quan đang có (%(now)s). Đổi tên, loại, cấp trên thì làm ở trang cơ quan."
    ),
    "agency_ended": gettext_lazy("Cơ quan này đã có ngày kết thúc."),
    "agency_not_in_force": gettext_lazy("Cơ quan %(given)s không hoạt động trong suốt thời gian này."),
    "broken_cell": gettext_lazy("Ô này đang báo lỗi trong Excel."),
    "circle": gettext_lazy("Cấp trên đi vòng về chính nó."),
    "date": gettext_lazy("Không phải ngày. Ghi như 01/07/2025."),
    "double_row": gettext_lazy("Trùng với dòng %(first)s."),
    "email": gettext_lazy("Địa chỉ thư điện tử chưa đúng."),
    "email_taken": gettext_lazy("Địa chỉ này đã dùng cho một tài khoản khác."),
    "ends_before_start": gettext_lazy("Ngày thôi giữ phải sau ngày bắt đầu."),
    "formula": gettext_lazy("Ô này là công thức. Hãy dán giá trị vào ô."),
    "held_since": gettext_lazy("Người này đã giữ vị trí đó từ %(since)s."),
    "missing": gettext_lazy("Còn thiếu."),
    "no_agency": gettext_lazy("Không có cơ quan nào mang mã %(given)s."),
    "no_such_day": gettext_lazy("Không có ngày này trong lịch."),
    "not_listed": gettext_lazy("“%(given)s” không có trong danh sách được chọn."),
    "not_text": gettext_lazy("Ô này phải là chữ, không phải ngày hay đúng/sai."),
    "other_person": gettext_lazy("Địa chỉ này ở dòng %(first)s là của người khác (%(name)s, hoặc khác điện thoại)."),
    "phone": gettext_lazy("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0."),
    "sign_taken": gettext_lazy("Cùng cấp đã có đơn vị mang ký hiệu %(given)s."),
    "too_long": gettext_lazy("Dài quá %(longest)s ký tự (đang là %(length)s)."),
    "year": gettext_lazy("Năm %(year)s không hợp lý. Hãy kiểm tra lại."),
}


@dataclass(frozen=True, slots=True)
class Wrong:
    where: str
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """One row that would be new or changed."""

    where: str
    name: str
    changes: Sequence[str] = ()


def place(sheet: str, row: int) -> str:
    names = {OFFICERS: _("Cán bộ"), AGENCIES: _("Cơ quan")}
    return gettext("%(sheet)s, dòng %(row)s") % {"sheet": names[sheet], "row": row}


def wrong(fault: Fault) -> Wrong:
    facts = {k: day(v) if isinstance(v, date) else v for k, v in fault.facts.items()}
    why = str(FAULTS[fault.code])
    return Wrong(place(fault.sheet, fault.row), fault.column, why % facts if facts else why)


def shown(plan: Plan) -> dict[str, Any]:
    """Give what the preview shows: counts, faults, changes before and after, new rows."""
    by = {s: [(sheet, line) for sheet, line in plan.lines() if line.standing is s] for s in Standing}
    return {
        "counts": counted({f"{sheet} {standing}": n for (sheet, standing), n in plan.count().items()}),
        "faults": [wrong(f) for f in plan.faults[:MOST_SHOWN]], "fault_count": len(plan.faults),
        "changed": [_told(*one) for one in by[Standing.CHANGED][:MOST_SHOWN]], "changed_count": len(by[Standing.CHANGED]),
        "new": [_told(*one) for one in by[Standing.NEW][:MOST_SHOWN]], "new_count": len(by[Standing.NEW]),
        "most": MOST_SHOWN, "may_write": plan.is_clean and plan.changes_anything,
    }  # fmt: skip


def _told(sheet: str, line: AgencyLine | OfficerLine) -> Told:
    return Told(place(sheet, line.row.row), line.name, [_change(c) for c in line.changes])


def _change(change: Change) -> str:
    nothing = gettext("trống")
    return f"{change.what}: {_written(change.before) or nothing} → {_written(change.after) or nothing}"


def _written(value: str) -> str:
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def counted(counts: Mapping[str, int]) -> list[str]:
    """Word the counts of a plan or of an import that was made, in a fixed order; what is none is left out."""
    words = {
        f"{AGENCIES} {Standing.NEW}": _("%(count)s cơ quan mới"),
        f"{AGENCIES} {Standing.CHANGED}": _("%(count)s cơ quan thay đổi"),
        f"{AGENCIES} {Standing.SAME}": _("%(count)s cơ quan giữ nguyên"),
        f"{OFFICERS} {Standing.NEW}": _("%(count)s vị trí của cán bộ mới"),
        f"{OFFICERS} {Standing.CHANGED}": _("%(count)s dòng cán bộ thay đổi"),
        f"{OFFICERS} {Standing.SAME}": _("%(count)s dòng cán bộ giữ nguyên"),
    }
    return [text % {"count": counts[key]} for key, text in words.items() if counts.get(key)]
