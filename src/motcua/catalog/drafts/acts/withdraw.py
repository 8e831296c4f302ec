"""Give up a draft; what was published stays as it is."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.catalog.drafts.drafting import lock
from motcua.catalog.drafts.models import DraftState, ProcedureDraft
from motcua.catalog.national.deciding import given_back

WITHDRAWN = journal.kind("draft.withdraw", "Bỏ bản soạn thủ tục")


@transaction.atomic
def withdraw_draft(draft: UUID, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Close a draft without publishing it; it stays readable, and what it took in of the national list waits again."""
    row = lock(draft, by=by)
    row.state, row.changed_at = DraftState.WITHDRAWN, at
    row.save(update_fields=["state", "changed_at"])
    waiting = [str(one.public_id) for one in given_back(row.pk)]
    journal.write(WITHDRAWN, row.chain, by=by, at=at, facts={"code": row.code, "waiting": waiting})
    return row
