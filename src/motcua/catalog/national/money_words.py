"""Amounts of money as people write them in Vietnamese."""

import re

from motcua.catalog.national.values import number

_DONG = re.compile(
    r"(?P<amount>\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)\s*(?P<scale>nghìn|ngàn|triệu|tỷ)?\s*"
    r"(?P<dong>đồng|vnđ|vnd|đ(?=[/\s.,;)]|$))",
    re.IGNORECASE,
)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def amounts(text: str) -> list[int]:
    """Give every amount of đồng a text names: 150.000 đồng, 1,5 triệu đồng, 50.000đ."""
    return [found for match in _DONG.finditer(text) if (found := _amount(match["amount"], match["scale"])) is not None]


def _amount(digits: str, scale: str | None) -> int | None:
    """Points and commas part thousands, except in 1,5 triệu where they part the decimals."""
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
    plain = number(re.sub("[.,]", "", digits) if grouped else digits.replace(",", "."))
    if plain is None:
        return None
    whole = plain * _SCALES.get((scale or "").casefold(), 1)
    return int(whole) if whole == whole.to_integral_value() and whole > 0 else None
