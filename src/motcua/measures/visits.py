"""The visits behind the map of a procedure, read from the steps in one statement, as many rows as there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from motcua.base.actor import ActorKind
from motcua.base.text import sort_key
from motcua.directory.calendars import Book
from motcua.dossiers.models import Dossier, Step, StepKind
from motcua.files.models import Look
from motcua.measures.figures import BASES, Basis, Bounds
from motcua.measures.process_map import ProcessMap, Visit, Worked, mapped
from motcua.measures.scope import Scope, Unit, seen

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class MapChoice:
    """Which dossiers a map shows: of a procedure, received in the period, of one agency when asked (by code)."""

    procedure: str
    agency: str = ""


def process_map(scope: Scope, choice: MapChoice, w: Bounds, held: Book) -> ProcessMap:
    """Draw the map of what a scope may see, in one statement read by a cursor of the server.

    Memory grows with the steps of the procedure and how different their times are, not with its dossiers.
    """
    return mapped(_visits(scope, choice, w), worked_by(held))


def worked_by(held: Book) -> Worked:
    """Measure working time by each unit's own calendar."""

    def worked(unit: int, since: datetime, until: datetime) -> timedelta:
        return held.calendar(unit).working_time(since, until)

    return worked


def dossiers_mapped(scope: Scope, choice: MapChoice, w: Bounds) -> QuerySet[Dossier]:
    found = seen(scope).filter(BASES[Basis.RECEIVED](w), procedure__code=choice.procedure)
    return found.filter(agency__code=choice.agency) if choice.agency else found


def agencies_mapped(scope: Scope, procedure: str, w: Bounds) -> list[Unit]:
    """Give the agencies that have dossiers on the map, each code once, by the name it bears last."""
    keys = dossiers_mapped(scope, MapChoice(procedure), w).values_list("agency_id", flat=True).order_by().distinct()
    units = {unit.code: scope.coded(unit.code) or unit for unit in (scope.units[key] for key in keys)}
    return sorted(units.values(), key=lambda unit: (sort_key(unit.name), unit.code))


def _visits(scope: Scope, choice: MapChoice, w: Bounds) -> Iterator[Visit]:
    """Give every visit with the first look at the dossier, while the step was open, of the officer who did it."""
    looks = Look.objects.filter(
        what="dossier", subject=OuterRef("dossier_id"), actor_kind=ActorKind.OFFICER, actor_key=OuterRef("doer"),
        at__gte=OuterRef("opened_at"), at__lte=OuterRef("closed_at"),
    )  # fmt: skip
    steps = Step.objects.filter(dossier__in=dossiers_mapped(scope, choice, w).values("pk")).annotate(
        doer=Coalesce("closed_by_id", "assignee_id"), touched=Subquery(looks.order_by("at").values("at")[:1])
    )
    rows = steps.order_by("dossier_id", "opened_at", "id").values_list(
        "dossier_id", "node", "name", "opened_at", "touched", "closed_at", "unit_id", "kind"
    )
    for dossier, step, name, opened, touched, closed, unit, kind in rows.iterator(chunk_size=CHUNK):
        yield Visit(dossier, step, name, opened, touched, closed, unit, kind == StepKind.CONSULT)
