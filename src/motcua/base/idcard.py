"""The text in the QR code of an identity card: number|old number|name|ddMMyyyy|sex|address|day of issue."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.base.text import clean

FIELDS = 6  # number to address; cards since 1 July 2024 carry further fields behind
_SEXES = {"nam": "male", "nữ": "female", "nu": "female"}


@dataclass(frozen=True, slots=True)
class IdCard:
    """What the card says; dates as YYYY-MM-DD, `old_number`, `issued` and a sex that is not told are empty."""

    number: str
    old_number: str
    full_name: str
    birth_date: str
    sex: str
    address: str
    issued: str


def parse(text: str) -> IdCard | None:
    """Read the scanned text; None when it is no identity card."""
    parts = [clean(part) for part in clean(text).split("|")]
    if len(parts) < FIELDS:
        return None
    number, old_number, name, born, sex, address = parts[:FIELDS]
    if not re.fullmatch(r"[0-9]{12}", number) or not name:
        return None
    birth_date = _day(born)
    if not birth_date:
        return None
    issued = _day(parts[FIELDS]) if len(parts) > FIELDS else ""
    return IdCard(
        number, old_number, " ".join(name.split()), birth_date, _SEXES.get(sex.casefold(), ""), address, issued
    )


def _day(text: str) -> str:
    """Turn ddMMyyyy into YYYY-MM-DD; empty when it is no day."""
    if not re.fullmatch(r"[0-9]{8}", text):
        return ""
    try:
        return date(int(text[4:]), int(text[2:4]), int(text[:2])).isoformat()
    except ValueError:
        return ""
