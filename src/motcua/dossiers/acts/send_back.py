"""Return the dossier to an earlier step, with the reason."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import events, rules, steps
from motcua.dossiers.acting import act

SEND_BACK = journal.kind("dossier.send_back", "Chuyển lại bước trước", personal=("reason",))


def send_back(dossier_id: int, to: str, reason: str, *, by: Actor, at: datetime) -> None:
    with act(SEND_BACK, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_send_back(acting.facts, by))
        if not reason.strip():
            raise Refusal("reason.missing")
        steps.send_back(acting, to, reason)
        acting.note(to=to, reason=reason)
        acting.tell(events.SENT_BACK, to=to)
