"""Dates and lengths of time in the language of the page."""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.clock.limits import Unit
from motcua.web.ui import formats

_MINUTES_A_DAY = 8 * 60  # a working day of rules.md section 6


def language() -> str:
    return get_language() or "vi"


def when(at: datetime) -> str:
    return formats.when(at, language())


def day(on: date | datetime) -> str:
    return formats.day(on, language())


def weekday_and_day(on: date) -> str:
    return f"{formats.weekday(on, language())} {day(on)}"


def clock(at: time) -> str:
    return f"{at:%H:%M}"


def number(value: int | Decimal) -> str:
    whole = int(value)
    return formats.number(whole if value == whole else float(value), language())


def length(amount: int | Decimal, unit: Unit) -> str:
    """Write a limit: 1,5 ngày làm việc."""
    words = {
        Unit.HOURS: _("%(n)s giờ"),
        Unit.WORKING_HOURS: _("%(n)s giờ làm việc"),
        Unit.WORKING_DAYS: _("%(n)s ngày làm việc"),
        Unit.CALENDAR_DAYS: _("%(n)s ngày"),
        Unit.MONTHS: _("%(n)s tháng"),
    }
    return words[unit] % {"n": number(amount)}


def working_time(minutes: int) -> str:
    """Write a stretch of working time by its days, hours and minutes of work."""
    days, rest = divmod(minutes, _MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    parts = [
        (days, _("%(n)s ngày làm việc")),
        (hours, _("%(n)s giờ làm việc")),
        (left, _("%(n)s phút")),
    ]
    return " ".join(words % {"n": n} for n, words in parts if n) or _("chưa đến 1 phút")
