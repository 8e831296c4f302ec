"""A year of the working calendar at a glance, and the same as a list of the days that differ from the week."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.directory.calendars import Book, SpecialDay
from motcua.directory.models import Agency, DayRowKind
from motcua.directory.timing import YEARS_AHEAD
from motcua.web.ui import formats
from motcua.web.ui.parts import Cell, Column, Tab, Tag

KINDS = {
    DayRowKind.HOLIDAY: _("Ngày lễ"),
    DayRowKind.COMPENSATED_OFF: _("Nghỉ bù"),
    DayRowKind.SWAPPED_OFF: _("Nghỉ hoán đổi"),
    DayRowKind.MAKE_UP_WORK: _("Làm bù"),
    DayRowKind.UNDECIDED: _("Chưa có thông báo"),
}
WEEK = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the picture. The mark is a letter, so that nothing rests on colour; `words` say it in full."""

    number: int
    mark: str = ""
    words: str = ""
    href: str = ""
    look: str = ""  # off, work, open (not announced), rest (a weekend)


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: Sequence[Sequence[DayCell | None]]


APART = "~"  # stands between a day and the code of the agency it is for, in addresses
COLUMNS = (_("Ngày"), _("Loại"), _("Tên"), _("Áp dụng cho"), _("Căn cứ"), _("Sửa"), _("Bỏ"))


def columns() -> list[Column]:
    return [Column(str(words)) for words in COLUMNS]


def months(book: Book, year: int) -> list[Month]:
    days = {d.date: d for d in book.days if d.date.year == year and d.agency is None}
    weeks = Calendar().monthdatescalendar
    return [
        Month(
            gettext("Tháng %(month)s") % {"month": month},
            [[_cell(on, days.get(on)) if on.month == month else None for on in week] for week in weeks(year, month)],
        )
        for month in range(1, 13)
    ]


def rows(book: Book, year: int) -> list[list[Cell]]:
    """Give the days of the province, and those of single agencies by the agency that stands above the others."""
    found = [d for d in book.days if d.date.year == year]
    places = {a.pk: a for a in Agency.objects.filter(pk__in={d.agency for d in found if d.agency})}
    local = {(d.date, d.agency) for d in found}
    shown = [d for d in found if d.agency is None or (d.date, places[d.agency].parent_id) not in local]
    return [_row(d, places.get(d.agency or 0)) for d in shown]


def years(book: Book, year: int, this: int) -> list[Tab]:
    """Give the years that hold days, and those that may be written."""
    known = {d.date.year for d in book.days} | set(range(this, this + YEARS_AHEAD + 1))
    address = reverse("setup:calendar")
    return [Tab(str(y), f"{address}?year={y}", y == year) for y in sorted(known)]


def kind_words(day: SpecialDay) -> str:
    return str(KINDS[DayRowKind(day.kind)])


def on_day(on: date) -> str:
    language = get_language() or "vi"
    return f"{formats.day(on, language)}, {formats.weekday(on, language)}"


def _cell(on: date, day: SpecialDay | None) -> DayCell:
    if day is None:
        return DayCell(on.day, look="rest" if on.weekday() > 4 else "")
    mark, look = _mark(day)
    words = f"{kind_words(day)}: {day.name}" + (f" ({gettext('dự kiến')})" if day.provisional else "")
    return DayCell(on.day, mark, words, reverse("setup:calendar_day", args=[on.isoformat()]), look)


def _mark(day: SpecialDay) -> tuple[str, str]:
    if day.provisional:
        return "?", "open"
    return (gettext("L"), "work") if day.works else (gettext("N"), "off")


def _row(day: SpecialDay, where: Agency | None) -> list[Cell]:
    args = [day.date.isoformat() + (f"{APART}{where.code}" if where else "")]
    edit = gettext("Xác nhận, sửa") if day.provisional else gettext("Sửa")
    state = Tag(gettext("Dự kiến"), "wait", "wait") if day.provisional else None
    return [
        Cell(on_day(day.date)),
        Cell(kind_words(day) + " ", tag=state),
        Cell(day.name),
        Cell(where.name if where else gettext("Cả tỉnh")),
        Cell(day.source),
        Cell("") if where else Cell(edit, reverse("setup:calendar_day", args=args)),
        Cell(gettext("Bỏ"), reverse("setup:calendar_remove", args=args)),
    ]
