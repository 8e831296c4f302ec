"""What the law allows: questions over plain facts. Each gives a Refusal, or None when nothing stands in the way."""

from collections.abc import Callable
from datetime import datetime

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.definition import FeeWhen
from motcua.dossiers.extending import may_extend
from motcua.dossiers.facts import Facts, Owing, StepFacts
from motcua.dossiers.mandates import lacks
from motcua.dossiers.models import ActFor, HoldKind, Outcome, ReturnWay, State

APPRAISING = ("appraise", "inspect", "verify")


def _first(*answers: Refusal | None) -> Refusal | None:
    return next((a for a in answers if a is not None), None)


def _in_state(facts: Facts, *states: State) -> Refusal | None:
    if facts.state in states:
        return None
    return Refusal("dossier.state", state=facts.state.value, code=facts.code)


def _holds_step(facts: Facts, by: Actor, *works: str) -> Refusal | None:
    step = facts.step
    if step is None or step.work not in works:
        return Refusal("step.not_now", code=facts.code)
    return _may_work(step, by, facts)


def _may_work(step: StepFacts, by: Actor, facts: Facts) -> Refusal | None:
    if not (by.is_officer and by.has(step.role, step.unit)):
        return Refusal("step.not_yours", code=facts.code)
    if step.assignee not in (None, by.key):
        return Refusal("step.taken", by=step.assignee_name, code=facts.code)
    return None


def _not_waiting(facts: Facts, *kinds: HoldKind) -> Refusal | None:
    words = {
        HoldKind.SUPPLEMENT: "supplement.waiting", HoldKind.FEE: "fee.unpaid", HoldKind.AGENCY: "consult.waiting",
        HoldKind.OBLIGATION: "obligation.waiting",
    }  # fmt: skip
    found = next((k for k in kinds if k in facts.holds), None)
    return Refusal(words[found], code=facts.code) if found else None


def _is_owner(facts: Facts, by: Actor) -> Refusal | None:
    return None if by.is_citizen and by.key == facts.owner else Refusal("dossier.not_yours", code=facts.code)


def _acts_for_owner(facts: Facts, by: Actor, what: ActFor, at: datetime) -> Refusal | None:
    """Let the owner, and the system that filed, as far as its mandate goes: nobody else."""
    return lacks(facts, by, what, at) if by.is_client else _is_owner(facts, by)


def may_edit_draft(facts: Facts, by: Actor) -> Refusal | None:
    return _first(_is_owner(facts, by), _in_state(facts, State.DRAFT))


def may_submit(facts: Facts, by: Actor) -> Refusal | None:
    sent = facts.state is not State.DRAFT and facts.owner == by.key
    already = Refusal("dossier.already_submitted", code=facts.code) if sent else None
    return _first(_is_owner(facts, by), already)


def may_take(facts: Facts, by: Actor) -> Refusal | None:
    step = facts.step
    if step is None:
        return Refusal("step.not_now", code=facts.code)
    mine = Refusal("step.already_yours", code=facts.code) if step.assignee == by.key else None
    return _first(_may_work(step, by, facts), mine)


def may_give_back(facts: Facts, by: Actor) -> Refusal | None:
    """Ask whether an officer may put a taken step back into the unit's inbox."""
    step = facts.step
    held = step is not None and by.is_officer and step.assignee == by.key
    return None if held else Refusal("step.not_yours", code=facts.code)


def may_receive(facts: Facts, by: Actor) -> Refusal | None:
    return _first(
        _already_received(facts),
        _in_state(facts, State.SUBMITTED),
        _holds_step(facts, by, "receive"),
        _not_waiting(facts, HoldKind.SUPPLEMENT, HoldKind.FEE),
    )


def _already_received(facts: Facts) -> Refusal | None:
    """Tell the officer who came second who was first."""
    if facts.state is not State.RECEIVED:
        return None
    return Refusal("dossier.already_received", code=facts.code, by=facts.step.assignee_name if facts.step else "")


def may_refuse(facts: Facts, by: Actor) -> Refusal | None:
    return _first(_in_state(facts, State.SUBMITTED), _holds_step(facts, by, "receive"))


def may_request_supplement(facts: Facts, by: Actor) -> Refusal | None:
    spent = facts.supplements >= facts.supplements_allowed
    return _first(
        _in_state(facts, State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS),
        _holds_step(facts, by, "receive", *APPRAISING),
        _not_waiting(facts, HoldKind.SUPPLEMENT),
        Refusal("supplement.only_once", code=facts.code) if spent else None,
    )


