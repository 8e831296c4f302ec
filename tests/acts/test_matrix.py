"""Every act refused in every state where the law refuses it, and allowed where it allows it, at the step's own officer."""

from dataclasses import replace
from itertools import product

import pytest

from motcua.base.actor import Actor, ActorKind, Grant
from motcua.catalog.definition import FeeWhen
from motcua.dossiers import rules
from motcua.dossiers.facts import Facts, Owing, StepFacts
from motcua.dossiers.models import HoldKind, Outcome, ReturnWay, State
from motcua.dossiers.status import NationalStatus, national_status
from tests.town import vn

AT = vn("2026-12-07 09:00")
OFFICER = Actor(
    ActorKind.OFFICER, 7, "Hạnh", frozenset({Grant(1, "counter"), Grant(2, "specialist"), Grant(2, "leader")})
)
OWNER = Actor(ActorKind.CITIZEN, 5, "Mai")
WORK = {
    State.DRAFT: None,
    State.SUBMITTED: ("receive", 1, "counter"),
    State.RECEIVED: ("receive", 1, "counter"),
    State.IN_PROGRESS: ("appraise", 2, "specialist"),
    State.DECIDED: ("return", 1, "counter"),
}


def facts(state: State, *holds: HoldKind, work: str = "") -> Facts:
    found = ("sign", 2, "leader") if work == "sign" else WORK.get(state)
    step = StepFacts(1, found[0], found[0], found[1], found[2], None, "", False, AT, False) if found else None
    return Facts(
        state=state, outcome=None, owner=5, code="YC-1", return_way=ReturnWay.ONLINE, holds=frozenset(holds),
        steps=(step,) if step else (), supplements=0, supplements_allowed=1, fee_unpaid=False, fee_when=FeeWhen.NONE,
        presence_at_return=False, originals_at_return=False, proposed_by=None,
    )  # fmt: skip


OFFICER_ALLOWED = {
    "receive": {State.SUBMITTED},
    "refuse": {State.SUBMITTED},
    "request_supplement": {State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS},
    "forward": {State.RECEIVED},
    "consult": {State.IN_PROGRESS},
    "propose": {State.IN_PROGRESS},
    "approve": set(),  # an open sign step is needed: see test_only_at_the_sign_step
    "reject": set(),
    "send_back": set(),
    "deliver": {State.DECIDED},
    "stop": {State.RECEIVED, State.IN_PROGRESS},
    "ask_obligation": set(),  # a procedure that knows of something owed is needed: see test_what_is_owed_elsewhere
    "note_obligation": set(),
    "settle_obligation": set(),
    "return_proof": set(),
    "extend": set(),  # the head of the agency only: see test_extend
    "take": {State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS, State.DECIDED},
    "give_back": set(),
}


@pytest.mark.parametrize(("act", "state"), list(product(OFFICER_ALLOWED, State)))
def test_officer_acts(act: str, state: State) -> None:
    refusal = rules.OFFICER_ACTS[act](facts(state), OFFICER, AT)
    assert (refusal is None) == (state in OFFICER_ALLOWED[act]), (act, state, refusal)


def test_the_table_names_every_act() -> None:
    assert set(OFFICER_ALLOWED) == set(rules.OFFICER_ACTS)


@pytest.mark.parametrize("act", ["approve", "reject", "send_back", "stop"])
def test_only_at_the_sign_step(act: str) -> None:
    assert rules.OFFICER_ACTS[act](facts(State.IN_PROGRESS, work="sign"), OFFICER, AT) is None


@pytest.mark.parametrize("act", ["approve", "reject", "send_back"])
def test_nobody_signs_while_something_is_owed_elsewhere(act: str) -> None:
    refusal = rules.OFFICER_ACTS[act](facts(State.IN_PROGRESS, HoldKind.OBLIGATION, work="sign"), OFFICER, AT)
    assert refusal is not None
    assert refusal.code == "obligation.waiting"


@pytest.mark.parametrize("act", ["propose", "request_supplement", "consult"])
def test_not_at_the_sign_step(act: str) -> None:
    assert rules.OFFICER_ACTS[act](facts(State.IN_PROGRESS, work="sign"), OFFICER, AT) is not None


@pytest.mark.parametrize(("act", "state"), list(product(sorted(rules.OFFICER_ACTS), State)))
def test_a_stranger_may_nothing(act: str, state: State) -> None:
    stranger = Actor(ActorKind.OFFICER, 9, "An", frozenset({Grant(77, "counter"), Grant(77, "specialist")}))
    for who in (stranger, OWNER):
        assert rules.OFFICER_ACTS[act](facts(state), who, AT) is not None


@pytest.mark.parametrize("state", State)
def test_citizen_acts(state: State) -> None:
    known = facts(state)
    assert (rules.may_withdraw(known, OWNER, AT) is None) == (state in rules_open())
    assert (rules.may_submit(known, OWNER) is None) == (state is State.DRAFT)
    assert (rules.may_edit_draft(known, OWNER) is None) == (state is State.DRAFT)
    assert rules.may_answer_supplement(known, OWNER, AT) is not None
    assert rules.may_withdraw(known, replace(OWNER, key=6), AT) is not None


def rules_open() -> set[State]:
    return {State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS}


