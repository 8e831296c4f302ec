"""Count a dossier's dates anew after the working calendar has changed (BLLD-2019 art. 111-112)."""

from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.dossiers import deadlines, events, rules
from motcua.dossiers.acting import Acting, finish, lock
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Dossier, State

RECOMPUTE = journal.kind("dossier.recompute", "Tính lại hẹn trả theo lịch làm việc")


def recompute(dossier_id: int, *, by: Actor, at: datetime) -> bool:
    """Move what the calendar moves; False, and no trace, when every date stands already as it should."""
    refuse_if(rules.may_recompute(by))
    with transaction.atomic():
        dossier = lock(dossier_id)
        acting = Acting(dossier, by, at, facts_of(dossier))
        changed = [_promise(acting), _steps(acting)]
        if any(changed):
            finish(RECOMPUTE, acting)
        return any(changed)


def _promise(acting: Acting) -> bool:
    dossier = acting.dossier
    if dossier.state not in (State.RECEIVED, State.IN_PROGRESS):
        return False
    found = deadlines.dates_now(dossier, acting.book)
    if found is None or _dates(dossier) == (found.due, found.legal_due, found.provisional):
        return False
    before = dossier.due
    if found.due != before:
        deadlines.write(dossier, found, deadlines.CALENDAR_GROUND, at=acting.at)
        acting.tell(events.DUE_DATE_MOVED)
    dossier.legal_due, dossier.due_is_provisional = found.legal_due, found.provisional
    acting.note(before=before.isoformat() if before else "", due=found.due.isoformat(), provisional=found.provisional)
    return True


def _dates(dossier: Dossier) -> tuple[datetime | None, datetime | None, bool]:
    return dossier.due, dossier.legal_due, dossier.due_is_provisional


def _steps(acting: Acting) -> bool:
    moved = deadlines.move_steps(acting.dossier, deadlines.steps_now(acting.dossier, acting.book))
    if moved:
        acting.note(steps=moved)
    return bool(moved)
