"""An officer takes a step from the unit's inbox, or gives it back."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.dossiers import rules, steps
from motcua.dossiers.acting import act

TAKE = journal.kind("dossier.take", "Nhận việc")
GIVE_BACK = journal.kind("dossier.give_back", "Trả việc về bộ phận")


def take(dossier_id: int, *, by: Actor, at: datetime) -> None:
    """Take the open step; the second officer who tries is told who has it."""
    with act(TAKE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_take(acting.facts, by))
        step = steps.current(acting)
        step.assignee_id = by.key
        step.save(update_fields=["assignee"])
        acting.note(step=step.node)


def give_back(dossier_id: int, *, by: Actor, at: datetime) -> None:
    with act(GIVE_BACK, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_give_back(acting.facts, by))
        step = steps.current(acting)
        step.assignee = None
        step.save(update_fields=["assignee"])
        acting.note(step=step.node)
