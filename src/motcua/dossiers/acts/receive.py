"""The counter accepts a dossier: legal code, due dates, receipt (form 01; ND118-2025)."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.directory.queries import code_of
from motcua.dossiers import codes, deadlines, events, rules, steps
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import State

RECEIVE = journal.kind("dossier.receive", "Tiếp nhận hồ sơ")


def receive(dossier_id: int, *, case: str | None = None, by: Actor, at: datetime) -> str:
    """Accept and give the legal code; whoever comes second is told who was first.

    `case` is the case of the procedure that the officer sees before them, None when the answers have said enough.
    """
    with act(RECEIVE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_receive(acting.facts, by))
        if case is not None:
            choose_case(acting, case)
        accept(acting)
        return acting.dossier.code or ""


def choose_case(acting: Acting, case: str) -> None:
    """Take another case than the answers chose: its limit and papers hold from now on; fees are frozen since filing."""
    if case and acting.definition.case(case) is None:
        raise Refusal("case.unknown")
    if case != acting.dossier.case:
        acting.dossier.case = case
        acting.note(case=case)


def accept(acting: Acting) -> None:
    """Make it a received dossier; the step stays with the officer until it is handed over."""
    dossier = acting.dossier
    steps.hand_over_soon(acting)
    dossier.state = State.RECEIVED
    dossier.received_at = acting.at
    deadlines.set_at_reception(dossier, at=acting.at, book=acting.book)
    dossier.code = codes.dossier_code(code_of(dossier.one_stop_id), at=acting.at)
    acting.note(due=dossier.due.isoformat() if dossier.due else "")
    acting.tell(events.RECEIVED)
