"""Reading dossiers. `dossiers_for(actor)` is the only door for surfaces: what an actor may see is part of the query."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from motcua.base import ids
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.text import clean, fold
from motcua.base.written import ListSlot, Slot, written
from motcua.catalog.queries import definition
from motcua.catalog.questions.phone import tidy
from motcua.clock.due import Due, due
from motcua.directory import calendars
from motcua.directory.models import Agency, Post, Role
from motcua.directory.queries import agencies, in_force
from motcua.dossiers.deadlines import limit_of
from motcua.dossiers.models import (
    ActFor,
    Answer,
    Attachment,
    ComponentCheck,
    DeadlineChange,
    Dossier,
    Hold,
    HoldKind,
    Obligation,
    State,
    Step,
    Supplement,
)

_BESIDE = ("entered_by", "organisation", "mandated__system")  # what a page shows beside a dossier
_WORK_ROLES = (Role.COUNTER, Role.SPECIALIST, Role.UNIT_HEAD, Role.LEADER, Role.CLERK)


def dossiers_for(actor: Actor) -> QuerySet[Dossier]:
    """Give the dossiers an actor may see: one's own; those a system filed; those of an officer's units; all for the system."""
    known = Dossier.unscoped.select_related("procedure", "agency", "one_stop", "owner")
    if actor.is_system:
        return known
    if actor.is_citizen:
        return known.filter(owner=actor.key)
    if actor.is_client:
        return known.filter(mandated__system=actor.key)
    units = actor.units(_WORK_ROLES)
    return _of_units(units) if units else known.none()


def _of_units(units: Any) -> QuerySet[Dossier]:
    """Give what these units receive, decide or have a step in; drafts are the citizen's alone."""
    known = Dossier.unscoped.select_related("procedure", "agency", "one_stop", "owner")
    worked = Step.objects.filter(dossier=OuterRef("pk"), unit__in=units)
    seen = Q(one_stop__in=units) | Q(agency__in=units) | Exists(worked)
    return known.filter(seen).exclude(state=State.DRAFT)


def dossier_of(actor: Actor, public_id: UUID, *, alone: bool = False) -> Dossier | None:
    """Give a dossier the actor may see, with what a page shows beside it; alone: its own row only, for an act."""
    if actor.is_citizen:
        own = _own(public_id, actor.key)
        return own[0] if own else None
    units = list(actor.units(_WORK_ROLES))
    if alone and actor.is_officer and units:
        worked_on = _alone(public_id, units)
        return worked_on[0] if worked_on else None
    found = dossiers_for(actor).filter(public_id=public_id)
    return (found.select_related(None) if alone else found.select_related(*_BESIDE)).first()


@written(Slot, Slot)
def _own(public_id: Any, owner: Any) -> QuerySet[Dossier]:
    known = Dossier.unscoped.select_related("procedure", "agency", "one_stop", "owner", *_BESIDE)
    return known.filter(public_id=public_id, owner=owner)


@written(Slot, ListSlot)
def _alone(public_id: Any, units: Any) -> QuerySet[Dossier]:
    return _of_units(units).filter(public_id=public_id).select_related(None)


def dossier_by_code(actor: Actor, code: str) -> Dossier | None:
    """Find by either code; the same None for one that does not exist and one that is not theirs."""
    tidied = ids.tidy_code(clean(code))
    found = dossiers_for(actor).select_related("organisation", "mandated__system", "agency__place", "one_stop__place")
    return found.filter(Q(code=tidied) | Q(request_code=tidied)).first()


def my_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """Give a citizen's dossiers, those that wait for the citizen first, then the newest."""
    waits = Hold.objects.filter(of_applicant(), dossier=OuterRef("pk"), lifted_at=None)
    return dossiers_for(actor).annotate(waits=Exists(waits)).order_by("-waits", "-id")


def of_applicant() -> Q:
    """Tell holds that end by something the applicant does: not those where an office or an officer is to act."""
    owed = Obligation.objects.filter(
        dossier=OuterRef("dossier"), settled_at=None, noticed_at__isnull=False, proof_sent_at=None
    )
    return Q(kind__in=(HoldKind.SUPPLEMENT, HoldKind.FEE)) | Q(Exists(owed), kind=HoldKind.OBLIGATION)


