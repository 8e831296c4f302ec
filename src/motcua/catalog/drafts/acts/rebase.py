"""Set a draft on what others have published meanwhile."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.catalog.drafts.drafting import lock, reopen, written_by
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.drafts.releasing import base_of
from motcua.catalog.in_force import midnight

REBASED = journal.kind("draft.rebase", "Đặt bản soạn trên phiên bản mới nhất")


@transaction.atomic
def rebase_draft(draft: UUID, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Say that the draft takes up what others have published meanwhile; it has to be checked anew."""
    row = lock(draft, by=by)
    day = row.package.takes_effect if row.package else row.takes_effect
    row.based_on = base_of(row.code, midnight(day) if day else at)
    reopen(row)
    written_by(row, by, at)
    row.save()
    number = row.based_on.number if row.based_on else None
    journal.write(REBASED, row.chain, by=by, at=at, facts={"code": row.code, "revision": number})
    return row
