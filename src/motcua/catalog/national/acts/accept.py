"""A person accepts what an import proposes, as it is or put right; only then the province publishes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog import publishing
from motcua.catalog.errors import BadDefinition
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.national import finding, publishable
from motcua.catalog.national.acts.import_list import CHAIN
from motcua.catalog.national.comparing import record_of
from motcua.catalog.national.deciding import close, opened
from motcua.catalog.national.flags import Flag
from motcua.catalog.national.models import ChangeKind, ChangeState, ProposedChange
from motcua.catalog.national.own import own_revision, source_of

ACCEPTED = journal.kind("national.accepted", "Nhận thay đổi từ danh mục quốc gia")
EDITED = journal.kind("national.edited", "Sửa và nhận thay đổi từ danh mục quốc gia")


@transaction.atomic
def accept(change: UUID, *, by: Actor, at: datetime, edited: publishable.Edited | None = None) -> ProposedChange:
    """Publish what a change proposes, as it is or put right; refuses one that is decided, or that cannot be published."""
    row = opened(change, by)
    own = own_revision(row.entry.code)
    changes = edited.changes(own=own is not None) if edited else {}
    state = ChangeState.EDITED if changes else ChangeState.ACCEPTED
    if row.kind == ChangeKind.WITHDRAWN:
        _withdraw(row, own)
    else:
        row.revision = _publish(row, own, changes, by=by, at=at)
    close(row, state, by=by, at=at)
    facts = {"code": row.entry.code, "kind": row.kind, "change": str(row.public_id)}
    if changes:
        journal.write(EDITED, CHAIN, by=by, at=at, facts={**facts, "edited": sorted(changes)})
    else:
        journal.write(ACCEPTED, CHAIN, by=by, at=at, facts=facts)
    finding.refresh([row.entry.code])
    return row


def _publish(
    row: ProposedChange, own: Revision | None, changes: dict[str, Any], *, by: Actor, at: datetime
) -> Revision:
    """Publish as a procedure to read, or onto the document that the province wrote itself."""
    if Flag.BAD_CODE in row.flags or row.entry.key != row.entry.code:
        raise Refusal("national.bad_code", code=row.entry.key)
    record = record_of(row.version.document)
    if own and row.kind == ChangeKind.REUSED:
        raise Refusal("national.runs_here", code=row.entry.code)  # another procedure would take the place of ours
    told = publishable.onto(own.document, record) if own else publishable.document(record)
    try:
        return publishing.publish({**told, **changes}, by=by, at=at, source=source_of(row.version, own=own is not None))
    except BadDefinition as bad:
        raise Refusal("national.cannot_publish", why=bad.why) from bad


def _withdraw(row: ProposedChange, own: Revision | None) -> None:
    """Take a procedure that was only to read out of the published list; one the province runs is ended by its own act."""
    if own is not None:
        raise Refusal("national.runs_here", code=row.entry.code)
    Procedure.objects.filter(code=row.entry.code).update(current=None)
