"""Codes of procedures as people and other systems write them."""

import re

_WRITTEN = re.compile(r"(\d)[.,]?(\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Za-z]\d{2})?")


def tidy(written: str) -> str:
    """Give the code as the national list writes it: 1,001193, 1001193 and 1.001193.000.00.00.H38 are 1.001193.

    What is written in another way comes back as it was, without the space around it.
    """
    found = _WRITTEN.fullmatch("".join(written.split()))
    return f"{found[1]}.{found[2]}" if found else written.strip()