def with_open_steps(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Bring along who has each dossier now: its open steps, and no other."""
    opened = Step.objects.filter(closed_at=None).select_related("unit", "assignee").order_by("kind", "id")
    return dossiers.prefetch_related(Prefetch("steps", opened))


def search(actor: Actor, words: str) -> QuerySet[Dossier]:
    """Search by either code, ID number, phone, or name with or without diacritics, within what the actor may see."""
    typed = " ".join(words.split())
    code, digits = ids.tidy_code(typed), tidy(typed)
    found = dossiers_for(actor)
    if digits.isdigit() and len(digits) == 12:
        return found.filter(owner__id_number=digits).order_by("-id")
    if digits.isdigit() and 9 <= len(digits) <= 11:
        return found.filter(owner_phone=digits).order_by("-id")
    if any(c.isdigit() for c in code) or code.startswith("YC-"):  # a request code may be all letters
        return found.filter(Q(code__startswith=code) | Q(request_code__startswith=code)).order_by("-id")
    return found.filter(owner_fold__contains=fold(typed)).order_by("-id") if typed else found.none()


def looked_up(code: str, id_number: str) -> Dossier | None:
    """Find by either code and the owner's ID number; the same None for a wrong code and a wrong number."""
    tidied = ids.tidy_code(code)
    return (
        Dossier.unscoped.exclude(state=State.DRAFT)
        .select_related("procedure", "agency", "mandated__system")
        .filter(Q(code=tidied) | Q(request_code=tidied), owner__id_number=id_number)
        .first()
    )


def filed_by(dossier: Dossier) -> str:
    """Give the name of the system that filed for the applicant; empty when the applicant, or the counter, did."""
    by = getattr(dossier, "mandated", None)
    return by.system.name if by else ""


def acted_for(dossier: Dossier, what: ActFor) -> dict[datetime, str]:
    """Give the name of the system that did it for the owner, by the moment; a dossier filed by its owner has none."""
    if not filed_by(dossier):
        return {}
    return dict(dossier.acts_for.filter(what=what).values_list("at", "system__name"))


def last_acted_for(dossier: Dossier, what: ActFor) -> str:
    """Give the name of the system that did it last for the owner; empty when the owner did."""
    found = acted_for(dossier, what)
    return found[max(found)] if found else ""


def steps_of(dossier: Dossier) -> QuerySet[Step]:
    """Give all steps in order: the control sheet."""
    return dossier.steps.select_related("unit", "assignee", "closed_by").order_by("opened_at", "id")


def has_checks(dossier_id: int) -> bool:
    """Tell whether an officer has looked at any paper of it."""
    return bool(_one_check(dossier_id))


@written(Slot)
def _one_check(dossier: Any) -> QuerySet[ComponentCheck, int]:
    return ComponentCheck.objects.filter(dossier=dossier).values_list("pk", flat=True)[:1]


def supplements_of(dossier: Dossier) -> QuerySet[Supplement]:
    return dossier.supplements.prefetch_related(Prefetch("gaps")).select_related("asked_by").order_by("number")


@written(Slot)
def raw_answers(dossier: Any) -> QuerySet[Answer, tuple[str, Any]]:
    """Give what was typed, by question."""
    return Answer.objects.filter(dossier=dossier).values_list("key", "raw")


def attachments_of(dossier: Dossier) -> list[Attachment]:
    """Give the files that count now, those taken away left out."""
    return _standing(dossier.pk)


@written(Slot)
def _standing(dossier: Any) -> QuerySet[Attachment]:
    return (
        Attachment.objects.filter(dossier=dossier, removed_at=None).select_related("file").order_by("component", "id")
    )


def attachment_for(actor: Actor, file_id: UUID) -> Attachment | None:
    """Find an attached file the actor may open; the same None for one that does not exist and one that is not theirs."""
    found = Attachment.objects.filter(file__public_id=file_id, dossier__in=dossiers_for(actor))
    return found.select_related("file").order_by("id").first()


def obligation_of(dossier: Dossier) -> Obligation | None:
    """Give what is or was last owed to another office; None when no office was ever asked."""
    return dossier.obligations.select_related("asked_by", "settled_by", "proof_file").order_by("-id").first()


def last_done(dossier: Dossier) -> Step | None:
    """Give the step that a person closed last: who did what, for those who come second."""
    done = dossier.steps.filter(closed_at__isnull=False, closed_by__isnull=False)
    return done.select_related("closed_by").order_by("-closed_at", "-id").first()


def deadline_changes_of(dossier: Dossier) -> QuerySet[DeadlineChange]:
    return dossier.deadline_changes.order_by("at", "id")


def due_if_received(dossier: Dossier, *, at: datetime) -> Due:
    """Say which day would be promised if the dossier were received now."""
    rule, day = definition(dossier.revision_id).limit(dossier.channel, dossier.case), today(at)
    held = calendars.book()
    counting, calendar = held.counting_rule(day), held.calendar(dossier.agency_id)
    return due(at, limit_of(rule, rule.promised), calendar, counting, (), at)


def consultable(on: date) -> QuerySet[Agency]:
    """Give the agencies that can be asked for an opinion: those where somebody would get the question."""
    posts = Post.objects.filter(in_force(on), role=Role.SPECIALIST)
    return agencies(on).filter(pk__in=posts.values("agency")).order_by("kind", "name")
