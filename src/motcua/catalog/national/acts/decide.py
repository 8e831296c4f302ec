"""A person accepts, edits or rejects what an import proposes; only then the province publishes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog import publishing
from motcua.catalog.errors import BadDefinition
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.national import finding, publishable
from motcua.catalog.national.acts.import_list import CHAIN
from motcua.catalog.national.comparing import record_of
from motcua.catalog.national.flags import Flag
from motcua.catalog.national.models import ChangeKind, ChangeState, ProposedChange
from motcua.catalog.national.own import own_revision, source_of
from motcua.directory import rules

ACCEPTED = journal.kind("national.accepted", "Nhận thay đổi từ danh mục quốc gia")
EDITED = journal.kind("national.edited", "Sửa và nhận thay đổi từ danh mục quốc gia")
REJECTED = journal.kind("national.rejected", "Không nhận thay đổi từ danh mục quốc gia", personal=("why",))
SHORTEST = 5  # letters of a reason


@transaction.atomic
def accept(change: UUID, *, by: Actor, at: datetime, edited: publishable.Edited | None = None) -> ProposedChange:
    """Publish what a change proposes, as it is or put right; refuses one that is decided, or that cannot be published."""
    row = _open(change, by)
    changes = edited.changes() if edited else {}
    state = ChangeState.EDITED if changes else ChangeState.ACCEPTED
    if row.kind == ChangeKind.WITHDRAWN:
        _withdraw(row)
    else:
        row.revision = _publish(row, changes, by=by, at=at)
    _close(row, state, by=by, at=at)
    facts = {"code": row.entry.code, "kind": row.kind, "change": str(row.public_id), "edited": sorted(changes)}
    journal.write(EDITED if changes else ACCEPTED, CHAIN, by=by, at=at, facts=facts)
    finding.refresh([row.entry.code])
    return row


@transaction.atomic
def reject(change: UUID, why: str, *, by: Actor, at: datetime) -> ProposedChange:
    """Leave what is published as it is, with the reason; the reference list still says what the State says."""
    if len(why.strip()) < SHORTEST:
        raise Refusal("national.why_missing")
    row = _open(change, by)
    row.why = why.strip()
    _close(row, ChangeState.REJECTED, by=by, at=at)
    facts = {"code": row.entry.code, "kind": row.kind, "change": str(row.public_id), "why": row.why}
    journal.write(REJECTED, CHAIN, by=by, at=at, facts=facts)
    return row


def _open(change: UUID, by: Actor) -> ProposedChange:
    refuse_if(rules.may_manage_officers(by))
    rows = ProposedChange.objects.select_for_update(of=("self",)).select_related("entry", "version__taken_from")
    row = rows.filter(public_id=change).first()
    if row is None:
        raise Refusal("national.no_change")
    if row.state != ChangeState.OPEN:
        raise Refusal("national.decided")
    return row


def _publish(row: ProposedChange, changes: dict[str, Any], *, by: Actor, at: datetime) -> Revision:
    """Publish as a procedure to read, or onto the document that the province wrote itself."""
    if Flag.BAD_CODE in row.flags or row.entry.key != row.entry.code:
        raise Refusal("national.bad_code", code=row.entry.key)
    record = record_of(row.version.document)
    own = own_revision(row.entry.code)
    told = publishable.onto(own.document, record) if own else publishable.document(record)
    try:
        return publishing.publish({**told, **changes}, by=by, at=at, source=source_of(row.version, own=own is not None))
    except BadDefinition as bad:
        raise Refusal("national.cannot_publish", why=bad.why) from bad


def _withdraw(row: ProposedChange) -> None:
    """Take a procedure that was only to read out of the published list; one the province runs is ended by its own act."""
    if own_revision(row.entry.code) is not None:
        raise Refusal("national.runs_here", code=row.entry.code)
    Procedure.objects.filter(code=row.entry.code).update(current=None)


def _close(row: ProposedChange, state: ChangeState, *, by: Actor, at: datetime) -> None:
    row.state, row.decided_at, row.by_kind, row.by_key = state, at, by.kind.value, by.key
    row.save(update_fields=["state", "decided_at", "by_kind", "by_key", "why", "revision"])
