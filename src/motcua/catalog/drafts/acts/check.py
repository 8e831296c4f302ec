"""Look whether a draft can be published: everything that is wrong, at once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.catalog.drafts.checking import Fault, faults
from motcua.catalog.drafts.drafting import lock
from motcua.catalog.drafts.models import DraftState

CHECKED = journal.kind("draft.check", "Kiểm tra bản soạn thủ tục")


@transaction.atomic
def check_draft(draft: UUID, *, by: Actor, at: datetime) -> tuple[Fault, ...]:
    """Check and give every fault; a draft without one waits to be published by somebody who did not write it."""
    row = lock(draft, by=by)
    found = faults(row.document, max(today(at), row.takes_effect or today(at)))
    if not found:
        row.state, row.checked_by_id, row.checked_at = DraftState.CHECKED, by.key, at
        row.save(update_fields=["state", "checked_by", "checked_at"])
    journal.write(
        CHECKED, row.chain, by=by, at=at, facts={"code": row.code, "version": row.version, "faults": len(found)}
    )
    return found
