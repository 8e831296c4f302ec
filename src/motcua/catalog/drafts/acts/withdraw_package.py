"""Give up a package of changes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.drafts.drafting import lock_package
from motcua.catalog.drafts.models import OPEN, ChangePackage, DraftState

WITHDRAWN = journal.kind("package.withdraw", "Bỏ gói thay đổi")


@transaction.atomic
def withdraw_package(package: UUID, *, by: Actor, at: datetime) -> ChangePackage:
    """Give up an empty package; its drafts are taken out or withdrawn first, so that none is forgotten."""
    row = lock_package(package, by=by)
    if row.drafts.filter(state__in=OPEN).exists():
        raise Refusal("package.not_empty")
    row.state = DraftState.WITHDRAWN
    row.save(update_fields=["state"])
    journal.write(WITHDRAWN, row.chain, by=by, at=at, facts={"decision": row.decision})
    return row