def supplement_counts_late(facts: Facts) -> bool:
    """Tell whether one more request makes the dossier count as late, whatever its date (QD766-2022 2.1)."""
    return facts.supplements >= 1


def may_answer_supplement(facts: Facts, by: Actor, at: datetime) -> Refusal | None:
    waits = None if HoldKind.SUPPLEMENT in facts.holds else Refusal("supplement.none_open", code=facts.code)
    return _first(_acts_for_owner(facts, by, ActFor.SUPPLEMENT, at), waits)


def may_check(facts: Facts, by: Actor) -> Refusal | None:
    return _first(
        _in_state(facts, State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS),
        _holds_step(facts, by, "receive", *APPRAISING),
    )


def may_forward(facts: Facts, by: Actor) -> Refusal | None:
    return _first(
        _in_state(facts, State.RECEIVED),
        _holds_step(facts, by, "receive"),
        _not_waiting(facts, HoldKind.SUPPLEMENT),
    )


def may_consult(facts: Facts, by: Actor) -> Refusal | None:
    return _first(
        _in_state(facts, State.IN_PROGRESS),
        _holds_step(facts, by, *APPRAISING),
        _not_waiting(facts, HoldKind.SUPPLEMENT),
    )


def may_answer_consult(facts: Facts, step: StepFacts | None, by: Actor) -> Refusal | None:
    if step is None:
        return Refusal("consult.closed", code=facts.code)
    return _may_work(step, by, facts)


def may_propose(facts: Facts, by: Actor, at: datetime) -> Refusal | None:
    """Ask whether a proposal may go on; a consulted agency that stayed silent past its date may be taken to agree."""
    heard = all(s.silence_agrees and s.due < at for s in facts.consults)
    return _first(
        _in_state(facts, State.IN_PROGRESS),
        _holds_step(facts, by, *APPRAISING),
        _not_waiting(facts, HoldKind.SUPPLEMENT, HoldKind.FEE, HoldKind.OBLIGATION),
        None if heard else Refusal("consult.waiting", code=facts.code),
    )


def may_decide(facts: Facts, by: Actor) -> Refusal | None:
    """Ask whether the leader may approve or reject; nobody decides on a proposal of their own."""
    return _first(
        _in_state(facts, State.IN_PROGRESS),
        _holds_step(facts, by, "sign"),
        _not_waiting(facts, HoldKind.SUPPLEMENT, HoldKind.FEE, HoldKind.OBLIGATION),
        Refusal("decide.own_proposal", code=facts.code) if facts.proposed_by == by.key else None,
    )


def may_send_back(facts: Facts, by: Actor) -> Refusal | None:
    return _first(
        _in_state(facts, State.IN_PROGRESS),
        _holds_step(facts, by, "sign", "verify", "inspect"),
        _not_waiting(facts, HoldKind.SUPPLEMENT, HoldKind.OBLIGATION),
    )


def grant_lacks(facts: Facts) -> Refusal | None:
    """Ask whether a proposal to grant may leave this step: not before what is owed to another office is proved."""
    waits = facts.step is not None and facts.step.node == facts.owing_step and facts.owing is not Owing.SETTLED
    return Refusal("obligation.not_settled", code=facts.code) if waits else None


def may_ask_obligation(facts: Facts, by: Actor) -> Refusal | None:
    """Ask whether another office may be asked what the applicant owes it; asking again after a settled one is right."""
    return _first(
        Refusal("obligation.none_here", code=facts.code) if facts.owing is Owing.NONE_HERE else None,
        _in_state(facts, State.IN_PROGRESS),
        _holds_step(facts, by, *APPRAISING),
        _not_waiting(facts, HoldKind.SUPPLEMENT, HoldKind.OBLIGATION),
    )


def _owes(facts: Facts, *stages: Owing) -> Refusal | None:
    return None if facts.owing in stages else Refusal("obligation.not_now", code=facts.code)


def may_note_obligation(facts: Facts, by: Actor) -> Refusal | None:
    """Ask whether the notice of the other office may be written down, or written anew while nothing was paid."""
    stage = _owes(facts, Owing.ASKED, Owing.NOTED)
    return _first(_in_state(facts, State.IN_PROGRESS), _holds_step(facts, by, *APPRAISING), stage)


