"""Hand the received dossier over to the agency that decides (a row of the control sheet)."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.dossiers import events, rules, steps
from motcua.dossiers.acting import act
from motcua.dossiers.models import State

FORWARD = journal.kind("dossier.forward", "Chuyển hồ sơ đến cơ quan giải quyết")


def forward(dossier_id: int, *, by: Actor, at: datetime) -> None:
    with act(FORWARD, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_forward(acting.facts, by))
        steps.complete(acting, "forwarded")
        acting.dossier.state = State.IN_PROGRESS
        acting.tell(events.FORWARDED)
