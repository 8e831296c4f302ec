"""The specialist (or the head of the unit) proposes what to decide and hands the dossier on."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.dossiers import events, filing, holds, rules, steps
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import HoldKind, Outcome, StepKind

PROPOSE = journal.kind("dossier.propose", "Trình kết quả", personal=("note",))


def propose(dossier_id: int, outcome: Outcome, note: str, *, by: Actor, at: datetime) -> None:
    """Propose to grant or to reject; to grant, every paper that was filed must have been looked at."""
    with act(PROPOSE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_propose(acting.facts, by, acting.at))
        work = acting.facts.step.work if acting.facts.step else ""
        if not note.strip() and (outcome is Outcome.REJECTED or work == "inspect"):
            raise Refusal("inspection.record_missing" if work == "inspect" else "reason.missing")
        if outcome is Outcome.GRANTED:
            refuse_if(rules.grant_lacks(acting.facts))
            _refuse_unchecked(acting)
        _close_silent(acting)
        acting.dossier.decision_text = note or acting.dossier.decision_text
        steps.complete(acting, "proposed", note=note, proposes=outcome.value)
        acting.note(outcome=outcome.value, note=note)
        acting.tell(events.PROPOSED)


def _refuse_unchecked(acting: Acting) -> None:
    """Refuse while a filed component is unticked or ticked as not in order."""
    values = dict(acting.dossier.answers.values_list("key", "value"))
    attached = set(acting.dossier.attachments.filter(removed_at=None).values_list("component", flat=True))
    attached |= set(acting.dossier.papers_filed.values_list("component", flat=True))
    good = set(acting.dossier.checks.filter(is_good=True).values_list("component", flat=True))
    asked = filing.asked_components(acting.definition, values, acting.dossier.case)
    left = [c.name for c in asked if c.key in attached and c.key not in good]
    if left:
        raise Refusal("components.unchecked", names=left)


def _close_silent(acting: Acting) -> None:
    """Close consultations whose date passed in silence; the rule has asked that silence agrees."""
    for step in acting.dossier.steps.filter(kind=StepKind.CONSULT, closed_at=None):
        step.closed_at, step.outcome = acting.at, "silent"
        step.save(update_fields=["closed_at", "outcome"])
        holds.lift(acting, HoldKind.AGENCY, step=step)
