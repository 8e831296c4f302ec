"""Take back a whole package of changes that was published, before its day."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.drafts.models import ChangePackage, DraftState
from motcua.catalog.in_force import midnight
from motcua.catalog.taking_back import locked, reason, take_back
from motcua.directory.rules import may_edit_catalog

TAKEN_BACK = journal.kind("package.take_back", "Rút lại gói thay đổi đã công bố", personal=("why",))


@transaction.atomic
def take_back_package(package: UUID, why: str, *, by: Actor, at: datetime) -> ChangePackage:
    """Take back every revision of a package, and so the moves of running dossiers; refuses once its day has come."""
    refuse_if(may_edit_catalog(by))
    why = reason(why)
    row = ChangePackage.objects.select_for_update(of=("self",)).filter(public_id=package).first()
    if row is None:
        raise Refusal("package.none")
    if row.state != DraftState.PUBLISHED or midnight(row.takes_effect) <= at:
        raise Refusal("package.begun")
    items = row.drafts.filter(state=DraftState.PUBLISHED).order_by("code").values_list("code", "revision__number")
    for code, number in items:
        procedure, revision = locked(code, number)
        take_back(procedure, revision, why, by=by, at=at)
    row.state = DraftState.WITHDRAWN
    row.save(update_fields=["state"])
    journal.write(TAKEN_BACK, row.chain, by=by, at=at, facts={"decision": row.decision, "why": why})
    return row
