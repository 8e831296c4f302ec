"""Publish a package: all of its drafts or none, by another person than those who wrote them, for 00:00 of its day."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.catalog.drafts.drafting import lock_package
from motcua.catalog.drafts.models import OPEN, ChangePackage, DraftState
from motcua.catalog.drafts.releasing import release
from motcua.catalog.in_force import midnight

PUBLISHED = journal.kind("package.publish", "Công bố gói thay đổi")


@transaction.atomic
def publish_package(package: UUID, *, by: Actor, at: datetime) -> ChangePackage:
    """Publish every draft of a package for its day; refuses with the first that is not fit, and then nothing is."""
    row = lock_package(package, by=by)
    if by.key == row.author_id:
        raise Refusal("package.own")
    if row.takes_effect <= today(at):
        raise Refusal("draft.day_gone", day=row.takes_effect)
    drafts = list(row.drafts.select_for_update(of=("self",)).filter(state__in=OPEN).order_by("code"))
    if not drafts:
        raise Refusal("package.empty")
    for draft in drafts:
        if not draft.running_why:
            raise Refusal("package.why_missing", called=draft.name)
        if draft.ends is not None and draft.ends <= row.takes_effect:
            raise Refusal("draft.day_gone", day=draft.ends)
        release(draft, midnight(row.takes_effect), by=by, at=at)
    row.state, row.published_by_id, row.published_at = DraftState.PUBLISHED, by.key, at
    row.save(update_fields=["state", "published_by", "published_at"])
    facts = {"decision": row.decision, "takes_effect": row.takes_effect.isoformat(), "codes": [d.code for d in drafts]}
    journal.write(PUBLISHED, row.chain, by=by, at=at, facts=facts)
    return row
