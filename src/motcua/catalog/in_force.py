"""Which revision of a procedure holds: decided by the moment that is asked about, whatever job has run or not.

A procedure's `current` holds until its `changes_at`; past that moment the revisions themselves are asked. A job then moves
`current`, for lists; nothing that is filed waits for it (decision 0021).
"""

from datetime import date, datetime, time

from django.db import transaction
from django.db.models.functions import Coalesce

from motcua.base import events, journal
from motcua.base.actor import SYSTEM
from motcua.base.clockwork import VN
from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.events import IN_FORCE
from motcua.catalog.models import Field, Procedure, Revision
from motcua.catalog.national import finding
from motcua.catalog.rows import columns

TOOK_EFFECT = journal.kind("catalog.take_effect", "Phiên bản đã lên lịch bắt đầu có hiệu lực")


def midnight(day: date) -> datetime:
    """Give the first moment of a day in Vietnam."""
    return datetime.combine(day, time.min, tzinfo=VN)


def in_force(procedure: Procedure, at: datetime) -> Revision | None:
    """Give the revision that holds at a moment, also one whose end has passed: it is still read. None before the first."""
    if procedure.changes_at is None or at < procedure.changes_at:
        return procedure.current
    return started(procedure, at)


def started(procedure: Procedure, at: datetime) -> Revision | None:
    """Give the revision that began last up to a moment; of two that begin together the one published later."""
    begun = procedure.revisions.annotate(since=Coalesce("starts_at", "published_at")).filter(since__lte=at)
    return begun.order_by("-since", "-number").first()


def next_start(procedure: Procedure, after: datetime) -> datetime | None:
    """Give the moment at which the next scheduled revision begins."""
    found = procedure.revisions.filter(starts_at__gt=after).order_by("starts_at").first()
    return found.starts_at if found else None


def scheduled(procedure: Procedure, at: datetime) -> list[Revision]:
    """Give the revisions that begin later, the first one first."""
    return list(procedure.revisions.filter(starts_at__gt=at).defer("document").order_by("starts_at", "number"))


def is_ended(revision: Revision, at: datetime) -> bool:
    """Tell whether nothing can be filed under a revision any more."""
    return revision.ends_at is not None and revision.ends_at <= at


def due(at: datetime) -> list[int]:
    """Give the procedures of which a scheduled revision has begun and `current` has not moved yet."""
    return list(Procedure.objects.filter(changes_at__lte=at).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def settle(procedure_id: int, *, at: datetime) -> bool:
    """Move `current` to what holds, with what lists and search know of it; False when that was done already."""
    procedure = Procedure.objects.select_for_update(of=("self",)).get(pk=procedure_id)
    if procedure.changes_at is None or procedure.changes_at > at:
        return False
    revision = started(procedure, at)
    procedure.changes_at = next_start(procedure, at)
    if revision is not None and revision.pk != procedure.current_id:
        put_in_force(procedure, revision, reading.read(revision.document), at=at)
        facts = {"code": procedure.code, "revision": revision.number}
        journal.write(TOOK_EFFECT, f"procedure:{procedure.code}", by=SYSTEM, at=at, facts=facts)
    procedure.save()
    return True


def put_in_force(procedure: Procedure, revision: Revision, known: Definition, *, at: datetime) -> None:
    """Let a procedure show a revision, and tell those who follow it; the caller saves the row."""
    field, _ = Field.objects.get_or_create(name=known.field, defaults={"code": known.field_code})
    for name, value in columns(known, field).items():
        setattr(procedure, name, value)
    is_first, procedure.current = procedure.current is None, revision
    if not is_first:
        events.tell(IN_FORCE, procedure.pk, {"revision": revision.pk}, at=at)
    finding.refresh([procedure.code])
