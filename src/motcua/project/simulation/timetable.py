"""Working time by table: the same answers as `clock.calendar`, for a million dossiers. Minutes count from a midnight."""

from datetime import UTC, date, datetime, time, timedelta

from motcua.base.clockwork import VN
from motcua.clock.calendar import WorkingCalendar

DAY = 24 * 60
AHEAD = 400
"""Days beyond the end of a period that a due date may reach."""


class Timetable:
    """Minutes since the first midnight, working minutes since then, and the way between them. Half minutes are lost."""

    def __init__(self, calendar: WorkingCalendar, begins: date, ends: date) -> None:
        self.begins = begins
        self.midnight = datetime.combine(begins, time(), VN).astimezone(UTC)
        spans = [(_of_day(s.start), _of_day(s.end)) for s in calendar.sessions]
        self._worked = [sum(min(max(m, a), b) - a for a, b in spans) for m in range(DAY + 1)]
        self._clock = [m for a, b in spans for m in range(a, b)]  # minute of the day of each working minute
        self.per_day = len(self._clock)
        self.days = (ends - begins).days + AHEAD
        dates = [begins + timedelta(days=n) for n in range(self.days)]
        self.works = [calendar.is_working_day(day) for day in dates]
        self._workdays = [n for n, works in enumerate(self.works) if works]
        self._before = [0]
        for works in self.works:
            self._before.append(self._before[-1] + (self.per_day if works else 0))

    def minute(self, at: datetime) -> int:
        """Give the minute in which a moment lies."""
        return int((at - self.midnight).total_seconds() // 60)

    def moment(self, minute: int) -> datetime:
        """Give the moment in UTC, as the clock of the program would."""
        return self.midnight + timedelta(minutes=minute)

    def day(self, minute: int) -> date:
        return self.begins + timedelta(days=minute // DAY)

    def worked(self, minute: int) -> int:
        """Give the working minutes gone by until then."""
        day, within = divmod(minute, DAY)
        return self._before[day] + (self._worked[within] if self.works[day] else 0)

    def at_work(self, worked: int) -> int:
        """Give the minute at which so much has been worked and work goes on."""
        day, within = divmod(worked, self.per_day)
        return self._workdays[day] * DAY + self._clock[within]

    def after(self, minute: int, minutes: int) -> int:
        """Give the first minute at which so much has been worked since; the end of a day rather than the next morning."""
        if not minutes:
            return self.at_work(self.worked(minute))
        return self.at_work(self.worked(minute) + minutes - 1) + 1


def _of_day(moment: time) -> int:
    return moment.hour * 60 + moment.minute
