"""Due dates of a dossier and its steps, counted from stored facts alone.

Reception, the lifting of a hold and a change of the calendar all ask the same count; only what they do with it differs.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings

from motcua.base.clockwork import today
from motcua.base.written import insert
from motcua.catalog.definition import Definition, LimitRule, SupplementClock
from motcua.catalog.queries import definition
from motcua.clock.calendar import WorkingCalendar
from motcua.clock.due import Due, due
from motcua.clock.limits import Limit
from motcua.clock.pauses import Pause
from motcua.clock.reasons import Reason, to_rows
from motcua.directory import calendars
from motcua.directory.calendars import Book, calendar_of
from motcua.dossiers.models import DeadlineChange, Dossier, Hold, HoldKind, Step, StepKind
from motcua.flow.definition import NodeKind

RECEPTION_MINUTES = 8 * 60  # an online dossier is accepted or sent back within 8 working hours (ND45-2020)
SUPPLEMENT_DAYS = 30  # calendar days to complete; a province may choose otherwise, nothing ends by itself
CALENDAR_GROUND = "BLLD-2019"  # the ground of a move that a change of the working calendar made


@dataclass(frozen=True, slots=True)
class Dates:
    """What a dossier's dates should be, with the reasons of the promise."""

    due: datetime
    legal_due: datetime
    provisional: bool
    reasons: tuple[Reason, ...]


def limit_of(rule: LimitRule, amount: Decimal) -> Limit:
    return Limit(amount, rule.unit, same_day=rule.same_day and amount <= 1, cutoff=rule.cutoff)


def set_at_reception(dossier: Dossier, *, at: datetime, book: Book | None = None) -> None:
    """Set the legal date and the promise, with the reasons, when the dossier is received."""
    promised, legal = _both(dossier, definition(dossier.revision_id), at, (), at, book or calendars.book())
    dossier.original_due = promised.at
    found = Dates(promised.at, legal.at, bool(promised.provisional), promised.reasons)
    write(dossier, found, "ND118-2025", at=at)


def move_after_hold(dossier: Dossier, hold: Hold, *, at: datetime, book: Book | None = None) -> None:
    """Recompute both dates after a hold that stopped the clock; does nothing before reception or for other holds."""
    if dossier.received_at is None or not hold.stops_clock:
        return
    held = book or calendars.book()
    promised, legal = _counted(dossier, held, asked=at)
    write(dossier, _kept(dossier, promised, legal, dossier.due), hold.ground, at=at)
    move_steps(dossier, steps_now(dossier, held))


def dates_now(dossier: Dossier, book: Book) -> Dates | None:
    """Count the dates under a calendar; while a hold lasts, as they stood when it began. None before reception."""
    if dossier.received_at is None:
        return None
    promised, legal = _counted(dossier, book, asked=None)
    return _kept(dossier, promised, legal, _last_promise(dossier))


def dates_under(dossier: Dossier, law: Definition, book: Book) -> Dates | None:
    """Count the dates under another revision; never before the date that stands. None before reception."""
    if dossier.received_at is None:
        return None
    promised, legal = _counted(dossier, book, asked=None, law=law)
    kept = max(promised.at, dossier.due or promised.at)
    return Dates(kept, max(legal.at, kept), bool(promised.provisional), promised.reasons)


def steps_now(dossier: Dossier, book: Book, law: Definition | None = None) -> dict[Step, datetime]:
    """Count when each open step of the route is due; a consultation keeps the date its officer chose.

    `law` is another revision than the dossier's own.
    """
    opened = [s for s in dossier.steps.all() if s.closed_at is None and s.kind == StepKind.ROUTE]
    holds = [h for h in dossier.holds.all() if h.stops_clock and h.lifted_at]
    known = law or definition(dossier.revision_id)
    return {step: _step_due(step, dossier, holds, book, known) for step in opened}


def move_steps(dossier: Dossier, wanted: dict[Step, datetime]) -> list[str]:
    """Give steps their new due moments; gives the nodes of those that moved."""
    moved = [step for step, found in wanted.items() if step.due != found]
    for step in moved:
        step.due = wanted[step]
        step.save(update_fields=["due"])
    return [step.node for step in moved]


def write(dossier: Dossier, found: Dates, ground: str, *, at: datetime) -> None:
    """Give a dossier its dates; a promise that is new or moves leaves its row, with ground and reasons."""
    before = dossier.due
    dossier.due, dossier.legal_due, dossier.due_is_provisional = found.due, found.legal_due, found.provisional
    reasons = to_rows(found.reasons)
    insert(DeadlineChange(dossier=dossier, at=at, before=before, after=found.due, ground=ground, reasons=reasons))


