"""Where to go and when: the one-stop unit of an agency, its address, telephone and hours."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from motcua.clock.calendar import Session
from motcua.directory.calendars import Book, SpecialDay
from motcua.directory.models import Agency, Runs
from motcua.web.portal.shown import times
from motcua.web.ui.parts import Fact

AHEAD = timedelta(days=21)  # special days that are told


def facts(agency: Agency, unit: Agency | None, book: Book, on: date) -> list[Fact]:
    """Give what is known of an office; what nobody has entered is left out."""
    place = unit or agency
    rows = [
        Fact(_("Nơi nhận hồ sơ"), place.name),
        Fact(_("Địa chỉ"), place.address or agency.address),
        Fact(_("Điện thoại"), place.phone or agency.phone),
        Fact(_("Giờ làm việc"), hours(book.sessions(place.pk, on))),
        Fact(_("Thứ Bảy"), spans(book.sessions(place.pk, on, (Runs.SATURDAY, Runs.SATURDAY_WORK)))),
    ]
    return [row for row in rows if row.value]


def hours(sessions: Sequence[Session]) -> str:
    if not sessions:
        return ""
    return _("Thứ Hai đến thứ Sáu: %(hours)s") % {"hours": spans(sessions)}


def spans(sessions: Sequence[Session]) -> str:
    return ", ".join(f"{times.clock(one.start)}–{times.clock(one.end)}" for one in sessions)


def special_days(days: Iterable[SpecialDay], on: date) -> list[str]:
    """Tell the days off and the Saturdays worked that are near."""
    near = [one for one in days if on <= one.date <= on + AHEAD and one.works is not (one.date.weekday() < 5)]
    return [_day(one) for one in near]


def _day(one: SpecialDay) -> str:
    words = _("%(day)s: làm việc (%(name)s)") if one.works else _("%(day)s: nghỉ (%(name)s)")
    return words % {"day": times.weekday_and_day(one.date), "name": one.name}
