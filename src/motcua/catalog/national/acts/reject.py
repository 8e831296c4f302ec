"""A person leaves what is published as it is, against what an import proposes, and says why."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.national.acts.import_list import CHAIN
from motcua.catalog.national.deciding import close, opened
from motcua.catalog.national.models import ChangeState, ProposedChange

REJECTED = journal.kind("national.rejected", "Không nhận thay đổi từ danh mục quốc gia", personal=("why",))
SHORTEST = 5  # letters of a reason


@transaction.atomic
def reject(change: UUID, why: str, *, by: Actor, at: datetime) -> ProposedChange:
    """Leave what is published as it is, with the reason; the reference list still says what the State says."""
    if len(why.strip()) < SHORTEST:
        raise Refusal("national.why_missing")
    row = opened(change, by)
    row.why = why.strip()
    close(row, ChangeState.REJECTED, by=by, at=at)
    facts = {"code": row.entry.code, "kind": row.kind, "change": str(row.public_id), "why": row.why}
    journal.write(REJECTED, CHAIN, by=by, at=at, facts=facts)
    return row
