"""What a change of the working calendar does to open dossiers: looked at before it is made, carried out afterwards."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from motcua.base import clockwork, events
from motcua.base.actor import SYSTEM, Actor
from motcua.base.clockwork import VN
from motcua.base.errors import refuse_if
from motcua.base.models import Event
from motcua.directory import calendars
from motcua.directory.calendars import Book
from motcua.directory.rules import may_manage_officers
from motcua.dossiers import deadlines
from motcua.dossiers.acts.recompute import recompute
from motcua.dossiers.deadlines import Dates
from motcua.dossiers.events import DUE_DATES_MOVING
from motcua.dossiers.models import DeadlineChange, Dossier, Hold, State, Step, StepKind

BATCH = 200
"""Dossiers a reaction looks at in one transaction."""
LATE = timedelta(hours=1)
"""How long before the change an act may have begun that commits after it; far more than any takes."""
LOOKED_AT = 2000
"""Dossiers a preview counts exactly; of more than these it says so."""
_PROMISED = (State.RECEIVED, State.IN_PROGRESS)
_RUNNING = """
SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
               AND backend_xid IS NOT NULL AND xact_start <= %(since)s::timestamptz)
"""


@dataclass(frozen=True, slots=True)
class Move:
    """What a calendar would make of one dossier's dates; `wanted` None before reception."""

    dossier: Dossier
    wanted: Dates | None
    steps: int  # open steps whose due moment would be another one

    @property
    def is_moved(self) -> bool:
        """Tell whether the promise would be another one."""
        return self.wanted is not None and self.wanted.due != self.dossier.due

    @property
    def is_settled(self) -> bool:
        """Tell whether a provisional date would become certain (`False`: would become provisional, or stays)."""
        return self.wanted is not None and self.dossier.due_is_provisional and not self.wanted.provisional

    @property
    def is_unsettled(self) -> bool:
        return self.wanted is not None and self.wanted.provisional and not self.dossier.due_is_provisional

    @property
    def is_change(self) -> bool:
        if self.steps:
            return True
        found, now = self.wanted, self.dossier
        if found is None:
            return False
        return (found.due, found.legal_due, found.provisional) != (now.due, now.legal_due, now.due_is_provisional)


def move_of(dossier: Dossier, book: Book) -> Move:
    """Count one dossier under a book; a decided dossier keeps its dates, its open steps follow."""
    wanted = deadlines.dates_now(dossier, book) if dossier.state in _PROMISED else None
    steps = deadlines.steps_now(dossier, book)
    return Move(dossier, wanted, sum(step.due != found for step, found in steps.items()))


def touched(days: Collection[date]) -> QuerySet[Dossier]:
    """Give the dossiers whose running time spans one of these days, with what counting them needs.

    Neither promise nor step is counted past its end, so a day after every stored due moment changes nothing.
    """
    first = datetime.combine(min(days), time.min, tzinfo=VN)
    after = datetime.combine(max(days), time.min, tzinfo=VN) + timedelta(days=1)
    ends_later = Q(due__gte=first) | Q(legal_due__gte=first)
    promised = Q(state__in=_PROMISED, received_at__lt=after) & ends_later
    opened = Step.objects.filter(
        dossier=OuterRef("pk"), closed_at=None, kind=StepKind.ROUTE, opened_at__lt=after, due__gte=first
    )
    found = Dossier.unscoped.filter(promised | Exists(opened)).select_related("agency").order_by("pk")
    return found.prefetch_related(
        Prefetch("holds", Hold.objects.filter(stops_clock=True)),
        Prefetch("steps", Step.objects.filter(closed_at=None, kind=StepKind.ROUTE)),
        Prefetch("deadline_changes", DeadlineChange.objects.defer("reasons")),
    )


class StillRunning(Exception):  # noqa: N818 - says what is the case; the job is tried again a minute later
    """An act that may have read the old calendar has not ended yet."""


def move_due_dates(event: Event) -> None:
    """React to a changed calendar, one batch a transaction: recompute what it touches, then leave the rest to the next.

    Counted from stored facts, so a second run finds nothing left to move. One more sweep comes at the end, for acts
    that had read the old calendar and were not yet committed when the first looked.
    """
    facts = event.facts
    since = facts.get("since")
    if since and _acts_run_since(since):
        raise StillRunning
    found = touched([date.fromisoformat(day) for day in facts["days"]]).filter(pk__gt=facts.get("after", 0))
    batch = list((found.filter(changed_at__gte=event.at - LATE) if since else found)[:BATCH])
    book = calendars.book()
    for dossier in batch:
        if move_of(dossier, book).is_change:
            recompute(dossier.pk, by=SYSTEM, at=clockwork.now())
    if len(batch) == BATCH:
        last = batch[-1].pk
        events.tell(DUE_DATES_MOVING, last, {**facts, "after": last}, at=event.at)
    elif not since:
        seen = clockwork.now().isoformat()
        events.tell(DUE_DATES_MOVING, 0, {"days": facts["days"], "since": seen}, at=event.at)


def _acts_run_since(since: str) -> bool:
    """Tell whether another transaction that writes has been running since before that moment."""
    with connection.cursor() as cursor:
        cursor.execute(_RUNNING, {"since": since})
        return bool(cursor.fetchone()[0])


@dataclass(frozen=True, slots=True)
class Preview:
    """What a calendar that is not stored yet would move. Codes, agencies and dates only: no content of a dossier."""

    touched: int  # open dossiers whose running time spans the days
    counted: int  # of these, how many were counted: all, or the first LOOKED_AT
    moved: tuple[Move, ...]
    steps: int
    settled: int
    unsettled: int

    @property
    def shifts(self) -> dict[int, int]:
        """Say how many promises move by how many calendar days."""
        found: dict[int, int] = {}
        for move in self.moved:
            days = _shift(move)
            found[days] = found.get(days, 0) + 1
        return dict(sorted(found.items()))

    @property
    def agencies(self) -> dict[str, list[Move]]:
        """Give the moved dossiers by agency, the most touched agency first."""
        found: dict[str, list[Move]] = {}
        for move in self.moved:
            found.setdefault(move.dossier.agency.name, []).append(move)
        return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def preview(days: Collection[date], book: Book, *, by: Actor) -> Preview:
    """Count what a change of these days would do; for the platform team, which then decides."""
    refuse_if(may_manage_officers(by))
    found = touched(days)
    moves = [move_of(dossier, book) for dossier in found[:LOOKED_AT]]
    return Preview(
        touched=len(moves) if len(moves) < LOOKED_AT else found.prefetch_related(None).count(),
        counted=len(moves),
        moved=tuple(m for m in moves if m.is_moved),
        steps=sum(m.steps for m in moves),
        settled=sum(m.is_settled for m in moves),
        unsettled=sum(m.is_unsettled for m in moves),
    )


def _shift(move: Move) -> int:
    assert move.wanted is not None
    assert move.dossier.due is not None
    return (clockwork.today(move.wanted.due) - clockwork.today(move.dossier.due)).days
