"""Our interpreter against another one: SpiffWorkflow runs the BPMN that we write, and reaches exactly the same."""

import random
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.specs import BpmnProcessSpec
from SpiffWorkflow.util.task import TaskState

from motcua.flow.bpmn_write import write_diagram
from motcua.flow.definition import Route
from motcua.flow.interpreter import Token, begin, complete
from motcua.flow.markings import Move
from motcua.flow.table import parse
from tests.rules.flow.procedures import Rows, certified_copy, transport_licence
from tests.rules.flow.samples import birth, house
from tests.rules.flow.test_flow_properties import TREES, Tree, sound

RUNS = settings(max_examples=25, deadline=None)
Run = tuple[Move, ...]
EVERY = 3  # moves within which every run is compared
LONGEST = 30  # moves of the runs that go on by chance
BY_CHANCE = 4  # such runs a route


class Oracle:
    """A route as SpiffWorkflow runs it."""

    def __init__(self, route: Route) -> None:
        parser = BpmnParser()
        parser.add_bpmn_str(write_diagram(route))
        self.spec: BpmnProcessSpec = parser.get_spec("route")

    def open_after(self, run: Run) -> frozenset[str]:
        """Give the steps that stand open after a run, none at the end."""
        flow = BpmnWorkflow(self.spec)
        flow.do_engine_steps()
        for move in run:
            (task,) = [
                each for each in flow.get_tasks(state=TaskState.READY, manual=True) if each.task_spec.name == move.key
            ]
            task.data["outcome"] = move.outcome
            task.run()
            flow.do_engine_steps()
        ready = [each.task_spec.name for each in flow.get_tasks(state=TaskState.READY, manual=True)]
        assert len(ready) == len(set(ready))
        assert flow.is_completed() == (not ready)
        return frozenset(ready)


def ours_after(route: Route, run: Run) -> tuple[Token, ...]:
    tokens = begin(route)
    for move in run:
        tokens = complete(route, tokens, *move).tokens
    return tokens


def moves(route: Route, tokens: tuple[Token, ...]) -> list[Move]:
    return [Move(token.key, outcome) for token in tokens if token.is_open for outcome in route.node(token.key).outcomes]


def compare(route: Route, run: Run, oracle: Oracle) -> tuple[Token, ...]:
    tokens = ours_after(route, run)
    assert frozenset(token.key for token in tokens if token.is_open) == oracle.open_after(run)
    return tokens


def compare_all(route: Route, chance: random.Random) -> None:
    """Compare every short run, and some long ones to their end."""
    oracle = Oracle(route)
    runs: list[Run] = [()]
    for _ in range(EVERY):
        runs = list(
            chain.from_iterable([(*run, move) for move in moves(route, compare(route, run, oracle))] for run in runs)
        )[:12]
    for _ in range(BY_CHANCE):
        run: Run = ()
        while len(run) < LONGEST and (following := moves(route, ours_after(route, run))):
            run = (*run, chance.choice(following))
        compare(route, run, oracle)


@RUNS
@given(TREES, st.randoms(use_true_random=False))
def test_the_same_runs_are_reached(tree: Tree, chance: random.Random) -> None:
    compare_all(sound(tree), chance)


@pytest.mark.parametrize("known", [birth(), house()], ids=lambda known: known.key)
def test_the_same_runs_of_hand_made_routes(known: Route) -> None:
    compare_all(known, random.Random(5))


@pytest.mark.parametrize("rows", [certified_copy(), transport_licence()], ids=["copy", "licence"])
def test_the_same_runs_of_real_routes(rows: Rows) -> None:
    compare_all(parse(rows), random.Random(5))
