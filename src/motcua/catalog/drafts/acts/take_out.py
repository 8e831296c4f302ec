"""Take a draft out of a package of changes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.drafts.drafting import lock, lock_package, moved
from motcua.catalog.drafts.models import OPEN, ProcedureDraft, RunningRule

TAKEN_OUT = journal.kind("package.take_out", "Lấy bản soạn ra khỏi gói thay đổi")


@transaction.atomic
def take_out(package: UUID, draft: UUID, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Take a draft out of a package; it goes on alone."""
    held, row = lock_package(package, by=by), lock(draft, by=by)
    if row.package_id != held.pk:
        raise Refusal("package.not_in_it", called=row.name)
    if ProcedureDraft.objects.filter(code=row.code, package=None, state__in=OPEN).exists():
        raise Refusal("draft.open_already", code=row.code, who="")
    row.package, row.running, row.running_why = None, RunningRule.OLD, ""
    moved(row, by, at)
    journal.write(TAKEN_OUT, held.chain, by=by, at=at, facts={"code": row.code, "draft": str(row.public_id)})
    return row
