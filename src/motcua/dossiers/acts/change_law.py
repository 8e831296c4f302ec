"""Let a running dossier go on under the new law, as a package of changes says (decree day)."""

from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.base.written import insert
from motcua.catalog.models import ProcedureDraft
from motcua.catalog.queries import definition
from motcua.dossiers import deadlines, events, rules
from motcua.dossiers.acting import Acting, finish, lock
from motcua.dossiers.facts import facts_of
from motcua.dossiers.law import LawMove, law_move
from motcua.dossiers.models import Dossier, LawChange

CHANGE_LAW = journal.kind("dossier.change_law", "Chuyển hồ sơ theo quy định mới")


@transaction.atomic
def change_law(dossier_id: int, item: ProcedureDraft, *, by: Actor, at: datetime) -> bool:
    """Move a dossier under the revision of an item, once; False, and no trace, where that was done or is not to be done.

    One that cannot move stays under its own revision, with the reasons in the journal. Fee lines never change; the
    promise never comes earlier; what is missing by the new law is told and asked for by the officer, as always.
    """
    refuse_if(rules.may_change_law(by))
    dossier = lock(dossier_id)
    assert item.revision_id is not None  # a published item has its revision
    done = LawChange.objects.filter(dossier=dossier, item=item).exists()
    if done or not dossier.is_open or dossier.revision_id == item.revision_id:
        return False
    acting = Acting(dossier, by, max(at, dossier.changed_at), facts_of(dossier))
    move = law_move(dossier, definition(item.revision_id), acting.book)
    _keep(acting, item, move)
    if move.moves:
        _apply(acting, item, move)
    finish(CHANGE_LAW, acting)
    return move.moves


def _keep(acting: Acting, item: ProcedureDraft, move: LawMove) -> None:
    """Write what is done, in rows that the pages of the package read and in the journal."""
    dossier = acting.dossier
    troubles = [[trouble.kind.value, trouble.called] for trouble in move.troubles]
    insert(
        LawChange(
            dossier=dossier, item=item, was_id=dossier.revision_id, at=acting.at, moved=move.moves, before=dossier.due,
            after=move.due, missing=list(move.missing), troubles=troubles,
        )
    )  # fmt: skip
    acting.note(item=str(item.public_id), was=dossier.revision_id, moved=move.moves, troubles=[t[0] for t in troubles])


def _apply(acting: Acting, item: ProcedureDraft, move: LawMove) -> None:
    dossier = acting.dossier
    ground = item.package.decision if item.package else ""
    dossier.revision_id = item.revision_id or dossier.revision_id
    if move.wanted is not None:
        acting.note(before=_iso(dossier), due=move.wanted.due.isoformat())
        deadlines.write(dossier, move.wanted, ground, at=acting.at)
    acting.note(steps=deadlines.move_steps(dossier, dict(move.steps)))
    acting.tell(events.LAW_CHANGED)


def _iso(dossier: Dossier) -> str:
    return dossier.due.isoformat() if dossier.due else ""
