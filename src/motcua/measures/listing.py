"""The dossiers behind a figure: what a leader may know of each, and nothing of the applicant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from motcua.base.actor import Actor
from motcua.dossiers.models import Dossier, Step, StepKind
from motcua.dossiers.queries import dossiers_for
from motcua.measures.figures import COUNTED, Bounds, Figure
from motcua.measures.scope import Scope, seen

ROWS = 50
CHUNK = 2000
_COLUMNS = (
    "public_id",
    "code",
    "request_code",
    "state",
    "submitted_at",
    "received_at",
    "due",
    "decided_at",
    "ended_at",
)
_FILED = ("online_self", "online_mandate", "counter", "post")
_CLOSED = ("late", "early", "on_time")
_OPEN = ("late_now", "waiting", "due_today", "due_soon")


@dataclass(frozen=True, slots=True)
class Choice:
    """What to list: a figure, of one agency or procedure (by code) or of all."""

    figure: Figure
    agency: str = ""
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier; `filed` and `stands` are keys of figures it counts in, empty when it counts in none of them."""

    public_id: UUID
    code: str  # the legal code, before reception the request code
    procedure_code: str
    procedure_name: str
    agency_name: str
    holder: str  # the unit whose step is open; empty when none is
    filed: str
    state: str
    stands: str
    submitted_at: datetime
    received_at: datetime | None
    due: datetime | None
    decided_at: datetime | None
    ended_at: datetime | None


def dossiers_of(scope: Scope, choice: Choice, w: Bounds) -> QuerySet[Dossier]:
    """Give the dossiers that a figure counts, of one agency or procedure when asked; unordered."""
    found = seen(scope).filter(choice.figure.condition(w))
    if choice.agency:
        found = found.filter(agency__code=choice.agency)
    return found.filter(procedure__code=choice.procedure) if choice.procedure else found


def all_rows(scope: Scope, choice: Choice, w: Bounds) -> Iterator[Row]:
    """Read every row in the figure's order by a cursor of the server: memory does not grow with the list."""
    found = _ordered(dossiers_of(scope, choice, w), choice.figure)
    return (_row(one) for one in _values(found, w).iterator(chunk_size=CHUNK))


def page_of(scope: Scope, choice: Choice, w: Bounds, after: UUID | None) -> tuple[list[Row], bool]:
    """Give the rows after a dossier, or the first ones, and whether more follow. An unknown dossier is the start."""
    found = dossiers_of(scope, choice, w)
    if after is not None:
        found = found.filter(_beyond(scope, choice.figure, after))
    rows = [_row(one) for one in _values(_ordered(found, choice.figure), w)[: ROWS + 1]]
    return rows[:ROWS], len(rows) > ROWS


def opened_by(actor: Actor, rows: Sequence[Row]) -> frozenset[UUID]:
    """Tell which of the rows the actor may open as a dossier: by the rule of the desk, not by that of figures."""
    known = dossiers_for(actor).filter(public_id__in=[row.public_id for row in rows])
    return frozenset(known.values_list("public_id", flat=True))


def _ordered(found: QuerySet[Dossier], figure: Figure) -> QuerySet[Dossier]:
    turned = "-" if figure.order.startswith("-") else ""
    return found.order_by(figure.order, f"{turned}public_id")


def _beyond(scope: Scope, figure: Figure, after: UUID) -> Q:
    """Continue by what the list is ordered by, so that a page costs the same however far it lies."""
    column, way = figure.order.lstrip("-"), "lt" if figure.order.startswith("-") else "gt"
    last = seen(scope).filter(public_id=after).values_list(column, flat=True).first()
    if last is None:
        return Q()
    return Q((f"{column}__{way}", last)) | Q((column, last), (f"public_id__{way}", after))


def _values(found: QuerySet[Dossier], w: Bounds) -> QuerySet[Dossier, dict[str, Any]]:
    """Read only the columns a row shows: what a person is called is not even fetched."""
    steps = Step.objects.filter(dossier=OuterRef("pk"), kind=StepKind.ROUTE, closed_at=None).order_by("-id")
    decided = Q(decided_at__isnull=False)
    filed = [_when(key, COUNTED[key].narrow(w)) for key in _FILED]
    closed = [_when(key, COUNTED[key].narrow(w) & decided) for key in _CLOSED]
    opened = [_when(key, COUNTED[key].narrow(w)) for key in _OPEN]
    values: QuerySet[Dossier, dict[str, Any]] = found.values(
        *_COLUMNS,
        procedure_code=F("procedure__code"),
        procedure_name=F("procedure__name"),
        agency_name=F("agency__name"),
        holder=Subquery(steps.values("unit__name")[:1]),
        filed=Case(*filed, default=Value("")),
        stands=Case(*closed, *opened, default=Value("")),
    )
    return values


def _when(key: str, condition: Q) -> When:
    return When(condition, then=Value(key))


def _row(one: dict[str, Any]) -> Row:
    code = one.pop("request_code")
    return Row(**one | {"code": one["code"] or code or "", "holder": one["holder"] or ""})
