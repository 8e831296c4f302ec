"""A person accepts what an import proposes, as it is or put right.

What the list alone made is published at once, to be read. What the province wrote itself goes into a draft, which another
person publishes (decision 0021).
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog import publishing
from motcua.catalog.drafts.acts.take_national import take_national
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
    """Publish what a change proposes, or draft it where the province wrote the procedure itself.

    The row then has the revision or the draft. Refuses what is decided, what cannot be published, and what would end or
    replace a procedure that the province wrote.
    """
    row = opened(change, by)
    own = own_revision(row.entry.code)
    changes = edited.changes(own=own is not None) if edited else {}
    _refuse_unfit(row, own)
    if own is not None:
        row.draft = take_national(own, row.version, changes, by=by, at=at)
    elif row.kind == ChangeKind.WITHDRAWN:
        _withdraw(row.entry.code)
    else:
        row.revision = _publish(row, changes, by=by, at=at)
    close(row, ChangeState.EDITED if changes else ChangeState.ACCEPTED, by=by, at=at)
    facts = {"code": row.entry.code, "kind": row.kind, "change": str(row.public_id)}
    facts |= {"draft": str(row.draft.public_id)} if row.draft else {}
    if changes:
        journal.write(EDITED, CHAIN, by=by, at=at, facts={**facts, "edited": sorted(changes)})
    else:
        journal.write(ACCEPTED, CHAIN, by=by, at=at, facts=facts)
    return row


def _refuse_unfit(row: ProposedChange, own: Revision | None) -> None:
    """Refuse a code that names nothing or two, and another procedure or none in the place of ours."""
    withdrawn = row.kind == ChangeKind.WITHDRAWN
    if not withdrawn and (Flag.BAD_CODE in row.flags or row.entry.key != row.entry.code):
        raise Refusal("national.bad_code", code=row.entry.key)
    if own is not None and (withdrawn or row.kind == ChangeKind.REUSED):
        raise Refusal("national.runs_here", code=row.entry.code)


def _publish(row: ProposedChange, changes: dict[str, Any], *, by: Actor, at: datetime) -> Revision:
    """Publish as a procedure to read; publishing tells the search."""
    told = publishable.document(record_of(row.version.document))
    try:
        return publishing.publish({**told, **changes}, by=by, at=at, source=source_of(row.version))
    except BadDefinition as bad:
        raise Refusal("national.cannot_publish", why=bad.why) from bad


def _withdraw(code: str) -> None:
    """Take a procedure that was only to read out of the published list; one the province runs is ended by its own act."""
    Procedure.objects.filter(code=code).update(current=None)
    finding.refresh([code])
