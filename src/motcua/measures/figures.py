"""Every figure of the board: one condition each, from which the number and the list behind it are both read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.db.models.lookups import LessThan

from motcua.base.clockwork import VN, today
from motcua.clock.calendar import WorkingCalendar
from motcua.dossiers.models import Channel, Hold, MandatedFiling, PaperException, State, Step, Supplement
from motcua.dossiers.queries import of_applicant
from motcua.measures.period import DAY, Period, midnight

SOON_DAYS = 3  # working days after today


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is asked: a period, and for what is open, the moment of asking with the ends of today and of soon."""

    period: Period
    at: datetime
    today_ends: datetime
    soon_ends: datetime


def bounds(period: Period, calendar: WorkingCalendar, *, at: datetime) -> Bounds:
    day: date = today(at)
    soon = calendar.add_working_days(day, SOON_DAYS)
    return Bounds(period, at, midnight(day + DAY), midnight(soon + DAY))


class Basis(StrEnum):
    """The event that puts a dossier into the period, or that it is open now. One statement reads one basis."""

    RECEIVED = "received"
    DECIDED = "decided"
    ENDED = "ended"
    OPEN = "open"


def _in_period(column: str) -> Callable[[Bounds], Q]:
    return lambda w: Q((f"{column}__gte", w.period.begins), (f"{column}__lt", w.period.ends))


BASES: Mapping[Basis, Callable[[Bounds], Q]] = {
    Basis.RECEIVED: _in_period("received_at"),
    Basis.DECIDED: _in_period("decided_at"),
    Basis.ENDED: _in_period("ended_at"),
    Basis.OPEN: lambda _: Q(state__in=(State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS)),
}
# By which moment a list is ordered; a minus puts the newest first, as in Django.
_ORDERS = {
    Basis.RECEIVED: "-received_at", Basis.DECIDED: "-decided_at", Basis.ENDED: "-ended_at", Basis.OPEN: "due"
}  # fmt: skip

_MANDATED = Q(pk__in=MandatedFiling.objects.values("dossier"))
_ASKED = Q(pk__in=Supplement.objects.values("dossier"))
_ASKED_TWICE = Q(pk__in=Supplement.objects.filter(number__gte=2).values("dossier"))
_WAITS = Q(pk__in=Hold.objects.filter(of_applicant(), lifted_at=None).values("dossier"))
_STANDS_STILL = Q(pk__in=Hold.objects.filter(lifted_at=None, stops_clock=True).values("dossier"))
# The clock was stopped before the promise had passed: not late while it stands still (QD766-2022 2.1).
_STOPPED_IN_TIME = Q(
    pk__in=Hold.objects.filter(lifted_at=None, stops_clock=True, placed_at__lte=F("dossier__due")).values("dossier")
)
_BY_STAFF = Q(entered_by__isnull=False)
_ONLINE = Q(channel=Channel.ONLINE) & ~_BY_STAFF  # what staff typed is never online, whatever the channel says

_DECIDED_LATE = Q(decided_at__gt=F("due")) | _ASKED_TWICE
_BEFORE_DUE_DAY = Q(LessThan(TruncDate("decided_at", tzinfo=VN), TruncDate("due", tzinfo=VN)))
_MOVING = Q(state__in=(State.RECEIVED, State.IN_PROGRESS))


def _late(w: Bounds) -> Q:
    return _MOVING & (Q(due__lt=w.at) & ~_STOPPED_IN_TIME | _ASKED_TWICE)


def _due(w: Bounds, condition: Q) -> Q:
    """Narrow to what is on its way, neither late nor with its clock stopped."""
    return _MOVING & condition & Q(due__gte=w.at) & ~_ASKED_TWICE & ~_STANDS_STILL


def _reception_late(w: Bounds) -> Q:
    """Not accepted or sent back within the time for it, 8 working hours for an online dossier (ND45-2020)."""
    passed = Step.objects.filter(closed_at=None, work="receive", due__lt=w.at).values("dossier")
    return Q(state=State.SUBMITTED, pk__in=passed) & ~_WAITS


