"""Due dates of a dossier and its steps: set at reception, moved only by an act that lifts a hold."""

from datetime import datetime
from decimal import Decimal

from motcua.base.clockwork import today
from motcua.catalog.definition import LimitRule, SupplementClock
from motcua.catalog.queries import definition
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.due import Due, due
from motcua.clock.limits import Limit
from motcua.clock.pauses import Pause
from motcua.clock.policy import CountingRule
from motcua.clock.reasons import to_rows
from motcua.directory.calendars import calendar_of, province_on
from motcua.dossiers.models import DeadlineChange, Dossier, Hold, HoldKind, Step

RECEPTION_MINUTES = 8 * 60  # an online dossier is accepted or sent back within 8 working hours (ND45-2020)
SUPPLEMENT_DAYS = 30  # calendar days to complete; a province may choose otherwise, nothing ends by itself


def limit_of(rule: LimitRule, amount: Decimal) -> Limit:
    return Limit(amount, rule.unit, same_day=rule.same_day and amount <= 1, cutoff=rule.cutoff)


def set_at_reception(dossier: Dossier, *, at: datetime) -> None:
    """Set the legal date and the promise, with the reasons, when the dossier is received."""
    promised, legal = _both(dossier, at, pauses=(), asked=at)
    dossier.original_due = dossier.due = promised.at
    dossier.legal_due = legal.at
    dossier.due_is_provisional = bool(promised.provisional)
    _write(dossier, None, promised, "ND118-2025", at)


def move_after_hold(dossier: Dossier, hold: Hold, *, at: datetime) -> None:
    """Recompute both dates after a hold that stopped the clock; does nothing before reception or for other holds."""
    if dossier.received_at is None or not hold.stops_clock:
        return
    start, pauses = _counted_from(dossier)
    promised, legal = _both(dossier, start, pauses=pauses, asked=at)
    before = dossier.due
    dossier.due, dossier.legal_due = promised.at, legal.at
    dossier.due_is_provisional = bool(promised.provisional)
    _write(dossier, before, promised, hold.ground, at)
    _move_steps(dossier, hold, at)


def if_lifted_now(dossier: Dossier, *, at: datetime) -> Due | None:
    """Say when it would be due if every open hold ended now; None before reception."""
    if dossier.received_at is None:
        return None
    start, pauses = _counted_from(dossier)
    return _both(dossier, start, pauses=pauses, asked=at)[0]


def _counted_from(dossier: Dossier) -> tuple[datetime, tuple[Pause, ...]]:
    """Give the start and the pauses; a revision may let the count start anew with the completed dossier."""
    assert dossier.received_at is not None
    holds = dossier.holds.filter(stops_clock=True).order_by("placed_at")
    pauses = [Pause(h.placed_at, h.lifted_at, h.ground) for h in holds]
    start = dossier.received_at
    if definition(dossier.revision_id).supplement_clock is SupplementClock.RESTART:
        ended = [h.lifted_at for h in holds if h.kind == HoldKind.SUPPLEMENT and h.lifted_at]
        start = max([start, *ended])
        pauses = [p for p in pauses if p.end is None or p.end > start]
    return start, tuple(pauses)


def _both(dossier: Dossier, start: datetime, *, pauses: tuple[Pause, ...], asked: datetime) -> tuple[Due, Due]:
    rule = definition(dossier.revision_id).limit(dossier.channel)
    day = today(start)
    counting = CountingRule(province_on(day).counting_rule)
    calendar = calendar_of(dossier.agency_id, day)
    promised = due(start, limit_of(rule, rule.promised), calendar, counting, pauses, asked)
    legal = due(start, limit_of(rule, rule.amount), calendar, counting, pauses, asked)
    return promised, legal


def _write(dossier: Dossier, before: datetime | None, found: Due, ground: str, at: datetime) -> None:
    DeadlineChange.objects.create(
        dossier=dossier, at=at, before=before, after=found.at, ground=ground, reasons=to_rows(found.reasons)
    )


def _move_steps(dossier: Dossier, hold: Hold, at: datetime) -> None:
    """Give open steps back the working time that the hold took."""
    calendar = calendar_of(dossier.agency_id, today(hold.placed_at))
    for step in dossier.steps.filter(closed_at=None, kind="route"):
        lost = calendar.working_minutes(max(hold.placed_at, step.opened_at), at)
        step.due = calendar.add_minutes(step.due, lost)
        step.save(update_fields=["due"])


def step_due(unit_id: int, minutes: int, *, at: datetime) -> datetime:
    """Say when a step of so many working minutes is due."""
    return calendar_of(unit_id, today(at)).add_minutes(at, minutes)


def working_calendar(step: Step) -> WorkingCalendar:
    return calendar_of(step.unit_id, today(step.opened_at))
