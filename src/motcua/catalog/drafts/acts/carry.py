"""Close a package whose last running dossier has followed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.drafts.models import ChangePackage

CARRIED = journal.kind("package.carry", "Gói thay đổi đã thực hiện xong")


@transaction.atomic
def carry_package(package: UUID, *, by: Actor, at: datetime) -> None:
    """Say that a package is done; the system alone says so, after it has looked for the last time."""
    if not by.is_system:
        raise Refusal("package.not_by_hand")
    row = ChangePackage.objects.select_for_update(of=("self",)).get(public_id=package)
    if row.carried_at is None:
        row.carried_at = at
        row.save(update_fields=["carried_at"])
        journal.write(CARRIED, row.chain, by=by, at=at, facts={"decision": row.decision})
