"""Ways of counting that run through days off too: calendar hours, calendar days, months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.clock.calendar import MINUTE, WorkingCalendar
from motcua.clock.counting import Leg, day_of, paused_days, paused_minutes, whole, whole_up
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Stretch
from motcua.clock.reasons import Reason, ReasonKey, reason

MINUTES_PER_HOUR = 60
MONTHS_PER_YEAR = 12
DAYS_PER_MONTH = 30
"""Half a month is fifteen days (Civil Code 2015 art. 146.1)."""


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """Calendar days and months (Civil Code 2015 art. 147.2, 148).

    The day of receipt is not counted; a month ends on the same day of the last month, or on its last day; a last day
    that is off moves to the end of the next working day. A pause adds the days after its first day.
    """

    calendar: WorkingCalendar
    limit: Limit

    def terms(self, received: datetime) -> tuple[Reason, ...]:
        return (
            reason(ReasonKey.LIMIT_IN_DAYS, amount=str(self.limit.amount), unit=self.limit.unit.value),
            reason(ReasonKey.START_DAY_NOT_COUNTED, day=day_of(self.calendar.opens(received))),
        )

    def begin(self, received: datetime) -> Leg:
        last = self._last_day(day_of(self.calendar.opens(received)))
        nominal = self.calendar.closing(last)
        return Leg(nominal, nominal if self.calendar.is_working_day(last) else self._end_from(last))

    def resume(self, leg: Leg, stretch: Stretch) -> Leg:
        base = max(day_of(leg.nominal), day_of(stretch.start))
        last = base + timedelta(days=_days(stretch))
        due = self._end_from(last)
        if due <= stretch.end:
            due = self.calendar.closing(day_of(self.calendar.opens(stretch.end)))
        return Leg(self.calendar.closing(last), due)

    def stopped(self, stretch: Stretch) -> tuple[Reason, ...]:
        return (paused_days(stretch, _days(stretch)),)

    def landing(self, received: datetime, leg: Leg) -> tuple[Reason, ...]:
        last = day_of(leg.nominal)
        if self.calendar.is_working_day(last):
            return ()
        return (reason(ReasonKey.LAST_DAY_OFF, day=last, moved_to=day_of(leg.due)),)

    def consulted(self, received: datetime, leg: Leg) -> tuple[date, date]:
        return day_of(leg.nominal), day_of(leg.due)

    def _last_day(self, start: date) -> date:
        if self.limit.unit is not Unit.MONTHS:
            return start + timedelta(days=whole_up(self.limit.amount))
        rest = whole_up(self.limit.amount % 1 * DAYS_PER_MONTH)
        return add_months(start, int(self.limit.amount)) + timedelta(days=rest)

    def _end_from(self, day: date) -> datetime:
        return self.calendar.closing(self.calendar.first_working_day(day))


@dataclass(frozen=True, slots=True)
class ClockHours:
    """Hours round the clock; an end at which nobody is at work moves to the start of the next working session."""

    calendar: WorkingCalendar
    limit: Limit

    def terms(self, received: datetime) -> tuple[Reason, ...]:
        facts = {"amount": str(self.limit.amount), "unit": self.limit.unit.value}
        return (reason(ReasonKey.LIMIT_IN_HOURS, **facts, minutes=self._minutes()),)

    def begin(self, received: datetime) -> Leg:
        return self._landed(self.calendar.opens(received) + self._minutes() * MINUTE)

    def resume(self, leg: Leg, stretch: Stretch) -> Leg:
        return self._landed(max(leg.nominal, stretch.start) + (stretch.end - stretch.start))

    def stopped(self, stretch: Stretch) -> tuple[Reason, ...]:
        return (paused_minutes(stretch, (stretch.end - stretch.start) // MINUTE),)

    def landing(self, received: datetime, leg: Leg) -> tuple[Reason, ...]:
        if leg.due == leg.nominal:
            return ()
        return (reason(ReasonKey.END_OUTSIDE_HOURS, end=leg.nominal, moved_to=leg.due),)

    def consulted(self, received: datetime, leg: Leg) -> tuple[date, date]:
        return day_of(leg.nominal), day_of(leg.due)

    def _minutes(self) -> int:
        return whole(self.limit.amount * MINUTES_PER_HOUR)

    def _landed(self, nominal: datetime) -> Leg:
        at_work = self.calendar.is_working_moment(nominal)
        return Leg(nominal, nominal if at_work else self.calendar.opens(nominal))


def add_months(day: date, months: int) -> date:
    """Give the same day so many months on, or the last day of that month when it has no such day (art. 148.3)."""
    years, month = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(stretch: Stretch) -> int:
    return (day_of(stretch.end) - day_of(stretch.start)).days
