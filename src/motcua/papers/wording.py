"""Words of the papers. Official papers are in Vietnamese whatever the reader's language, so nothing here is translated."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from motcua.base.clockwork import local
from motcua.catalog.definition import LimitRule
from motcua.clock.limits import Unit

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_UNITS = {
    Unit.HOURS: "giờ",
    Unit.WORKING_HOURS: "giờ làm việc",
    Unit.WORKING_DAYS: "ngày làm việc",
    Unit.CALENDAR_DAYS: "ngày",
    Unit.MONTHS: "tháng",
}
_STAND_INS = str.maketrans({"≥": ">=", "≤": "<=", "→": "->", "●": "•", "▪": "•", "■": "•", "✓": "x", "\t": " "})
# What the font of the papers has and people write; PDF/A forbids a letter without a glyph.
_STRANGE = re.compile(r"[^\n -~\u00a0-\u036f\u0384-\u038a\u0391-\u03a1\u03a3-\u03e1\u03f0-\u0523\u1e00-\u1ef9"
                      r"\u2010-\u2015\u2018-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u2212]")  # fmt: skip
_STRANGE_MARK = "\ufffd"
_LONG_RUN = re.compile(r"\S{40}(?=\S)")
_KINDS_OF_PLACE = ("Tỉnh ", "Thành phố ", "Xã ", "Phường ", "Đặc khu ")


def printable(text: str) -> str:
    """Give what the font can show: a sign it lacks becomes a visible mark, never nothing. Endless words may break."""
    whole = unicodedata.normalize("NFC", text).translate(_STAND_INS)
    return _LONG_RUN.sub("\\g<0>\u200b", _STRANGE.sub(_STRANGE_MARK, whole))


def moment(at: datetime) -> dict[str, str]:
    """Give the words of an instant; days under 10 and months under 3 get a nought (ND30-2020)."""
    here = local(at)
    return {
        "clock": f"{here:%H:%M}",
        "date": f"{here:%d/%m/%Y}",
        "weekday": _WEEKDAYS[here.weekday()],
        "long": long_date(here.date()),
    }


def long_date(day: date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def legal_limit(rule: LimitRule) -> str:
    return _limit(rule, rule.amount)


def promised_limit(rule: LimitRule) -> str:
    """Give the province's own shorter promise; empty when it is the legal limit."""
    return _limit(rule, rule.promised) if rule.promised < rule.amount else ""


def _limit(rule: LimitRule, amount: Decimal) -> str:
    if rule.same_day and amount <= 1:
        return f"Trong ngày làm việc; hồ sơ nhận từ {rule.cutoff:%H:%M} thì trả vào ngày làm việc tiếp theo"
    whole = amount == amount.to_integral_value()
    number = f"{int(amount):02d}" if whole else f"{amount.normalize():f}".replace(".", ",")
    return f"{number} {_UNITS[rule.unit]}"


def short_place(name: str) -> str:
    """Drop the kind of a place for the date line: 'Xã Cốc San' gives 'Cốc San', 'Phường 1' stays (ND30-2020)."""
    for kind in _KINDS_OF_PLACE:
        rest = name.removeprefix(kind)
        if rest != name and not rest[:1].isdigit():
            return rest
    return name
