"""Publish a draft: by another person than those who wrote it, at once or from 00:00 of its day on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.drafts.drafting import lock
from motcua.catalog.drafts.releasing import release
from motcua.catalog.in_force import midnight
from motcua.catalog.models import Revision

PUBLISHED = journal.kind("draft.publish", "Công bố bản soạn thủ tục")


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
