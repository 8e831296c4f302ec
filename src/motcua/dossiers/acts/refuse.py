"""The counter does not accept a dossier, with reasons in words (form 03)."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import events, holds, rules, steps
from motcua.dossiers.acting import act
from motcua.dossiers.models import State

REFUSE = journal.kind("dossier.refuse", "Không tiếp nhận hồ sơ", personal=("reason",))


def refuse(dossier_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    with act(REFUSE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_refuse(acting.facts, by))
        if not reason.strip():
            raise Refusal("reason.missing")
        steps.close_all(acting, "refused")
        holds.end_all(acting)
        acting.dossier.state = State.REFUSED
        acting.dossier.ended_at = acting.at
        acting.dossier.end_reason = reason
        acting.note(reason=reason)
        acting.tell(events.REFUSED)
