"""How a province counts working days (a setting of the province, because both ways are in use)."""

from enum import StrEnum


class CountingRule(StrEnum):
    """Two ways to count a limit given in working days; they differ by up to one day."""

    HOUR_BASED = "hour_based"
    """The working minutes of that many days, added to the moment of receipt: Thursday 14:00 + 2 = Monday 14:00."""
    DAY_BASED = "day_based"
    """The day of receipt is not counted, and the last day runs to its end: Thursday + 2 = Monday evening."""
