"""The leader approves, or rejects with grounds. Both are results and both are delivered."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import codes, events, rules, steps
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import Outcome, State

APPROVE = journal.kind("dossier.approve", "Phê duyệt kết quả", personal=("text",))
REJECT = journal.kind("dossier.reject", "Không chấp thuận", personal=("text",))


def approve(dossier_id: int, *, by: Actor, at: datetime, text: str = "") -> None:
    """Approve; an empty text keeps the words of the proposal."""
    with act(APPROVE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_decide(acting.facts, by))
        _decide(acting, Outcome.GRANTED, "approved", text or acting.dossier.decision_text)


def reject(dossier_id: int, grounds: str, *, by: Actor, at: datetime) -> None:
    with act(REJECT, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_decide(acting.facts, by))
        if not grounds.strip():
            raise Refusal("reason.missing")
        _decide(acting, Outcome.REJECTED, "rejected", grounds)


def _decide(acting: Acting, outcome: Outcome, taken: str, text: str) -> None:
    dossier = acting.dossier
    dossier.outcome = outcome
    dossier.decision_text = text
    dossier.state = State.DECIDED
    dossier.decided_at = acting.at
    steps.complete(acting, taken, note=text)
    dossier.decision_number = codes.decision_number(dossier.agency, at=acting.at)
    acting.note(outcome=outcome.value, number=dossier.decision_number, text=text)
    acting.tell(events.DECIDED, outcome=outcome.value)
