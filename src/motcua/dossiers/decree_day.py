"""A package of changes on the running dossiers: rehearsed before its day, carried out on it, dossier by dossier."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from motcua.base.actor import SYSTEM, Actor
from motcua.base.errors import refuse_if
from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.drafts.acts.carry import carry_package
from motcua.catalog.drafts.models import DraftState, RunningRule
from motcua.catalog.errors import BadDefinition
from motcua.catalog.in_force import midnight
from motcua.catalog.models import ChangePackage, ProcedureDraft
from motcua.directory import calendars
from motcua.directory.rules import may_edit_catalog
from motcua.dossiers.acts.change_law import change_law
from motcua.dossiers.law import LawMove, law_move
from motcua.dossiers.models import Dossier, LawChange
from motcua.dossiers.models.dossier import OPEN_STATES

BATCH = 200
"""Dossiers read at a time."""
LATE = timedelta(hours=1)
"""How long after midnight a filing may still commit that began before it; far more than any takes."""
_BESIDE = ("holds", "steps", "deadline_changes", "answers", "attachments", "papers_filed", "supplements__gaps")


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What one item would do: how many dossiers run, and what happens to each where the new law is to hold."""

    item: ProcedureDraft
    running: int
    moves: tuple[LawMove, ...]  # in the order of the dossiers; empty under the old law
    is_readable: bool = True  # False: the draft is half written, nothing could be counted

    @property
    def moved(self) -> tuple[LawMove, ...]:
        return tuple(move for move in self.moves if move.moves)

    @property
    def kept(self) -> tuple[LawMove, ...]:
        """Give those that cannot move and stay under the old law."""
        return tuple(move for move in self.moves if not move.moves)


def rehearse(package: ChangePackage, *, by: Actor) -> list[Rehearsal]:
    """Count what a package would do to the dossiers that run now; writes nothing. For editors, who see no content."""
    refuse_if(may_edit_catalog(by))
    found = []
    for item in package.drafts.exclude(state=DraftState.WITHDRAWN).order_by("code"):
        found.append(_rehearsed(item))
    return found


def _rehearsed(item: ProcedureDraft) -> Rehearsal:
    if item.running == RunningRule.OLD:
        return Rehearsal(item, running(item).count(), ())
    try:
        moves = tuple(item_moves(item))
    except BadDefinition:
        return Rehearsal(item, running(item).count(), (), is_readable=False)
    return Rehearsal(item, len(moves), moves)


def item_moves(item: ProcedureDraft) -> Iterator[LawMove]:
    """Count each running dossier under an item; raises BadDefinition for a draft that is not fit to be read."""
    law: Definition = reading.read(item.document)
    book = calendars.book()
    found = running(item).select_related("agency").prefetch_related(*_BESIDE)
    return (law_move(dossier, law, book) for dossier in found.iterator(chunk_size=BATCH))


def running(item: ProcedureDraft) -> QuerySet[Dossier]:
    """Give the open dossiers of an item that do not stand under it, and that it has not met yet."""
    met = LawChange.objects.filter(dossier=OuterRef("pk"), item=item)
    found = Dossier.unscoped.filter(procedure__code=item.code, state__in=OPEN_STATES).exclude(Exists(met))
    return (found.exclude(revision=item.revision_id) if item.revision_id else found).order_by("pk")


def carry_out(package: ChangePackage, *, at: datetime) -> int:
    """Move what a published package moves, each dossier in its own transaction; gives how many it met.

    Killed at any point it goes on where it stopped: a dossier that was met has its row. It looks again for an hour, for
    filings that began before midnight and were not yet committed; then the package is done.
    """
    starts = midnight(package.takes_effect)
    if package.state != DraftState.PUBLISHED or package.carried_at is not None or at < starts:
        return 0
    met = 0
    items = package.drafts.filter(state=DraftState.PUBLISHED, running=RunningRule.NEW).select_related("package")
    for item in items.order_by("code"):
        for key in list(running(item).values_list("pk", flat=True)):
            met += _met(key, item, at)
    if at >= starts + LATE:
        carry_package(package.public_id, by=SYSTEM, at=at)
    return met


def _met(key: int, item: ProcedureDraft, at: datetime) -> bool:
    change_law(key, item, by=SYSTEM, at=at)
    return LawChange.objects.filter(dossier=key, item=item).exists()


def due_packages(at: datetime) -> list[ChangePackage]:
    """Give the published packages whose day has come and that are not done."""
    waiting = ChangePackage.objects.filter(state=DraftState.PUBLISHED, carried_at=None).order_by("takes_effect", "pk")
    return [package for package in waiting if midnight(package.takes_effect) <= at]
