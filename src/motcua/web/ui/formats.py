"""Numbers, money and time in the words of the reader's language; always Vietnam's clock."""

from datetime import date, datetime, timedelta

from motcua.base import clockwork, money

_VI_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip
_VI_SPANS = ((86400, "{} ngày"), (3600, "{} giờ"), (60, "{} phút"))
_EN_SPANS = ((86400, "{} day"), (3600, "{} hour"), (60, "{} minute"))


def _english(language: str) -> bool:
    return language.startswith("en")


def number(value: int | float, language: str) -> str:
    """Write 1.234.567 (vi) or 1,234,567 (en); fractions keep at most two places: 12,5."""
    written = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return written if _english(language) else written.translate(str.maketrans(",.", ".,"))


def dong(amount: int, language: str) -> str:
    return f"{amount:,} đồng" if _english(language) else money.show(amount)


def weekday(on: date, language: str) -> str:
    return (_EN_DAYS if _english(language) else _VI_DAYS)[on.weekday()]


def day(on: date | datetime, language: str) -> str:
    """Write 20/11/2026 or 20 November 2026."""
    on = clockwork.today(on) if isinstance(on, datetime) else on
    if _english(language):
        return f"{on.day} {_EN_MONTHS[on.month - 1]} {on.year}"
    return f"{on:%d/%m/%Y}"


def clock(at: datetime) -> str:
    return f"{clockwork.local(at):%H:%M}"


def when(at: datetime, language: str, *, with_weekday: bool = True) -> str:
    """Write 20/11/2026 lúc 14:30, thứ Sáu."""
    join = "at" if _english(language) else "lúc"
    said = f"{day(at, language)} {join} {clock(at)}"
    return f"{said}, {weekday(clockwork.today(at), language)}" if with_weekday else said


def span(length: timedelta, language: str) -> str:
    """Write the length by its largest unit, rounded down: 3 ngày, 2 giờ, 5 phút."""
    seconds = int(abs(length.total_seconds()))
    for size, words in _EN_SPANS if _english(language) else _VI_SPANS:
        count = seconds // size
        if count:
            return words.format(number(count, language)) + ("s" if _english(language) and count > 1 else "")
    return "less than a minute" if _english(language) else "chưa đến 1 phút"


def lasting(minutes: int, language: str, *, in_days: bool) -> str:
    """Write a length by its two largest units: 2 ngày 3 giờ; working time, whose days have no fixed length, 51 giờ."""
    units = _EN_SPANS if _english(language) else _VI_SPANS
    said, left = [], minutes * 60
    for size, words in units if in_days else units[1:]:
        count, left = divmod(left, size)
        if count:
            said.append(words.format(number(count, language)) + ("s" if _english(language) and count > 1 else ""))
    none = "0 minutes" if _english(language) else "0 phút"
    return " ".join(said[:2]) or none


def relative(at: datetime, now: datetime, language: str) -> str:
    """Write '3 ngày trước' or '2 giờ nữa'; stands only beside the absolute time."""
    said = span(at - now, language)
    if at <= now:
        return f"{said} ago" if _english(language) else f"{said} trước"
    return f"in {said}" if _english(language) else f"{said} nữa"
