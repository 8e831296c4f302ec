"""How far a mandate goes: by its kind, by what it says, by its last day, by the token, and only for who filed."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from motcua.base.actor import Actor, ActorKind, Grant
from motcua.dossiers import rules
from motcua.dossiers.facts import Facts, MandateFacts
from motcua.dossiers.mandates import SCOPES
from motcua.dossiers.models import ActFor, HoldKind, MandateKind, State
from tests.acts.test_matrix import AT, OWNER, facts

BANK = Actor(ActorKind.CLIENT, 3, "Ngân hàng Sao Mai", frozenset(Grant(0, scope) for scope in SCOPES.values()))
BY_LETTER = MandateFacts(3, MandateKind.AUTHORISATION, covers_withdrawal=True, valid_until=date(2026, 12, 7))
WAITING = replace(facts(State.RECEIVED, HoldKind.SUPPLEMENT), mandate=BY_LETTER)
ASKED = {ActFor.SUPPLEMENT: rules.may_answer_supplement, ActFor.WITHDRAW: rules.may_withdraw}


def _code(what: ActFor, known: Facts = WAITING, by: Actor = BANK, days: int = 0) -> str:
    refusal = ASKED[what](known, by, AT + timedelta(days=days))
    return refusal.code if refusal else ""


@pytest.mark.parametrize(("what", "kind", "says_so"), list(product(ActFor, MandateKind, (False, True))))
def test_what_each_kind_covers(what: ActFor, kind: MandateKind, says_so: bool) -> None:
    known = replace(WAITING, mandate=replace(BY_LETTER, kind=kind, covers_withdrawal=says_so))
    covered = what is ActFor.SUPPLEMENT or says_so or kind is MandateKind.LEGAL_GUARDIAN
    assert _code(what, known) == ("" if covered else "mandate.not_covered")


@pytest.mark.parametrize("what", ActFor)
def test_it_ends_after_its_last_day(what: ActFor) -> None:
    assert [_code(what, days=n) for n in (0, 1)] == ["", "mandate.ended"]
    endless = replace(WAITING, mandate=replace(BY_LETTER, valid_until=None))
    assert _code(what, endless, days=400) == ""


@pytest.mark.parametrize("what", ActFor)
def test_only_the_system_that_filed_with_a_token_that_allows_it(what: ActFor) -> None:
    assert _code(what, by=replace(BANK, key=4)) == "dossier.not_yours"
    assert _code(what, replace(WAITING, mandate=None)) == "dossier.not_yours"
    other = frozenset(Grant(0, scope) for act, scope in SCOPES.items() if act is not what)
    assert _code(what, by=replace(BANK, grants=other)) == "token.scope"
    assert _code(what, by=replace(BANK, kind=ActorKind.OFFICER)) == "dossier.not_yours"


@pytest.mark.parametrize("what", ActFor)
def test_the_owner_keeps_every_right(what: ActFor) -> None:
    over = replace(WAITING, mandate=replace(BY_LETTER, covers_withdrawal=False))
    assert _code(what, over, OWNER, days=400) == ""
    assert _code(what, over, replace(OWNER, key=6)) == "dossier.not_yours"


@pytest.mark.parametrize("state", State)
def test_a_system_has_no_more_than_the_owner(state: State) -> None:
    known = replace(facts(state), mandate=BY_LETTER)
    for may in ASKED.values():
        assert (may(known, BANK, AT) is None) == (may(known, OWNER, AT) is None)
    assert rules.may_edit_draft(known, BANK) is not None
    assert rules.may_submit(known, BANK) is not None
    assert rules.may_prove_obligation(known, BANK) is not None
