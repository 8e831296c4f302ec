"""What can be wrong with a calendar."""

from datetime import date


class NoWorkingDay(Exception):  # noqa: N818 - says what is missing, as Refusal does
    """The calendar has no working day within `days` days from `since`: it was loaded wrongly."""

    def __init__(self, since: date, days: int) -> None:
        super().__init__(f"no working day in the {days} days from {since.isoformat()}: check the working calendar")
        self.since = since
        self.days = days
