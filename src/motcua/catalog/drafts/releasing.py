"""What makes a draft a revision: asked and done alike for one draft and for each of a package."""

from datetime import datetime

from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.drafts.checking import faults
from motcua.catalog.drafts.models import DraftState, ProcedureDraft
from motcua.catalog.in_force import midnight, started
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.national.deciding import published_with
from motcua.catalog.national.own import source_of
from motcua.catalog.publishing import publish


def may_publish(row: ProcedureDraft, by: Actor) -> Refusal | None:
    """Ask for another person than those who wrote it, and that it was checked as it stands."""
    if by.key in row.writers:
        return Refusal("draft.own")
    return None if row.state == DraftState.CHECKED else Refusal("draft.unchecked", called=row.name)


def base_of(code: str, moment: datetime) -> Revision | None:
    """Give the revision that a draft taking effect at a moment would follow."""
    procedure = Procedure.objects.filter(code=code).first()
    return started(procedure, moment) if procedure else None


def release(row: ProcedureDraft, starts_at: datetime | None, *, by: Actor, at: datetime) -> Revision:
    """Publish a locked draft; refuses one that is not sound any more, or that others have published past."""
    refuse_if(may_publish(row, by))
    list(Procedure.objects.select_for_update(of=("self",)).filter(code=row.code))
    before = base_of(row.code, starts_at or at)
    if (before.pk if before else None) != row.based_on_id:
        raise Refusal("draft.base_moved", called=row.name, number=before.number if before else 0)
    if found := faults(row.document, today(starts_at or at)):
        raise Refusal("draft.faulty", called=row.name, count=len(found))
    source = source_of(row.from_national, own=True) if row.from_national else ""
    ends_at = midnight(row.ends) if row.ends else None
    revision = publish(row.document, by=by, at=at, source=source, starts_at=starts_at, ends_at=ends_at)
    if before is not None and revision.pk == before.pk:
        raise Refusal("draft.nothing_new", called=row.name)
    row.state, row.published_by_id, row.published_at, row.revision = DraftState.PUBLISHED, by.key, at, revision
    row.save(update_fields=["state", "published_by", "published_at", "revision"])
    published_with(row.pk, revision.pk)
    return revision
