"""Ends before a decision: the applicant withdraws, or the agency stops on the applicant's request or a legal ground."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import events, holds, rules, steps
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import State

WITHDRAW = journal.kind("dossier.withdraw", "Rút hồ sơ", personal=("reason", "by_mandate"))
STOP = journal.kind("dossier.stop", "Dừng giải quyết hồ sơ", personal=("reason",))


def withdraw(dossier_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Withdraw one's own dossier before it is decided; a reason is welcome, not needed."""
    with act(WITHDRAW, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_withdraw(acting.facts, by, acting.at))
        _end(acting, State.WITHDRAWN, "withdrawn", reason)
        if by.is_client:
            acting.note(by_mandate=acting.mandate)
        acting.tell(events.WITHDRAWN)


def stop(dossier_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Stop with a notice that names the ground (form 05, TT03-2025)."""
    with act(STOP, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_stop(acting.facts, by))
        if not reason.strip():
            raise Refusal("reason.missing")
        _end(acting, State.STOPPED, "stopped", reason)
        acting.tell(events.STOPPED)


def _end(acting: Acting, state: State, outcome: str, reason: str) -> None:
    steps.close_all(acting, outcome)
    holds.end_all(acting)
    acting.dossier.state = state
    acting.dossier.ended_at = acting.at
    acting.dossier.end_reason = reason
    acting.note(reason=reason)
