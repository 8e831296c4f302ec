"""Publish a draft: by another person than those who wrote it, at once or from 00:00 of its day on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.drafts.drafting import lock, reopen, written_by
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.drafts.releasing import base_of, release
from motcua.catalog.in_force import midnight
from motcua.catalog.models import Revision

PUBLISHED = journal.kind("draft.publish", "Công bố bản soạn thủ tục")
REBASED = journal.kind("draft.rebase", "Đặt bản soạn trên phiên bản mới nhất")


@transaction.atomic
def publish_draft(draft: UUID, *, by: Actor, at: datetime) -> Revision:
    """Publish one draft; those of a package are published with it."""
    row = lock(draft, by=by)
    if row.package_id is not None:
        raise Refusal("draft.in_package")
    if row.takes_effect is not None and row.takes_effect <= today(at):
        raise Refusal("draft.day_gone", day=row.takes_effect)
    if row.ends is not None and row.ends <= today(at):
        raise Refusal("draft.day_gone", day=row.ends)
    revision = release(row, midnight(row.takes_effect) if row.takes_effect else None, by=by, at=at)
    facts = {"code": row.code, "revision": revision.number, "author": row.author_id, "version": row.version}
    journal.write(PUBLISHED, row.chain, by=by, at=at, facts=facts)
    return revision


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
