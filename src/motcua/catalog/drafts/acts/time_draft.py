"""Say from which day a draft holds, until which, and why the procedure changes."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.catalog.drafts.drafting import lock, reopen, written_by
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.directory.rules import dates_in_order

TIMED = journal.kind("draft.time", "Đặt ngày hiệu lực của bản soạn")


@transaction.atomic
def time_draft(
    draft: UUID, takes_effect: date | None, ends: date | None, why: str, *, by: Actor, at: datetime
) -> ProcedureDraft:
    """Say from which day it holds (None: when it is published), until which, and why the procedure changes."""
    row = lock(draft, by=by)
    if row.package_id is not None and takes_effect is not None:
        raise Refusal("draft.day_of_package")
    if takes_effect is not None:
        refuse_if(dates_in_order(takes_effect, ends))
    row.takes_effect, row.ends, row.why = takes_effect, ends, clean(why)
    reopen(row)
    written_by(row, by, at)
    row.save()
    days = {"takes_effect": takes_effect.isoformat() if takes_effect else "", "ends": ends.isoformat() if ends else ""}
    journal.write(TIMED, row.chain, by=by, at=at, facts={"code": row.code, **days})
    return row
