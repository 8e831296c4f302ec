"""Working hours in rows: those of the province, those agencies have of their own, and what new ones would change."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from motcua.base.clockwork import VN
from motcua.clock.calendar import Session
from motcua.clock.due import due
from motcua.clock.limits import Limit, Unit
from motcua.directory.calendars import Book, Shift, agencies_with_hours
from motcua.directory.models import Runs
from motcua.dossiers.moves import Preview
from motcua.web.setup.forms.hours import Plan
from motcua.web.setup.shown import moves
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column, Fact, Tag

ARRIVALS = (time(9), time(16))
LIMITS = (1, 3, 5)
RUNS = {
    Runs.WEEK: gettext_lazy("Thứ Hai đến thứ Sáu"), Runs.SATURDAY: gettext_lazy("Thứ Bảy, chỉ tiếp nhận"),
    Runs.SATURDAY_WORK: gettext_lazy("Thứ Bảy, có giải quyết"),
}  # fmt: skip


def standing(book: Book, on: date) -> dict[str, Any]:
    """Give every stretch of hours that holds or is planned, and those that are over, the province first."""
    columns = [
        Column(_("Áp dụng cho")),
        Column(_("Giờ làm việc")),
        Column(_("Những ngày nào")),
        Column(_("Từ ngày")),
        Column(_("Đến hết")),
        Column(_("Tình trạng")),
    ]
    return {"columns": columns, "rows": list(_rows(book, agencies_with_hours(book), on))}


def _rows(book: Book, names: dict[int, str], on: date) -> Iterator[list[Cell]]:
    def stretch(shift: Shift) -> tuple[int, str, int, int]:
        return shift.agency or 0, _kind(shift), -shift.since.toordinal(), shift.until.toordinal() if shift.until else 0

    for _key, group in groupby(sorted(book.shifts, key=stretch), stretch):
        shifts = list(group)
        one = shifts[0]
        yield [
            Cell(names[one.agency] if one.agency else _("Cả tỉnh")),
            Cell(sessions_words([s.session for s in shifts])),
            Cell(str(RUNS[Runs(one.runs)])),
            Cell(_day(one.since)),
            Cell(_day(date.fromordinal(one.until.toordinal() - 1)) if one.until else ""),
            Cell("", tag=_state(one, on)),
        ]


def _kind(shift: Shift) -> str:
    return "" if shift.runs == Runs.WEEK else shift.runs


def _state(shift: Shift, on: date) -> Tag:
    if shift.since > on:
        return Tag(_("Sắp áp dụng"), "info", "info")
    over = shift.until is not None and shift.until <= on
    return Tag(_("Đã hết"), "", "stop") if over else Tag(_("Đang áp dụng"), "good", "good")


def preview(plan: Plan, book: Book, found: Preview) -> dict[str, Any]:
    """Say what new hours change: whose date moves, and examples of dates before and after."""
    new = book.with_hours(plan.key, plan.sessions, plan.since, plan.runs)
    said = sessions_words(plan.sessions) if plan.sessions else _("theo giờ của tỉnh")
    change = [
        Fact(_("Áp dụng cho"), plan.agency.name if plan.agency else _("Cả tỉnh")),
        Fact(_("Những ngày nào"), str(RUNS[Runs(plan.runs)])), Fact(_("Giờ làm việc"), said), Fact(_("Từ ngày"), _day(plan.since)), Fact(_("Căn cứ"), plan.source),
    ]  # fmt: skip
    columns = [
        Column(_("Nhận lúc")),
        Column(_("Thời hạn")),
        Column(_("Hẹn trả theo giờ cũ")),
        Column(_("Theo giờ mới")),
    ]
    return {"change": change, "columns": columns, "rows": list(_examples(plan, book, new)), "moved": moves.facts(found)}


def _examples(plan: Plan, old: Book, new: Book) -> Iterator[list[Cell]]:
    key, language = plan.key or 0, get_language() or "vi"
    rule = old.counting_rule(plan.since)
    day = new.calendar(key).first_working_day(plan.since)
    for arrival in ARRIVALS:
        for days in LIMITS:
            start, limit = datetime.combine(day, arrival, VN), Limit(Decimal(days), Unit.WORKING_DAYS)
            found = [due(start, limit, book.calendar(key), rule).at for book in (old, new)]
            said = [Cell(formats.when(at, language)) for at in found]
            yield [Cell(formats.when(start, language)), Cell(_("%(n)s ngày làm việc") % {"n": days}), *said]


def sessions_words(sessions: list[Session] | tuple[Session, ...]) -> str:
    spans = [f"{s.start:%H:%M}-{s.end:%H:%M}" for s in sorted(sessions, key=lambda s: s.start)]
    return ", ".join(spans)


def _day(on: date) -> str:
    return formats.day(on, get_language() or "vi")