@pytest.mark.parametrize(
    ("act", "hold", "allowed"),
    [
        ("receive", HoldKind.SUPPLEMENT, False), ("receive", HoldKind.FEE, False), ("refuse", HoldKind.SUPPLEMENT, True),
        ("forward", HoldKind.SUPPLEMENT, False), ("propose", HoldKind.SUPPLEMENT, False),
        ("propose", HoldKind.FEE, False), ("request_supplement", HoldKind.SUPPLEMENT, False),
        ("consult", HoldKind.SUPPLEMENT, False), ("stop", HoldKind.SUPPLEMENT, True), ("consult", HoldKind.AGENCY, True),
        ("propose", HoldKind.OBLIGATION, False), ("stop", HoldKind.OBLIGATION, True), ("consult", HoldKind.OBLIGATION, True),
    ],
)  # fmt: skip
def test_holds(act: str, hold: HoldKind, allowed: bool) -> None:
    state = next(s for s in (State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS) if s in OFFICER_ALLOWED[act])
    assert (rules.OFFICER_ACTS[act](facts(state, hold), OFFICER, AT) is None) == allowed


def test_a_taken_step_is_not_taken_twice() -> None:
    known = facts(State.SUBMITTED)
    assert known.step is not None
    taken = replace(known, steps=(replace(known.step, assignee=8, assignee_name="Thắm"),))
    refusal = rules.may_receive(taken, OFFICER)
    assert refusal is not None
    assert (refusal.code, refusal.facts["by"]) == ("step.taken", "Thắm")


def test_nobody_decides_on_their_own_proposal() -> None:
    own = replace(facts(State.IN_PROGRESS, work="sign"), proposed_by=OFFICER.key)
    refusal = rules.may_decide(own, OFFICER)
    assert refusal is not None
    assert refusal.code == "decide.own_proposal"


@pytest.mark.parametrize(
    ("presence", "originals", "way", "present", "seen", "code"),
    [
        (True, False, ReturnWay.ONLINE, True, True, "deliver.presence"),
        (True, False, ReturnWay.COUNTER, False, True, "deliver.presence"),
        (True, False, ReturnWay.COUNTER, True, False, None),
        (False, True, ReturnWay.COUNTER, False, False, "deliver.originals"),
        (False, True, ReturnWay.POST, False, True, None),
        (False, False, ReturnWay.ONLINE, False, False, None),
    ],
)
def test_delivery(presence: bool, originals: bool, way: ReturnWay, present: bool, seen: bool, code: str | None) -> None:
    known = replace(
        facts(State.DECIDED), presence_at_return=presence, originals_at_return=originals, outcome=Outcome.GRANTED
    )
    refusal = rules.delivery_lacks(known, way, present, seen)
    assert (refusal.code if refusal else None) == code
    rejected = replace(known, outcome=Outcome.REJECTED)
    assert rules.delivery_lacks(rejected, way, present, seen) is None


def test_an_unpaid_fee_blocks_the_paper_only() -> None:
    known = replace(facts(State.DECIDED), fee_unpaid=True, fee_when=FeeWhen.AT_RETURN, outcome=Outcome.GRANTED)
    refusal = rules.delivery_lacks(known, ReturnWay.COUNTER, True, True)
    assert refusal is not None
    assert refusal.code == "fee.unpaid"
    assert rules.delivery_lacks(known, ReturnWay.ONLINE, False, False) is None


OWING_ALLOWED = {
    "ask_obligation": {Owing.NOT_ASKED, Owing.SETTLED},
    "note_obligation": {Owing.ASKED, Owing.NOTED},
    "settle_obligation": {Owing.NOTED, Owing.PROVED},
    "return_proof": {Owing.PROVED},
}


@pytest.mark.parametrize(("act", "stage", "state"), list(product(OWING_ALLOWED, Owing, State)))
def test_what_is_owed_elsewhere(act: str, stage: Owing, state: State) -> None:
    held = [HoldKind.OBLIGATION] if stage in (Owing.ASKED, Owing.NOTED, Owing.PROVED) else []
    known = replace(facts(state, *held), owing=stage, owing_step="appraise")
    allowed = state is State.IN_PROGRESS and stage in OWING_ALLOWED[act]
    assert (rules.OFFICER_ACTS[act](known, OFFICER, AT) is None) == allowed, (stage, state)
    proving = state is State.IN_PROGRESS and stage in (Owing.NOTED, Owing.PROVED)
    assert (rules.may_prove_obligation(known, OWNER) is None) == proving
    assert rules.may_prove_obligation(known, replace(OWNER, key=6)) is not None


@pytest.mark.parametrize("stage", Owing)
def test_nothing_is_granted_past_the_step_that_waits_for_money(stage: Owing) -> None:
    known = replace(facts(State.IN_PROGRESS), owing=stage, owing_step="appraise")
    assert (rules.grant_lacks(known) is None) == (stage is Owing.SETTLED)
    assert rules.grant_lacks(replace(known, owing_step="later")) is None


_S, _F, _A, _O = HoldKind.SUPPLEMENT, HoldKind.FEE, HoldKind.AGENCY, HoldKind.OBLIGATION
HOLD_SETS = [
    (),
    (_S,),
    (_F,),
    (_A,),
    (_O,),
    (_S, _F),
    (_S, _A),
    (_F, _A),
    (_S, _O),
    (_A, _O),
    (_S, _F, _A),
    (_S, _F, _A, _O),
]
MOVING = {State.SUBMITTED: 1, State.RECEIVED: 2, State.IN_PROGRESS: 4}
STILL = {State.DECIDED: 9, State.DELIVERED: 10, State.REFUSED: 3, State.WITHDRAWN: 7, State.STOPPED: 8}
CELLS = [
    *((s, h, 5 if _S in h else 6 if _F in h or _O in h else n) for s, n in MOVING.items() for h in HOLD_SETS),
    *((s, h, n) for s, n in STILL.items() for h in HOLD_SETS),
    *((State.DRAFT, h, None) for h in HOLD_SETS),
]


@pytest.mark.parametrize(("state", "holds", "code"), CELLS)
def test_national_status(state: State, holds: tuple[HoldKind, ...], code: int | None) -> None:
    found = national_status(state, holds)
    assert found == (NationalStatus(code) if code else None)
