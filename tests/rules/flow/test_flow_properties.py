"""Random routes: sound ones always end; and whatever the proof lets pass runs without a lost or doubled step."""

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.flow.behaviour import behaviour
from motcua.flow.definition import END, FORK, Exit, Node, NodeKind, Route, Where
from motcua.flow.independence import enough
from motcua.flow.interpreter import Moved, Token, begin, complete, earlier, return_to
from motcua.flow.longest import longest
from motcua.flow.markings import explore
from motcua.flow.proof import FindingKind, broken, findings

Tree = tuple[str, list["Tree"]]
QUICK = settings(max_examples=60, deadline=None)
STEPS_BY_CHANCE = 60
STEPS_OF_A_RUN = 120


def node(key: str, exits: list[Exit], fork: tuple[str, ...] = (), join: tuple[str, ...] = ()) -> Node:
    minutes = 30 + 15 * (sum(map(ord, key)) % 5)
    return Node(key, key, NodeKind.APPRAISE, "specialist", Where.AGENCY, "", minutes, tuple(exits), fork, join)


class Builder:
    """Turn a tree of sequences, choices, returns and forks into a route that must be sound."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}

    def key(self) -> str:
        return f"s{len(self.nodes)}"

    def add(self, exits: list[Exit], fork: tuple[str, ...] = (), join: tuple[str, ...] = ()) -> str:
        key = self.key()
        self.nodes[key] = node(key, exits, fork, join)
        return key

    def build(self, tree: Tree, then: str) -> tuple[str, str]:
        """Build backwards; give the first step of the block and its last one, which leads to `then`."""
        kind, parts = tree
        if kind == "sequence" and parts:
            last_first, last = self.build(parts[-1], then)
            first = last_first
            for part in reversed(parts[:-1]):
                first = self.build(part, first)[0]
            return first, last
        if kind == "choice" and parts:
            close = self.add([Exit("done", then)])
            firsts = [self.build(part, close)[0] for part in parts]
            return self.add([Exit(f"to_{key}", key) for key in firsts]), close
        if kind == "return" and parts:
            check = self.add([Exit("done", then)])
            first = self.build(parts[0], check)[0]
            self.nodes[check] = node(check, [Exit("done", then), Exit("returned", first)])
            return first, check
        if kind == "fork" and len(parts) > 1:
            return self._fork(parts, then)
        key = self.add([Exit("done", then)])
        return key, key

    def _fork(self, parts: list[Tree], then: str) -> tuple[str, str]:
        close = self.add([Exit("done", then)])
        blocks = [self.build(part, close) for part in parts]
        self.nodes[close] = node(close, [Exit("done", then)], join=tuple(last for _, last in blocks))
        return self.add([Exit("split", FORK)], fork=tuple(first for first, _ in blocks)), close


LEAF: st.SearchStrategy[Tree] = st.just(("step", []))
KINDS = st.sampled_from(["sequence", "choice", "return", "fork"])
TREES: st.SearchStrategy[Tree] = st.recursive(
    LEAF, lambda inner: st.tuples(KINDS, st.lists(inner, min_size=1, max_size=3)), max_leaves=7
)


def sound(tree: Tree) -> Route:
    builder = Builder()
    start = builder.build(tree, END)[0]
    return Route("", start, tuple(builder.nodes.values()))


def check_move(before: tuple[Token, ...], moved: Moved, key: str) -> None:
    """Nothing but the closed step went away, and what opened is told."""
    kept = {token for token in before if token.key != key}
    still_open = {token for token in kept if token.is_open}
    assert moved.closed.key == key
    assert {token.key for token in kept} <= {token.key for token in moved.tokens}
    assert {token for token in moved.tokens if token.is_open} == still_open | set(moved.opened)


def check(tokens: tuple[Token, ...]) -> None:
    assert all(times == 1 for times in Counter(token.key for token in tokens).values())
    assert not tokens or any(token.is_open for token in tokens)


def run(route: Route, chance: random.Random, returns: bool = False) -> list[str]:
    """Run with outcomes by chance, and straight to the end once that takes long; give the steps as they were closed."""
    tokens, closed = begin(route), list[str]()
    while tokens:
        assert len(closed) < STEPS_OF_A_RUN
        patient = len(closed) < STEPS_BY_CHANCE
        key = chance.choice([token.key for token in tokens if token.is_open])
        back = earlier(route, key) if returns and patient and chance.random() < 0.05 else ()
        outcomes = route.node(key).outcomes
        if back:
            moved = return_to(route, tokens, key, chance.choice(back))
        else:
            moved = complete(route, tokens, key, chance.choice(outcomes) if patient else outcomes[0])
        check_move(tokens, moved, key)
        check(moved.tokens)
        tokens = moved.tokens
        closed.append(key)
    return closed


@QUICK
@given(TREES, st.randoms(use_true_random=False), st.booleans())
def test_a_sound_route_always_ends_with_no_step_lost_or_doubled(
    tree: Tree, chance: random.Random, returns: bool
) -> None:
    route = sound(tree)
    assert findings(route, None) == ()
    closed = run(route, chance, returns)
    assert closed[0] == route.start


@st.composite
def scribbles(draw: st.DrawFn) -> Route:
    """Any route at all: most are unsound."""
    keys = [f"s{n}" for n in range(draw(st.integers(2, 6)))]
    some = st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True).map(tuple)
    nodes = []
    for key in keys:
        targets = draw(st.lists(st.sampled_from([*keys, END, END, FORK]), min_size=1, max_size=2, unique=True))
        fork = draw(some) if FORK in targets else ()
        join = draw(st.just(()) | some)
        nodes.append(node(key, [Exit(f"o{n}", to) for n, to in enumerate(targets)], fork, join))
    return Route("", keys[0], tuple(nodes))


@st.composite
def damaged(draw: st.DrawFn) -> Route:
    """A sound route with one exit bent: some stay sound."""
    route = sound(draw(TREES))
    bent = draw(st.sampled_from(route.nodes))
    exits = list(bent.exits)
    where = draw(st.integers(0, len(exits) - 1))
    exits[where] = Exit(exits[where].outcome, draw(st.sampled_from([END, *route.by_key])))
    other = replace(bent, exits=tuple(exits))
    return replace(route, nodes=tuple(other if each is bent else each for each in route.nodes))


ROUTES = scribbles() | damaged()


@QUICK
@given(ROUTES, st.randoms(use_true_random=False))
def test_what_the_proof_lets_pass_can_be_run(route: Route, chance: random.Random) -> None:
    faults = {finding.kind for finding in findings(route, None)}
    assume(not faults - {FindingKind.UNREACHABLE})
    tokens = begin(route)
    for _ in range(60):
        if not tokens:
            return
        check(tokens)
        key = chance.choice([token.key for token in tokens if token.is_open])
        tokens = complete(route, tokens, key, chance.choice(route.node(key).outcomes)).tokens


@QUICK
@given(ROUTES)
def test_a_witness_really_leads_to_its_fault(route: Route) -> None:
    for finding in findings(route, None):
        path = finding.path[:-1] if finding.kind is FindingKind.DOUBLED else finding.path
        tokens = begin(route)
        for move in path:
            tokens = complete(route, tokens, *move).tokens
        if finding.kind is FindingKind.STUCK:
            assert tokens
            assert not any(token.is_open for token in tokens)
        if finding.kind in {FindingKind.NO_END, FindingKind.DOUBLED}:
            assert any(token.is_open for token in tokens)


@QUICK
@given(TREES)
def test_the_longest_way_adds_up_and_is_a_way_through(tree: Tree) -> None:
    route = sound(tree)
    minutes, path = longest(route)
    assert sum(route.node(move.key).minutes for move in path) == minutes
    assert path[0].key == route.start
    for move, following in pairwise(path):
        way = route.node(move.key).exit(move.outcome)
        assert way is not None
        assert following.key in route.node(move.key).targets(way)
    assert len({move.key for move in path}) == len(path)


@QUICK
@given(TREES)
def test_a_return_to_an_earlier_step_leads_only_where_the_route_leads_too(tree: Tree) -> None:
    route = sound(tree)
    explored = explore(route)
    for marking in explored.came:
        for token in marking:
            for to in earlier(route, token.key) if token.is_open else ():
                assert frozenset(return_to(route, tuple(marking), token.key, to).tokens) in explored.came
    assert earlier(route, route.start) == ()


@QUICK
@given(ROUTES)
def test_one_order_of_independent_steps_finds_a_fault_where_every_order_does(route: Route) -> None:
    assume(not broken(route))
    every, one = explore(route, most=1_000), explore(route, tried=enough)
    assume(every.complete)
    assert len(one.came) <= len(every.came)
    found = [list(behaviour(route, explored)) for explored in (every, one)]
    assert bool(found[0]) == bool(found[1])
