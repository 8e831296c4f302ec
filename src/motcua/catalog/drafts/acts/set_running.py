"""Say for an item of a package which law running dossiers follow."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog.drafts.drafting import lock, written_by
from motcua.catalog.drafts.models import ProcedureDraft, RunningRule

RULED = journal.kind("package.rule", "Chọn quy định cho hồ sơ đang giải quyết")


@transaction.atomic
def set_running(draft: UUID, rule: RunningRule, why: str, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Say which law the dossiers that run on the day go on under, and by which provision."""
    row = lock(draft, by=by)
    if row.package is None:
        raise Refusal("package.not_in_it", called=row.name)
    if not clean(why):
        raise Refusal("package.why_missing", called=row.name)
    row.running, row.running_why = rule, clean(why)
    written_by(row, by, at)
    row.save()
    journal.write(
        RULED, row.package.chain, by=by, at=at, facts={"code": row.code, "rule": rule.value, "ground": row.running_why}
    )
    return row
