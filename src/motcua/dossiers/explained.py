"""Why a dossier is due when it is: what the date was counted from, day by day, and who holds how much of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.base.clockwork import local, today
from motcua.catalog.queries import definition
from motcua.clock.certificate import Counted, calendar_held, certificate
from motcua.clock.content import digest
from motcua.clock.due import Due
from motcua.clock.pauses import Pause, Stretch, stretches
from motcua.clock.segments import Segment, segments
from motcua.directory import calendars
from motcua.directory.calendars import Book
from motcua.dossiers.deadlines import counted_from, limit_of
from motcua.dossiers.models import Dossier, Step, StepKind


@dataclass(frozen=True, slots=True)
class Explained:
    """A promise with all it rests on. `found` is the count alone, `binds` the date that holds."""

    counted: Counted
    found: Due
    binds: datetime
    version: str  # of the calendar around the count, as the certificate has it

    @property
    def segments(self) -> list[Segment]:
        """Give every stretch from the start of the count to its end."""
        return segments(self.counted.start, self.found.at, self.counted.calendar, self.counted.pauses)

    @property
    def is_moving(self) -> bool:
        """Tell whether the calendar says another date than the one that stands: it is being counted anew."""
        return self.counted.stands(self.found.at) != self.binds

    def certificate(self, dossier: Dossier, because: Sequence[str], *, at: datetime) -> dict[str, Any]:
        """Give the certificate that another program can count again; nothing personal is in it."""
        told = {
            "dossier": dossier.known_as, "procedure": dossier.procedure.code, "agency": dossier.agency.name,
            "issued": local(at).isoformat(timespec="seconds"),
        }  # fmt: skip
        return certificate(self.counted, told, because)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the time a step took: working minutes allowed, used so far, and over its due moment."""

    step: Step
    allowed: int
    used: int
    over: int


def explained(dossier: Dossier, book: Book | None = None) -> Explained | None:
    """Count the promise again and say all it rests on; None before reception.

    Pauses that still last are left out, as they are in the date that stands: it moves when they end.
    """
    if dossier.received_at is None or dossier.due is None:
        return None
    held, known = book or calendars.book(), definition(dossier.revision_id)
    start, pauses = counted_from(dossier, known)
    rule = known.limit(dossier.channel, dossier.case)
    calendar = held.calendar(dossier.agency_id)
    ended = tuple(pause for pause in pauses if pause.end is not None)
    base = Counted(start, limit_of(rule, rule.promised), held.counting_rule(today(start)), calendar, ended)
    found = base.count()
    counted = _binding(base, found, dossier)
    held_days = calendar_held(counted, max(found.at, dossier.due))
    return Explained(counted, found, local(dossier.due), digest(held_days))


def _binding(base: Counted, found: Due, dossier: Dossier) -> Counted:
    """Say which earlier promise holds the date where the count alone would give another one."""
    assert dossier.due is not None
    if dossier.extended_to == dossier.due:
        return replace(base, extended_to=dossier.due, paper=dossier.extension.paper_number)
    if found.at == dossier.due:
        return base
    if dossier.decided_at is not None:
        return replace(base, kept=dossier.due, decided=dossier.decided_at)
    return replace(base, kept=dossier.due)


def shares(dossier: Dossier, steps: Sequence[Step], book: Book, *, at: datetime) -> list[Share]:
    """Say who held it how long: each step of the route, without the time in which the clock was stopped."""
    pauses = [Pause(h.placed_at, h.lifted_at, h.ground) for h in dossier.holds.all() if h.stops_clock]
    stops = stretches(pauses, dossier.created_at, at)
    return [_share(step, stops, book, at) for step in steps if step.kind == StepKind.ROUTE]


def _share(step: Step, stops: Sequence[Stretch], book: Book, at: datetime) -> Share:
    calendar, end = book.calendar(step.unit_id), step.closed_at or at

    def ran(since: datetime, until: datetime) -> int:
        stopped = sum(calendar.working_minutes(max(since, s.start), min(until, s.end)) for s in stops)
        return calendar.working_minutes(since, until) - stopped

    return Share(step, ran(step.opened_at, step.due), ran(step.opened_at, end), ran(step.due, end))
