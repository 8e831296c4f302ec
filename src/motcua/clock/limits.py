"""How long the law, or the province's shorter promise, allows."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a limit is counted in."""

    HOURS = "hour"
    WORKING_HOURS = "working_hour"
    WORKING_DAYS = "working_day"
    CALENDAR_DAYS = "calendar_day"
    MONTHS = "month"


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount of one unit; half days (3.5) are real.

    With `same_day` the result is given on the working day of receipt, or on the next one when the dossier came at or
    after `cutoff`; an amount under one day is then a promise inside that day.
    """

    amount: Decimal
    unit: Unit
    same_day: bool = False
    cutoff: time = time(15)

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError(f"a limit must be more than nothing, not {self.amount}")
        if self.same_day and (self.unit is not Unit.WORKING_DAYS or self.amount > 1):
            raise ValueError(f"a same-day limit is at most one working day, not {self.amount} {self.unit}")
