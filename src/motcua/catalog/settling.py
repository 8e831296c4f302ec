"""Lists and search are brought to what holds: by publishing at once, and by a job when something scheduled begins."""

from datetime import datetime

from django.db import transaction

from motcua.base import events, journal
from motcua.base.actor import SYSTEM
from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.events import IN_FORCE
from motcua.catalog.in_force import next_start, started
from motcua.catalog.models import Field, Procedure, Revision
from motcua.catalog.national import finding
from motcua.catalog.rows import columns

TOOK_EFFECT = journal.kind("catalog.take_effect", "Phiên bản đã lên lịch bắt đầu có hiệu lực")


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
    """Let a procedure show a revision: its row, those who follow it, and search."""
    field, _ = Field.objects.get_or_create(name=known.field, defaults={"code": known.field_code})
    for name, value in columns(known, field).items():
        setattr(procedure, name, value)
    is_first, procedure.current = procedure.current is None, revision
    if not is_first:
        events.tell(IN_FORCE, procedure.pk, {"revision": revision.pk}, at=at)
    procedure.save()
    finding.refresh([procedure.code])
