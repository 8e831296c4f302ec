"""Ways of counting in working time: working hours, working days by either rule, and the same day."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from motcua.base.clockwork import local
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.counting import Leg, day_of, paused_days, paused_minutes, saturdays, skipped, whole
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Stretch
from motcua.clock.reasons import Reason, ReasonKey, reason

MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Working hours, and working days under the hour-based rule (practice of one-stop software)."""

    calendar: WorkingCalendar
    limit: Limit

    def terms(self, received: datetime) -> tuple[Reason, ...]:
        facts = {"amount": str(self.limit.amount), "unit": self.limit.unit.value}
        return (reason(ReasonKey.LIMIT_IN_HOURS, **facts, minutes=self._minutes(received)),)

    def begin(self, received: datetime) -> Leg:
        due = self._count(received)
        return Leg(due, due)

    def resume(self, leg: Leg, stretch: Stretch) -> Leg:
        paused = self._runs.working_time(stretch.start, stretch.end)
        due = self._runs.add_time(leg.due, paused) if paused else leg.due
        return Leg(due, due)

    def stopped(self, stretch: Stretch) -> tuple[Reason, ...]:
        return (paused_minutes(stretch, self._runs.working_minutes(stretch.start, stretch.end)),)

    def landing(self, received: datetime, leg: Leg) -> tuple[Reason, ...]:
        first, last = day_of(self.calendar.opens(received)), day_of(leg.due)
        return (*skipped(self.calendar, first, last), *saturdays(self._runs, first, last))

    def consulted(self, received: datetime, leg: Leg) -> tuple[date, date]:
        return day_of(received), day_of(leg.due)

    @property
    def _runs(self) -> WorkingCalendar:
        """Give the calendar in which the time runs: a limit in days does not count the hours of ordinary Saturdays."""
        return self.calendar if self.limit.unit is Unit.WORKING_HOURS else self.calendar.weekdays

    def _count(self, received: datetime) -> datetime:
        if self.limit.unit is Unit.WORKING_HOURS:
            return self.calendar.add_minutes(received, self._minutes(received))
        return self.calendar.add_days_of_work(received, self.limit.amount)

    def _minutes(self, received: datetime) -> int:
        """Give the working minutes of the limit; a day is as long as an ordinary one on the day of receipt."""
        if self.limit.unit is Unit.WORKING_HOURS:
            return whole(self.limit.amount * MINUTES_PER_HOUR)
        return whole(self.limit.amount * self.calendar.day_minutes(day_of(received)))


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days under the day-based rule: the day of receipt is not counted, the last one runs to its end.

    A half day ends when half the work of its day is done. A pause adds the working days after its first day, up to and
    with its last.
    """

    calendar: WorkingCalendar
    limit: Limit

    def terms(self, received: datetime) -> tuple[Reason, ...]:
        return (
            reason(ReasonKey.LIMIT_IN_DAYS, amount=str(self.limit.amount), unit=self.limit.unit.value),
            reason(ReasonKey.START_DAY_NOT_COUNTED, day=day_of(self.calendar.opens(received))),
        )

    def begin(self, received: datetime) -> Leg:
        days = int(self.limit.amount)
        start = day_of(self.calendar.opens(received))
        last = self.calendar.add_working_days(start, days + (1 if self._part_of_day() else 0))
        due = self._end_on(last)
        return Leg(due, due)

    def resume(self, leg: Leg, stretch: Stretch) -> Leg:
        nominal = self._end_on(self.calendar.add_working_days(day_of(leg.nominal), self._days(stretch)))
        return Leg(nominal, self._not_before(stretch.end, nominal))

    def stopped(self, stretch: Stretch) -> tuple[Reason, ...]:
        return (paused_days(stretch, self._days(stretch)),)

    def landing(self, received: datetime, leg: Leg) -> tuple[Reason, ...]:
        return skipped(self.calendar, day_of(self.calendar.opens(received)), day_of(leg.due))

    def consulted(self, received: datetime, leg: Leg) -> tuple[date, date]:
        return day_of(received), day_of(leg.due)

    def _part_of_day(self) -> Decimal:
        return self.limit.amount % 1

    def _days(self, stretch: Stretch) -> int:
        return self.calendar.working_days_between(day_of(stretch.start), day_of(stretch.end))

    def _end_on(self, day: date) -> datetime:
        part = self._part_of_day()
        if not part:
            return self.calendar.closing(day)
        return self.calendar.add_minutes(self.calendar.opening(day), whole(part * self.calendar.day_minutes(day)))

    def _not_before(self, resumed: datetime, due: datetime) -> datetime:
        """Leave the officer time after the clock runs again: the rest of that day, or of the next working day."""
        if due > resumed:
            return due
        day = day_of(self.calendar.opens(resumed))
        return self._end_on(day) if self._end_on(day) > resumed else self.calendar.closing(day)


@dataclass(frozen=True, slots=True)
class SameDay:
    """The working day of receipt, or the next one from the cut-off on.

    After a pause the dossier is complete when the pause ends: the cut-off is asked again of that moment.
    """

    calendar: WorkingCalendar
    limit: Limit

    def terms(self, received: datetime) -> tuple[Reason, ...]:
        day, cutoff = self._day(received), self.limit.cutoff.isoformat("minutes")
        late = reason(ReasonKey.CUTOFF_PASSED, complete_at=received, cutoff=cutoff, day=day)
        same = reason(ReasonKey.SAME_DAY, day=day, cutoff=cutoff)
        return (late,) if self._is_late(received, self.calendar.opens(received)) else (same,)

    def begin(self, received: datetime) -> Leg:
        due = self._latest(received)
        return Leg(due, due)

    def resume(self, leg: Leg, stretch: Stretch) -> Leg:
        due = max(leg.due, self._latest(stretch.end))
        return Leg(due, due)

    def stopped(self, stretch: Stretch) -> tuple[Reason, ...]:
        minutes = self.calendar.working_minutes(stretch.start, stretch.end)
        return (paused_minutes(stretch, minutes), *self.terms(stretch.end))

    def landing(self, received: datetime, leg: Leg) -> tuple[Reason, ...]:
        return skipped(self.calendar, day_of(self.calendar.opens(received)), day_of(leg.due))

    def consulted(self, received: datetime, leg: Leg) -> tuple[date, date]:
        return day_of(received), day_of(leg.due)

    def _is_late(self, complete_at: datetime, counted: datetime) -> bool:
        """Tell whether the cut-off of a day at work has passed; what comes after hours counts from the next morning."""
        wall = local(complete_at)
        return wall.time() >= self.limit.cutoff and wall.date() == counted.date()

    def _day(self, complete_at: datetime) -> date:
        counted = self.calendar.opens(complete_at)
        return self.calendar.add_working_days(counted.date(), int(self._is_late(complete_at, counted)))

    def _latest(self, complete_at: datetime) -> datetime:
        day = self._day(complete_at)
        if self.limit.amount == 1:
            return self.calendar.closing(day)
        start = max(complete_at, self.calendar.opening(day))
        minutes = whole(self.limit.amount * self.calendar.day_minutes(day))
        return min(self.calendar.add_minutes(start, minutes), self.calendar.closing(day))
