"""Reading dossiers. `dossiers_for(actor)` is the only door for surfaces: what an actor may see is part of the query."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from motcua.base import ids
from motcua.base.actor import Actor
from motcua.base.text import fold
from motcua.catalog.questions.phone import tidy
from motcua.directory.models import Role
from motcua.dossiers.models import Dossier, Hold, HoldKind, State, Step, StepKind, Supplement

SOON = timedelta(hours=24)
_WORK_ROLES = (Role.COUNTER, Role.SPECIALIST, Role.UNIT_HEAD, Role.LEADER, Role.CLERK)


def dossiers_for(actor: Actor) -> QuerySet[Dossier]:
    """Give the dossiers an actor may see: one's own; those of the units where an officer works; all for the system."""
    known = Dossier.unscoped.select_related("procedure", "agency", "one_stop", "owner")
    if actor.is_system:
        return known
    if actor.is_citizen:
        return known.filter(owner=actor.key)
    units = actor.units(_WORK_ROLES)
    if not units:
        return known.none()
    worked = Step.objects.filter(dossier=OuterRef("pk"), unit__in=units)
    seen = Q(one_stop__in=units) | Q(agency__in=units) | Exists(worked)
    return known.filter(seen).exclude(state=State.DRAFT)


def dossier_of(actor: Actor, public_id: UUID) -> Dossier | None:
    return dossiers_for(actor).select_related("entered_by", "organisation").filter(public_id=public_id).first()


def my_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """Give a citizen's dossiers, those that wait for the citizen first, then the newest."""
    waits = Hold.objects.filter(dossier=OuterRef("pk"), lifted_at=None, kind__in=(HoldKind.SUPPLEMENT, HoldKind.FEE))
    return dossiers_for(actor).annotate(waits=Exists(waits)).order_by("-waits", "-id")


@dataclass(frozen=True, slots=True)
class Inbox:
    """Which part of the work to list: mine, unit, soon, late, waiting or proposals."""

    part: str
    at: datetime


def work_of(actor: Actor) -> QuerySet[Step]:
    """Give the open steps that this officer may do: role and unit fit, and nobody else has them."""
    fits = Q(pk__in=[])
    for grant in actor.grants:
        fits |= Q(unit=grant.unit, role=grant.role)
    return (
        Step.objects.filter(fits, closed_at=None)
        .filter(Q(assignee=None) | Q(assignee=actor.key))
        .select_related("dossier", "dossier__procedure", "dossier__agency", "unit", "assignee")
    )


def _waiting() -> Exists:
    """Tell steps whose dossier waits for the applicant; they are not work until the answer comes."""
    holds = Hold.objects.filter(
        dossier=OuterRef("dossier"), lifted_at=None, kind__in=(HoldKind.SUPPLEMENT, HoldKind.FEE)
    )
    return Exists(holds)


def _unanswered(at: datetime) -> Exists:
    return Exists(Supplement.objects.filter(dossier=OuterRef("dossier"), answered_at=None, answer_by__lt=at))


def inbox(actor: Actor, wanted: Inbox) -> QuerySet[Step]:
    """List one part of an officer's work, the most urgent first."""
    steps = work_of(actor).annotate(waits=_waiting(), unanswered=_unanswered(wanted.at)).order_by("due", "id")
    match wanted.part:
        case "mine":
            return steps.filter(assignee=actor.key, waits=False)
        case "soon":
            return steps.filter(waits=False, due__gte=wanted.at, due__lt=wanted.at + SOON)
        case "late":
            return steps.filter(waits=False, due__lt=wanted.at)
        case "waiting":
            return steps.filter(waits=True)
        case "proposals":
            return steps.filter(unanswered=True)
    return steps.filter(waits=False)


def inbox_counts(actor: Actor, at: datetime) -> dict[str, int]:
    """Count every part of the inbox in one statement."""
    steps = work_of(actor).annotate(waits=_waiting(), unanswered=_unanswered(at))
    soon = Q(waits=False, due__gte=at, due__lt=at + SOON)
    return steps.aggregate(
        unit=Count("pk", filter=Q(waits=False)),
        mine=Count("pk", filter=Q(waits=False, assignee=actor.key)),
        soon=Count("pk", filter=soon),
        late=Count("pk", filter=Q(waits=False, due__lt=at)),
        waiting=Count("pk", filter=Q(waits=True)),
        proposals=Count("pk", filter=Q(unanswered=True)),
    )


def search(actor: Actor, words: str) -> QuerySet[Dossier]:
    """Search by either code, ID number, phone, or name with or without diacritics, within what the actor may see."""
    typed = " ".join(words.split())
    code, digits = ids.tidy_code(typed), tidy(typed)
    found = dossiers_for(actor)
    if digits.isdigit() and len(digits) == 12:
        return found.filter(owner__id_number=digits).order_by("-id")
    if digits.isdigit() and 9 <= len(digits) <= 11:
        return found.filter(owner_phone=digits).order_by("-id")
    if any(c.isdigit() for c in code):
        return found.filter(Q(code__istartswith=code) | Q(request_code__istartswith=code)).order_by("-id")
    return found.filter(owner_fold__contains=fold(typed)).order_by("-id") if typed else found.none()


def looked_up(code: str, id_number: str) -> Dossier | None:
    """Find by either code and the owner's ID number; the same None for a wrong code and a wrong number."""
    tidied = ids.tidy_code(code)
    return (
        Dossier.unscoped.exclude(state=State.DRAFT)
        .select_related("procedure", "agency")
        .filter(Q(code=tidied) | Q(request_code=tidied), owner__id_number=id_number)
        .first()
    )


def steps_of(dossier: Dossier) -> QuerySet[Step]:
    """Give all steps in order: the control sheet."""
    return dossier.steps.select_related("unit", "assignee", "closed_by").order_by("opened_at", "id")


def open_consults(dossier: Dossier, actor: Actor) -> QuerySet[Step]:
    """Give the consultations that this officer may answer."""
    return work_of(actor).filter(dossier=dossier, kind=StepKind.CONSULT)


def supplements_of(dossier: Dossier) -> QuerySet[Supplement]:
    return dossier.supplements.prefetch_related(Prefetch("gaps")).select_related("asked_by").order_by("number")