@dataclass(frozen=True)
class Figure:
    """A name and a condition. A figure with `parts` counts what any of them counts; no dossier is in two parts."""

    key: str
    basis: Basis
    narrow: Callable[[Bounds], Q]
    order: str
    parts: tuple["Figure", ...] = ()

    def condition(self, w: Bounds) -> Q:
        """Give the whole condition, of the list and of the number alike."""
        if not self.parts:
            return BASES[self.basis](w) & self.narrow(w)
        found = Q()
        for part in self.parts:
            found |= part.condition(w)
        return found


def _figure(key: str, basis: Basis, narrow: Callable[[Bounds], Q] | Q | None = None, order: str = "") -> Figure:
    asked = narrow if callable(narrow) else lambda _: narrow if isinstance(narrow, Q) else Q()
    return Figure(key, basis, asked, order or _ORDERS[basis])


COUNTED: Mapping[str, Figure] = {
    figure.key: figure
    for figure in (
        _figure("received", Basis.RECEIVED),
        _figure("online_self", Basis.RECEIVED, _ONLINE & ~_MANDATED),
        _figure("online_mandate", Basis.RECEIVED, _ONLINE & _MANDATED),
        _figure("counter", Basis.RECEIVED, Q(channel=Channel.COUNTER) | Q(channel=Channel.ONLINE) & _BY_STAFF),
        _figure("post", Basis.RECEIVED, Q(channel=Channel.POST)),
        _figure("paper_exception", Basis.RECEIVED, Q(pk__in=PaperException.objects.values("dossier"))),
        _figure("unreceived", Basis.OPEN, Q(state=State.SUBMITTED), "submitted_at"),
        _figure("unreceived_late", Basis.OPEN, _reception_late, "submitted_at"),
        _figure("in_progress", Basis.OPEN, _MOVING),
        _figure("late_now", Basis.OPEN, _late),
        _figure("due_today", Basis.OPEN, lambda w: _due(w, Q(due__lt=w.today_ends))),
        _figure("due_soon", Basis.OPEN, lambda w: _due(w, Q(due__gte=w.today_ends, due__lt=w.soon_ends))),
        _figure("waiting", Basis.OPEN, _MOVING & _WAITS),
        _figure("decided", Basis.DECIDED),
        _figure("early", Basis.DECIDED, ~_DECIDED_LATE & _BEFORE_DUE_DAY),
        _figure("on_time", Basis.DECIDED, ~_DECIDED_LATE & ~_BEFORE_DUE_DAY),
        _figure("late", Basis.DECIDED, _DECIDED_LATE),
        _figure("late_asked_twice", Basis.DECIDED, _ASKED_TWICE),
        _figure("right_first", Basis.DECIDED, ~_ASKED),
        _figure("returned", Basis.ENDED, Q(state=State.DELIVERED)),
        _figure("refused", Basis.ENDED, Q(state=State.REFUSED)),
        _figure("withdrawn", Basis.ENDED, Q(state=State.WITHDRAWN)),
        _figure("stopped", Basis.ENDED, Q(state=State.STOPPED)),
    )
}


def _sum(key: str, order: str, *parts: str) -> Figure:
    first = COUNTED[parts[0]]
    return Figure(key, first.basis, first.narrow, order, tuple(COUNTED[part] for part in parts))


SUMMED: Mapping[str, Figure] = {
    figure.key: figure
    for figure in (
        _sum("online", "-received_at", "online_self", "online_mandate"),
        _sum("in_time", "-decided_at", "early", "on_time"),
        _sum("overdue", "due", "late", "late_now"),
        _sum("handled", "due", "decided", "in_progress"),
    )
}
FIGURES: Mapping[str, Figure] = {**COUNTED, **SUMMED}