def if_lifted_now(dossier: Dossier, *, at: datetime) -> Due | None:
    """Say when it would be due if every open hold ended now; None before reception."""
    if dossier.received_at is None:
        return None
    return _counted(dossier, calendars.book(), asked=at)[0]


def _counted(dossier: Dossier, book: Book, *, asked: datetime | None, law: Definition | None = None) -> tuple[Due, Due]:
    """Count promise and legal date; `asked` None leaves open holds out."""
    known = law or definition(dossier.revision_id)
    start, pauses = counted_from(dossier, known)
    if asked is None:
        pauses = tuple(p for p in pauses if p.end is not None)
    return _both(dossier, known, start, pauses, asked, book)


def counted_from(dossier: Dossier, known: Definition) -> tuple[datetime, tuple[Pause, ...]]:
    """Give the start and the pauses; a revision may let the count start anew with the completed dossier."""
    assert dossier.received_at is not None
    holds = sorted((h for h in dossier.holds.all() if h.stops_clock), key=lambda h: h.placed_at)
    pauses = [Pause(h.placed_at, h.lifted_at, h.ground) for h in holds]
    start = dossier.received_at
    if known.supplement_clock is SupplementClock.RESTART:
        ended = [h.lifted_at for h in holds if h.kind == HoldKind.SUPPLEMENT and h.lifted_at]
        start = max([start, *ended])
        pauses = [p for p in pauses if p.end is None or p.end > start]
    return start, tuple(pauses)


def _both(
    dossier: Dossier, known: Definition, start: datetime, pauses: tuple[Pause, ...], asked: datetime | None, book: Book
) -> tuple[Due, Due]:
    rule = known.limit(dossier.channel, dossier.case)
    day = today(start)
    counting, calendar = book.counting_rule(day), book.calendar(dossier.agency_id)
    promised = due(start, limit_of(rule, rule.promised), calendar, counting, pauses, asked)
    if rule.promised == rule.amount:
        return promised, promised
    return promised, due(start, limit_of(rule, rule.amount), calendar, counting, pauses, asked)


def _kept(dossier: Dossier, promised: Due, legal: Due, floor: datetime | None) -> Dates:
    """Never let a count take back what was promised: people have planned for that date (see decision 0012)."""
    kept = max(promised.at, dossier.extended_to or promised.at)
    if floor is not None and not settings.MOTCUA_CALENDAR_SHORTENS:
        kept = max(kept, floor)
    return Dates(kept, max(legal.at, kept), bool(promised.provisional), promised.reasons)


def _last_promise(dossier: Dossier) -> datetime | None:
    """Give the promise that reception or the end of a hold made last; what calendars moved since is not one."""
    given = [c for c in dossier.deadline_changes.all() if c.ground != CALENDAR_GROUND]
    return max(given, key=lambda c: c.pk).after if given else dossier.original_due


def _step_due(step: Step, dossier: Dossier, holds: Collection[Hold], book: Book, known: Definition) -> datetime:
    """Count a step's working minutes from its start; the working time of each hold since is given back."""
    start, minutes = step.opened_at, _minutes(step, known)
    if step.work == NodeKind.RECEIVE and dossier.received_at:
        start = dossier.received_at
    elif step.work == NodeKind.RECEIVE:
        minutes, holds = RECEPTION_MINUTES, ()
    waits = step.work == NodeKind.RECEIVE and dossier.received_at is None
    calendar = book.reception(step.unit_id) if waits else book.calendar(step.unit_id)
    ended = [(max(h.placed_at, start), h.lifted_at) for h in holds if h.lifted_at]
    return calendar.add_minutes(start, minutes + sum(calendar.working_minutes(a, b) for a, b in ended))


def _minutes(step: Step, known: Definition) -> int:
    route = known.route
    assert route is not None  # a dossier stands on a route
    return route.node(step.node).minutes


def step_due(unit_id: int, minutes: int, *, at: datetime, book: Book | None = None) -> datetime:
    """Say when a step of so many working minutes is due."""
    return (book or calendars.book()).calendar(unit_id).add_minutes(at, minutes)


def reception_due(unit_id: int, *, at: datetime, book: Book | None = None) -> datetime:
    """Say when a dossier must be received or sent back: eight hours of the counter's own clock (ND45-2020)."""
    return (book or calendars.book()).reception(unit_id).add_minutes(at, RECEPTION_MINUTES)


def working_calendar(step: Step) -> WorkingCalendar:
    return calendar_of(step.unit_id)
