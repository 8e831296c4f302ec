"""Small readers that both shapes of the list share: text, numbers, days. Each raises ValueError naming what is wrong."""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.base.clockwork import VN
from motcua.base.text import clean

CHANNELS = {"ONLINE": "online", "DIRECT": "counter", "POSTAL": "post"}
FEE_KINDS = {"FEE": "fee", "SERVICE_FEE": "charge", "PRICE_LEVEL": "price"}
LEVELS = {"xã": "commune", "tỉnh": "province", "bộ": "ministry", "cơ quan khác": "other"}
DONG = "VND"
NOUGHT = Decimal(0)
_TAGS = re.compile(r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|table|tbody|tr|td|th|a|h\d)\b[^>]*>", re.IGNORECASE)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^>]*>", re.IGNORECASE)
_LINES = re.compile("\r\n|[\r\n\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def text(value: Any) -> str:
    """Give text of several lines: NFC, no tags, no unseen characters, single spaces, no empty lines."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"text was expected, not {value!r}")
    if _is_plain(value):
        return value.strip()
    plain = html.unescape(value) if "&" in value else value
    if "<" in plain:
        plain = _TAGS.sub(" ", _BREAKS.sub("\n", plain))
    return "\n".join(filter(None, map(_cleaned, _LINES.split(plain))))


def _cleaned(one: str) -> str:
    """Clean one line; most lines need nothing, and looking is quicker than cleaning."""
    return one.strip() if _is_plain(one) else _SPACES.sub(" ", _UNSEEN.sub("", clean(one))).strip()


def _is_plain(value: str) -> bool:
    """Tell that there is nothing to clean; true of most texts, and quick to see."""
    odd = "&" in value or "<" in value or "\n" in value or "  " in value
    return not odd and value.isprintable() and unicodedata.is_normalized("NFC", value)


def line(value: Any) -> str:
    """Give text of one line."""
    return " ".join(text(value).split())


def levels(found: Iterable[str]) -> tuple[str, ...]:
    """Give levels from the lowest up, each once; one nobody knows comes last under its own word."""
    known = list(LEVELS.values())
    return tuple(sorted(dict.fromkeys(found), key=lambda one: known.index(one) if one in known else len(known)))


def lines(values: Iterable[Any]) -> tuple[str, ...]:
    """Give each text once, in order, without empty ones."""
    return tuple(dict.fromkeys(filter(None, map(line, values))))


def rows(value: Any) -> list[Mapping[str, Any]]:
    """Give a list of objects; nothing is an empty list."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError("a list of objects was expected")
    return value


def names(value: Any, key: str = "name") -> tuple[str, ...]:
    return lines(one.get(key) for one in rows(value))


def number(value: Any) -> Decimal | None:
    """Give a number that is written as one; half days come as 3.5. Anything else is nothing."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return _short(found) if found.is_finite() and 0 <= found < 10**12 else None


def _short(value: Decimal) -> Decimal:
    """Write 3.50 as 3.5 and 5.0 as 5, so that equal numbers look equal."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def count(value: Any) -> int:
    return int(number(value) or 0)


def flag(value: Any) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise ValueError(f"true or false was expected, not {value!r}")


def day_of_text(value: Any) -> date | None:
    """Read 2026-01-15T17:00:00Z as the day it is in Vietnam, 16 January."""
    if not value:
        return None
    moment = datetime.fromisoformat(str(value))
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(VN).date()


def day_of_number(value: Any) -> date | None:
    """Read milliseconds since 1970 as the day it is in Vietnam."""
    if value is None:
        return None
    return datetime.fromtimestamp(int(value) / 1000, UTC).astimezone(VN).date()


def currency(value: Any, amount: Decimal | None) -> str:
    """Give VND or another currency's code; an amount without one is in đồng, as the list's own pages show it."""
    said = line(value)
    if said in ("Việt Nam Đồng", DONG) or (not said and amount is not None):
        return DONG
    return said
