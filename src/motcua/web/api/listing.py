"""The list of a system's dossiers: what changed first comes first, so that asking on from the end brings what is new."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from motcua.base.actor import Actor
from motcua.dossiers.models import Dossier, Hold, State
from motcua.dossiers.queries import dossiers_for
from motcua.web.api import cursors
from motcua.web.api.dossier_shapes import DossierList
from motcua.web.api.shown import dossier as shown


@dataclass(frozen=True, slots=True)
class Wanted:
    state: State | None
    changed_since: datetime | None
    cursor: str
    limit: int


def page(by: Actor, wanted: Wanted, *, at: datetime) -> DossierList:
    """Give one page; its `next` is empty when nothing has changed after it yet."""
    found = _after(dossiers_for(by), cursors.read(wanted.cursor))
    if wanted.state is not None:
        found = found.filter(state=wanted.state)
    if wanted.changed_since is not None:
        found = found.filter(changed_at__gte=wanted.changed_since)
    holds = Prefetch("holds", Hold.objects.filter(lifted_at=None))
    rows = list(found.prefetch_related(holds).order_by("changed_at", "id")[: wanted.limit + 1])
    shown_rows, more = rows[: wanted.limit], len(rows) > wanted.limit
    return DossierList(
        items=[shown.row(d, [h.kind for h in d.holds.all()], at=at) for d in shown_rows],
        next=cursors.written(shown_rows[-1].changed_at.isoformat(), shown_rows[-1].pk) if more else "",
    )


def _after(found: QuerySet[Dossier], place: list[Any]) -> QuerySet[Dossier]:
    match place:
        case []:
            return found
        case [str(changed), int(key)] if abs(key) < 2**62:
            at = _time(changed)
            return found.filter(Q(changed_at__gt=at) | Q(changed_at=at, pk__gt=key))
    raise cursors.refused()


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as bent:
        raise cursors.refused() from bent
    if at.tzinfo is None:
        raise cursors.refused()
    return at