def may_prove_obligation(facts: Facts, by: Actor) -> Refusal | None:
    stage = _owes(facts, Owing.NOTED, Owing.PROVED)
    return _first(_is_owner(facts, by), _in_state(facts, State.IN_PROGRESS), stage)


def may_settle_obligation(facts: Facts, by: Actor) -> Refusal | None:
    """Ask whether the payment may be taken as proved: from the applicant's proof, or from the receipt brought along."""
    stage = _owes(facts, Owing.NOTED, Owing.PROVED)
    return _first(_in_state(facts, State.IN_PROGRESS), _holds_step(facts, by, *APPRAISING), stage)


def may_return_proof(facts: Facts, by: Actor) -> Refusal | None:
    stage = _owes(facts, Owing.PROVED)
    return _first(_in_state(facts, State.IN_PROGRESS), _holds_step(facts, by, *APPRAISING), stage)


def may_deliver(facts: Facts, by: Actor) -> Refusal | None:
    """Ask whether the result may be handed over. Being late is no reason against it, ever (ND118-2025)."""
    return _first(_in_state(facts, State.DECIDED), _holds_step(facts, by, "return"))


def delivery_lacks(facts: Facts, way: ReturnWay, was_present: bool, originals_seen: bool) -> Refusal | None:
    """Ask whether this way of handing over fulfils what the procedure wants at return."""
    granted = facts.outcome is Outcome.GRANTED
    away = way is not ReturnWay.COUNTER
    if granted and facts.presence_at_return and (away or not was_present):
        return Refusal("deliver.presence", code=facts.code)
    if granted and facts.originals_at_return and not originals_seen:
        return Refusal("deliver.originals", code=facts.code)
    if facts.fee_unpaid and facts.fee_when is FeeWhen.AT_RETURN and way is not ReturnWay.ONLINE:
        return Refusal("fee.unpaid", code=facts.code)
    return None


def may_withdraw(facts: Facts, by: Actor, at: datetime) -> Refusal | None:
    allowed = _acts_for_owner(facts, by, ActFor.WITHDRAW, at)
    return _first(allowed, _in_state(facts, State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS))


def may_stop(facts: Facts, by: Actor) -> Refusal | None:
    return _first(
        _in_state(facts, State.RECEIVED, State.IN_PROGRESS),
        _holds_step(facts, by, "receive", "sign", *APPRAISING),
    )


def may_take_fee(facts: Facts, by: Actor, one_stop: int) -> Refusal | None:
    here = by.is_officer and by.has("counter", one_stop)
    return _first(
        _in_state(facts, State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS, State.DECIDED),
        None if here else Refusal("fee.not_your_counter", code=facts.code),
        None if facts.fee_unpaid else Refusal("fee.nothing_owed", code=facts.code),
    )


def may_recompute(by: Actor) -> Refusal | None:
    """Ask for the system: dates follow the calendar, and no person moves them by hand."""
    return None if by.is_system else Refusal("deadline.not_by_hand")


def may_change_law(by: Actor) -> Refusal | None:
    """Ask for the system: a package says which law a dossier goes on under, and no person chooses for one dossier."""
    return None if by.is_system else Refusal("law.not_by_hand")


# The buttons of the officer's page, in the order of the work.
OFFICER_ACTS: dict[str, Callable[[Facts, Actor, datetime], Refusal | None]] = {
    "receive": lambda f, by, _: may_receive(f, by),
    "forward": lambda f, by, _: may_forward(f, by),
    "settle_obligation": lambda f, by, _: may_settle_obligation(f, by),
    "return_proof": lambda f, by, _: may_return_proof(f, by),
    "note_obligation": lambda f, by, _: may_note_obligation(f, by),
    "propose": may_propose,
    "approve": lambda f, by, _: may_decide(f, by),
    "reject": lambda f, by, _: may_decide(f, by),
    "send_back": lambda f, by, _: may_send_back(f, by),
    "deliver": lambda f, by, _: may_deliver(f, by),
    "request_supplement": lambda f, by, _: may_request_supplement(f, by),
    "consult": lambda f, by, _: may_consult(f, by),
    "ask_obligation": lambda f, by, _: may_ask_obligation(f, by),
    "extend": lambda f, by, _: may_extend(f, by),
    "refuse": lambda f, by, _: may_refuse(f, by),
    "stop": lambda f, by, _: may_stop(f, by),
    "take": lambda f, by, _: may_take(f, by),
    "give_back": lambda f, by, _: may_give_back(f, by),
}
