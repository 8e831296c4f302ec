"""What a provider says about a person, in our words. The table of names is a setting: each provider has its own."""

import re
from collections.abc import Mapping
from typing import Any

from motcua.base.text import clean
from motcua.directory.verified import VerifiedPerson

SEXES = {"male": "male", "nam": "male", "female": "female", "nữ": "female", "nu": "female"}
YEAR = re.compile(r"\d{4}")
DAY_FIRST = re.compile(r"(\d{2})[/-](\d{2})[/-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
PHONE = re.compile(r"0\d{9}")


def _found(said: Mapping[str, Any], name: str) -> str:
    """Follow a dotted name; empty when nothing was said."""
    value: Any = said
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return clean(str(value)) if isinstance(value, str | int) else ""


def birth_date(text: str) -> str:
    """Give YYYY-MM-DD, or YYYY where only the year is known; empty when it cannot be read."""
    if YEAR.fullmatch(text):
        return text
    if found := DAY_FIRST.fullmatch(text):
        return f"{found[3]}-{found[2]}-{found[1]}"
    found = YEAR_FIRST.fullmatch(text)
    return "-".join(found.groups()) if found else ""


def phone(text: str) -> str:
    """Give the number as people in Vietnam write it: 0900000101, also for +84900000101."""
    digits = re.sub(r"[\s.()-]", "", text)
    digits = re.sub(r"^\+?84(?=\d{9}$)", "0", digits)
    return digits if PHONE.fullmatch(digits) else ""


def read(said: Mapping[str, Any], names: Mapping[str, str], level: int) -> VerifiedPerson:
    facts = {field: _found(said, claim) for field, claim in names.items()}
    facts |= {
        "birth_date": birth_date(facts.get("birth_date", "")),
        "sex": SEXES.get(facts.get("sex", "").casefold(), ""),
        "phone": phone(facts.get("phone", "")),
    }
    return VerifiedPerson(
        id_number=facts.pop("id_number", ""), full_name=facts.pop("full_name", ""), level=level, **facts
    )
