"""Put a draft into a package of changes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.drafts.drafting import lock, lock_package, moved
from motcua.catalog.drafts.models import OPEN, ProcedureDraft

PUT_IN = journal.kind("package.put_in", "Đưa bản soạn vào gói thay đổi")


@transaction.atomic
def put_in(package: UUID, draft: UUID, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Put a draft into a package; its day is then that of the package, and it has to be checked anew."""
    held, row = lock_package(package, by=by), lock(draft, by=by)
    if row.package_id is not None:
        raise Refusal("draft.in_package")
    if held.drafts.filter(code=row.code, state__in=OPEN).exists():
        raise Refusal("draft.open_already", code=row.code, who=held.name)
    row.package, row.takes_effect = held, None
    moved(row, by, at)
    journal.write(PUT_IN, held.chain, by=by, at=at, facts={"code": row.code, "draft": str(row.public_id)})
    return row
