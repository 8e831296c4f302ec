"""What every act on a draft begins with: who may, which row, and whether it can still change."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.drafts.models import OPEN, ChangePackage, DraftState, ProcedureDraft
from motcua.directory.rules import may_edit_catalog

CODE_LONGEST = 40


def lock(draft: UUID, *, by: Actor) -> ProcedureDraft:
    """Lock an open draft; refuses who is no editor, a draft that is not there, and one that is published or withdrawn."""
    refuse_if(may_edit_catalog(by))
    row = ProcedureDraft.objects.select_for_update(of=("self",)).filter(public_id=draft).first()
    if row is None:
        raise Refusal("draft.none")
    if not row.is_open:
        raise Refusal("draft.closed")
    return row


def reopen(row: ProcedureDraft) -> None:
    """Take the check away from a draft that becomes another one."""
    row.state, row.checked_by, row.checked_at = DraftState.DRAFT, None, None


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Name the parts of a document that differ, in the order of their names."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def written_by(row: ProcedureDraft, by: Actor, at: datetime) -> None:
    """Note who wrote in a draft, so that somebody else has to publish it."""
    row.changed_at = at
    if by.key not in row.writers:
        row.writers = [*row.writers, by.key]


def lock_package(package: UUID, *, by: Actor) -> ChangePackage:
    """Lock an open package; refuses who is no editor, and one that is published or withdrawn."""
    refuse_if(may_edit_catalog(by))
    row = ChangePackage.objects.select_for_update(of=("self",)).filter(public_id=package).first()
    if row is None:
        raise Refusal("package.none")
    if row.state not in OPEN:
        raise Refusal("package.closed")
    return row


def moved(row: ProcedureDraft, by: Actor, at: datetime) -> None:
    """Save a draft that came into a package or left one: it has to be checked anew."""
    reopen(row)
    written_by(row, by, at)
    row.save()
