"""What accepting and rejecting share: the change locked while it is open, and closed by somebody."""

from datetime import datetime
from uuid import UUID

from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.national.models import ChangeState, ProposedChange
from motcua.directory import rules


def opened(change: UUID, by: Actor) -> ProposedChange:
    """Lock an open change for somebody who may decide; refuses one that is decided."""
    refuse_if(rules.may_manage_officers(by))
    rows = ProposedChange.objects.select_for_update(of=("self",)).select_related("entry", "version__taken_from")
    row = rows.filter(public_id=change).first()
    if row is None:
        raise Refusal("national.no_change")
    if row.state != ChangeState.OPEN:
        raise Refusal("national.decided")
    return row


def close(row: ProposedChange, state: ChangeState, *, by: Actor, at: datetime) -> None:
    """Write down how a change was decided and by whom."""
    row.state, row.decided_at, row.by_kind, row.by_key = state, at, by.kind.value, by.key
    row.save(update_fields=["state", "decided_at", "by_kind", "by_key", "why", "revision"])
