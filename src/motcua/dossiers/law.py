"""What another revision does to a running dossier: one pure count, asked by the rehearsal and by the act alike.

Fee lines are frozen when a dossier is filed and are not looked at here: no change of the law moves them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.catalog.definition import Definition, Handling
from motcua.catalog.queries import definition
from motcua.directory.calendars import Book
from motcua.dossiers import deadlines
from motcua.dossiers.deadlines import Dates
from motcua.dossiers.filing import asked_components
from motcua.dossiers.models import Channel, Dossier, HoldKind, State, Step, StepKind

_PROMISED = (State.RECEIVED, State.IN_PROGRESS)


class TroubleKind(StrEnum):
    """Why a dossier cannot go on under another revision; it stays under its own."""

    NOT_HANDLED = "not_handled"  # no longer handled in the province
    CHANNEL_CLOSED = "channel_closed"
    CASE_GONE = "case_gone"  # it was taken in as a case that the new law does not know
    STEP_GONE = "step_gone"  # the route has no such step any more
    STEP_OTHER = "step_other"  # the step is another kind of work now
    OBLIGATION = "obligation"  # it waits for an obligation that the new law does not know there
    SUPPLEMENT = "supplement"  # it waits for a paper or an answer that the new law does not ask


@dataclass(frozen=True, slots=True)
class Trouble:
    """One reason, with the name of the step or paper it is about."""

    kind: TroubleKind
    called: str = ""


@dataclass(frozen=True, slots=True)
class LawMove:
    """What a revision would make of one dossier. With troubles it stays as it is, and the rest is empty."""

    dossier: Dossier
    troubles: tuple[Trouble, ...] = ()
    wanted: Dates | None = None  # None before reception
    steps: tuple[tuple[Step, datetime], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def moves(self) -> bool:
        return not self.troubles

    @property
    def due(self) -> datetime | None:
        """Give the promise afterwards."""
        return self.wanted.due if self.wanted else self.dossier.due


def law_move(dossier: Dossier, law: Definition, book: Book) -> LawMove:
    """Count what a revision does to an open dossier."""
    troubles = tuple(_troubles(dossier, law))
    if troubles:
        return LawMove(dossier, troubles)
    wanted = deadlines.dates_under(dossier, law, book) if dossier.state in _PROMISED else None
    steps = tuple(deadlines.steps_now(dossier, book, law).items())
    return LawMove(dossier, (), wanted, steps, _newly_missing(dossier, law))


def _troubles(dossier: Dossier, law: Definition) -> Iterator[Trouble]:
    if law.handling is not Handling.LOCAL or law.route is None:
        yield Trouble(TroubleKind.NOT_HANDLED)
        return
    if dossier.channel not in {str(channel) for channel in law.channels}:
        yield Trouble(TroubleKind.CHANNEL_CLOSED, str(Channel(dossier.channel).label))
    if dossier.case and law.case(dossier.case) is None:
        yield Trouble(TroubleKind.CASE_GONE, definition(dossier.revision_id).case_name(dossier.case))
    for step in _open_steps(dossier):
        node = law.route.by_key.get(step.node)
        if node is None:
            yield Trouble(TroubleKind.STEP_GONE, step.name)
        elif node.kind.value != step.work:
            yield Trouble(TroubleKind.STEP_OTHER, step.name)
    yield from _waiting(dossier, law)


def _open_steps(dossier: Dossier) -> list[Step]:
    return [s for s in dossier.steps.all() if s.closed_at is None and s.kind == StepKind.ROUTE]


def _waiting(dossier: Dossier, law: Definition) -> Iterator[Trouble]:
    """Find what it waits for and would wait for in vain."""
    kinds = {hold.kind for hold in dossier.holds.all() if hold.lifted_at is None}
    own = definition(dossier.revision_id).obligation
    if HoldKind.OBLIGATION in kinds and (law.obligation is None or own is None or law.obligation.step != own.step):
        yield Trouble(TroubleKind.OBLIGATION, own.office if own else "")
    for asked in dossier.supplements.all() if HoldKind.SUPPLEMENT in kinds else ():
        for gap in asked.gaps.all() if asked.answered_at is None else ():
            found = law.component(gap.key) if gap.part == "component" else law.question(gap.key)
            if found is None:
                yield Trouble(TroubleKind.SUPPLEMENT, gap.key)


def _newly_missing(dossier: Dossier, law: Definition) -> tuple[str, ...]:
    """Name the papers that the new law needs for these answers, that are not here, and that the old one did not miss."""
    values = {a.key: a.value for a in dossier.answers.all() if a.value is not None}
    here = {a.component for a in dossier.attachments.all() if a.removed_at is None}
    here |= {p.component for p in dossier.papers_filed.all()}
    old, new = (
        {c.key: c.name for c in asked_components(known, values, dossier.case) if c.required and c.key not in here}
        for known in (definition(dossier.revision_id), law)
    )
    return tuple(name for key, name in new.items() if key not in old)
