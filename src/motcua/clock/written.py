"""Limits as people write them: "same day", "4 working hours", "3.5 working days", "15 calendar days", "1 month"."""

import re
from decimal import Decimal

from motcua.clock.limits import Limit, Unit

SAME_DAY = ("same day", "trong ngày")
UNITS = {
    "hour": Unit.HOURS, "working hour": Unit.WORKING_HOURS, "working day": Unit.WORKING_DAYS,
    "calendar day": Unit.CALENDAR_DAYS, "month": Unit.MONTHS,
    "giờ": Unit.HOURS, "giờ làm việc": Unit.WORKING_HOURS, "ngày làm việc": Unit.WORKING_DAYS,
    "ngày": Unit.CALENDAR_DAYS, "tháng": Unit.MONTHS,
}  # fmt: skip
MOST = {
    Unit.HOURS: 24 * 3660, Unit.WORKING_HOURS: 8 * 2520, Unit.WORKING_DAYS: 2520, Unit.CALENDAR_DAYS: 3660,
    Unit.MONTHS: 120,
}  # fmt: skip
"""Ten years of each unit: no procedure takes longer, and a slip of the pen should not be counted."""
_WRITTEN = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,2})?)\s*(\D+)")


class NotALimit(ValueError):  # noqa: N818 - says what it is not
    """The words are not a limit; the message says what is wrong with them, in English."""


def read_limit(text: str) -> Limit:
    """Read a limit; raises NotALimit. "1 day" alone is refused: working days and calendar days differ by law."""
    words = " ".join(text.lower().split())
    if words in SAME_DAY:
        return Limit(Decimal(1), Unit.WORKING_DAYS, same_day=True)
    found = _WRITTEN.fullmatch(words)
    if found is None:
        raise NotALimit(f'{text!r} is not a limit; write for example "same day", "4 working hours", "15 calendar days"')
    amount, unit = Decimal(found[1].replace(",", ".")), _unit(found[2].strip())
    if not 0 < amount <= MOST[unit]:
        raise NotALimit(f"a limit in {unit}s is more than 0 and at most {MOST[unit]}, not {amount}")
    if unit in (Unit.WORKING_DAYS, Unit.MONTHS, Unit.CALENDAR_DAYS) and amount * 2 % 1:
        raise NotALimit(f"a limit in {unit}s is whole or a half, not {amount}")
    return Limit(amount, unit)


def _unit(words: str) -> Unit:
    found = UNITS.get(words) or UNITS.get(words.removesuffix("s"))
    if found is None:
        told = ", ".join(f'"{name}s"' for name in list(UNITS)[:5])
        hint = ' (say "working days" or "calendar days")' if words.removesuffix("s") == "day" else ""
        raise NotALimit(f"{words!r} is no unit of a limit{hint}; the units are {told}")
    return found
