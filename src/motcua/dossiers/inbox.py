"""An officer's work: the open steps that are theirs, in parts, listed and counted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from motcua.base.actor import Actor
from motcua.base.written import ListSlot, Slot, Written, written
from motcua.dossiers.models import Dossier, Hold, HoldKind, Obligation, ReturnWay, Step, StepKind, Supplement

SOON = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Inbox:
    """Which part of the work to list: mine, unit, soon, late, waiting or proposals."""

    part: str
    at: datetime


def work_of(actor: Actor) -> QuerySet[Step]:
    """Give the open steps that this officer may do: role and unit fit, and nobody else has them."""
    steps = _work([(grant.unit, grant.role) for grant in actor.grants], actor.key)
    return steps.select_related("dossier", "dossier__procedure", "dossier__agency", "unit", "assignee")


def _work(grants: Iterable[tuple[Any, Any]], officer: Any) -> QuerySet[Step]:
    fits = Q(pk__in=[])
    for unit, role in grants:
        fits |= Q(unit=unit, role=role)
    # Coalesce, and not "none or this officer": the planner believes few open steps have nobody, and would read them all
    free = Step.objects.alias(doer=Coalesce("assignee_id", officer, output_field=BigIntegerField()))
    return free.filter(fits, doer=officer, closed_at=None)


def _waiting() -> Exists:
    """Tell steps whose dossier waits for the applicant or for an office; no work until there is something to look at."""
    proved = Obligation.objects.filter(dossier=OuterRef("dossier"), settled_at=None, proof_sent_at__isnull=False)
    kinds = Q(kind__in=(HoldKind.SUPPLEMENT, HoldKind.FEE)) | (Q(kind=HoldKind.OBLIGATION) & ~Exists(proved))
    return Exists(Hold.objects.filter(kinds, dossier=OuterRef("dossier"), lifted_at=None))


_AWAITS_OWNER = Q(work="return", dossier__return_way=ReturnWay.COUNTER)  # Line.awaits_owner in SQL


def _unanswered(at: Any) -> Exists:
    return Exists(Supplement.objects.filter(dossier=OuterRef("dossier"), answered_at=None, answer_by__lt=at))


def _parts(officer: Any, at: Any, soon: Any) -> dict[str, Q]:
    """Say which open steps belong to each part of the inbox; waiting for the applicant is no work, nor is it due."""
    work = Q(waits=False)
    pressing = work & ~_AWAITS_OWNER
    return {
        "unit": work,
        "mine": work & Q(assignee=officer),
        "soon": pressing & Q(due__gte=at, due__lt=soon),
        "late": pressing & Q(due__lt=at),
        "waiting": Q(waits=True),
        "proposals": Q(unanswered=True),
        "returns": Q(work="return"),
    }


def inbox(actor: Actor, wanted: Inbox) -> QuerySet[Step]:
    """List one part of an officer's work, the most urgent first."""
    steps = work_of(actor).annotate(waits=_waiting(), unanswered=_unanswered(wanted.at))
    return steps.filter(_parts(actor.key, wanted.at, wanted.at + SOON)[wanted.part]).order_by("due", "id")


def inbox_counts(actor: Actor, at: datetime) -> dict[str, int]:
    """Count every part of the inbox in one statement."""
    pairs = sorted((grant.unit, grant.role) for grant in actor.grants)
    found = _counts(len(pairs))(actor.key, at, at + SOON, *chain.from_iterable(pairs)) if pairs else []
    names = _parts(actor.key, at, at)
    return dict(zip(names, found[0] if found else [0] * len(names), strict=True))


@cache
def _counts(grants: int) -> Written[tuple[int, ...]]:
    """Write the statement that counts, for officers with so many grants: every page of the desk asks it."""

    def counts(officer: Any, at: Any, soon: Any, *given: Any) -> QuerySet[Step, Any]:
        steps = _work(zip(given[::2], given[1::2], strict=True), officer)
        parts = _parts(officer, at, soon)
        marked = steps.annotate(waits=_waiting(), unanswered=_unanswered(at)).values("closed_at")  # one group: all open
        return marked.annotate(**{n: Count("pk", filter=q) for n, q in parts.items()}).values_list(*parts)

    return Written(counts, [Slot] * (3 + 2 * grants))


def returns(actor: Actor) -> QuerySet[Step]:
    """List the results that this officer may hand over, the longest waiting first."""
    return work_of(actor).filter(work="return").order_by("opened_at", "id")


class Line(NamedTuple):
    """What a list shows of a step and its dossier; the fields are those of `_LINE`."""

    dossier: int
    public_id: UUID
    code: str | None
    request_code: str | None
    name: str
    procedure: str
    step: str
    work: str
    return_way: str
    due: datetime
    assignee: str | None

    @property
    def known_as(self) -> str:
        return self.code or self.request_code or ""

    @property
    def awaits_owner(self) -> bool:
        """Tell a result that lies ready until the owner comes for it: being collected late is no late work of the office."""
        return self.work == "return" and self.return_way == ReturnWay.COUNTER


_LINE = (
    "dossier_id", "dossier__public_id", "dossier__code", "dossier__request_code", "dossier__owner_name",
    "dossier__procedure__name", "name", "work", "dossier__return_way", "due", "assignee__full_name",
)  # fmt: skip


def lines(steps: QuerySet[Step]) -> QuerySet[Step, Any]:
    """Ask for the values of `Line` alone: a page of a hundred rows needs no hundred dossiers."""
    return steps.select_related(None).values_list(*_LINE)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a dossier waits for now: its open holds, its open supplement request, what is owed to another office."""

    holds: tuple[Hold, ...] = ()
    asked: Supplement | None = None
    owed: Obligation | None = None


NOTHING = Waiting()


def waiting_of(dossiers: Iterable[int]) -> dict[int, Waiting]:
    """Give what each of these dossiers waits for, in three statements; those that wait for nothing are not in it."""
    keys = list(dossiers)
    if not keys:
        return {}
    holds = defaultdict[int, list[Hold]](list)
    for hold in _open_holds(keys):
        holds[hold.dossier_id].append(hold)
    asked = {one.dossier_id: one for one in _open_supplements(keys)}
    owed = {one.dossier_id: one for one in _open_obligations(keys)}
    return {k: Waiting(tuple(holds[k]), asked.get(k), owed.get(k)) for k in {*holds, *asked, *owed}}


@written(ListSlot)
def _open_holds(dossiers: Any) -> QuerySet[Hold]:
    return Hold.objects.filter(dossier__in=dossiers, lifted_at=None).order_by("id")


@written(ListSlot)
def _open_supplements(dossiers: Any) -> QuerySet[Supplement]:
    return Supplement.objects.filter(dossier__in=dossiers, answered_at=None)


@written(ListSlot)
def _open_obligations(dossiers: Any) -> QuerySet[Obligation]:
    return Obligation.objects.filter(dossier__in=dossiers, settled_at=None)


def open_consults(dossier: Dossier, actor: Actor) -> QuerySet[Step]:
    """Give the consultations that this officer may answer."""
    return work_of(actor).filter(dossier=dossier, kind=StepKind.CONSULT)
