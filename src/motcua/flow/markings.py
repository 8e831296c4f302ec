"""Every situation a route can get into, found by running the interpreter itself."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from motcua.flow.definition import Node, NodeKind, Route
from motcua.flow.errors import Doubled
from motcua.flow.independence import enough
from motcua.flow.interpreter import Token, begin, complete

MOST = 20_000
"""Situations looked at before a route counts as too large to prove; a real one has a few dozen."""
MOST_IN_ANY_ORDER = 400
"""Situations up to which every order of steps side by side is tried, so that the run shown is the shortest there is."""


class Move(NamedTuple):
    """One step closed with one outcome."""

    key: str
    outcome: str


Marking = frozenset[Token]
Tried = Callable[[Route, Sequence[Token]], Sequence[Token]]


@dataclass(slots=True)
class Explored:
    """All situations by the shortest way there; `complete` is False when the search was cut.

    `doubled` are moves that would open a step twice, `early` those that end the route while other steps stand.
    """

    came: dict[Marking, tuple[Marking, Move] | None] = field(default_factory=dict)
    leads: dict[Marking, list[Marking]] = field(default_factory=dict)
    doubled: dict[str, tuple[Marking, Move]] = field(default_factory=dict)
    early: dict[str, tuple[Marking, Move]] = field(default_factory=dict)
    taken: set[Move] = field(default_factory=set)
    complete: bool = True

    @property
    def unsafe(self) -> bool:
        """Tell whether a fault is known already, so that a search over many orders need not go on."""
        return bool(self.doubled or self.early)

    def path(self, marking: Marking) -> tuple[Move, ...]:
        """Give the moves that lead from the start to a situation."""
        moves: list[Move] = []
        step = self.came[marking]
        while step is not None:
            marking, move = step
            moves.append(move)
            step = self.came[marking]
        return tuple(reversed(moves))

    def opening(self) -> Mapping[str, Marking]:
        """Give for each step the first situation in which it is open."""
        found: dict[str, Marking] = {}
        for marking in self.came:
            for token in marking:
                if token.is_open:
                    found.setdefault(token.key, marking)
        return found

    def reach(self, goals: set[Marking]) -> set[Marking]:
        """Give the situations from which at least one of the goals can still be reached."""
        back: dict[Marking, list[Marking]] = {}
        for marking, following in self.leads.items():
            for each in following:
                back.setdefault(each, []).append(marking)
        found, waiting = set(goals), deque(goals)
        while waiting:
            for marking in back.get(waiting.popleft(), ()):
                if marking not in found:
                    found.add(marking)
                    waiting.append(marking)
        return found


def look(route: Route) -> Explored:
    """Explore as far as a proof needs: every order where there are few, else one order of steps that do not meet."""
    explored = explore(route, most=MOST_IN_ANY_ORDER)
    return explored if explored.complete or explored.unsafe else explore(route, tried=enough)


def explore(route: Route, *, most: int | None = None, tried: Tried = lambda _, tokens: tokens) -> Explored:
    """Try every outcome of the open steps that `tried` chooses, from the start, breadth first."""
    start: Marking = frozenset(begin(route))
    explored = Explored(came={start: None})
    waiting = deque([start])
    while waiting and explored.complete:
        marking = waiting.popleft()
        following = _following(route, marking, explored, tried)
        explored.leads[marking] = list(following)
        for each, move in following.items():
            if each not in explored.came:
                explored.came[each] = (marking, move)
                waiting.append(each)
        most_now = MOST_IN_ANY_ORDER if explored.unsafe else MOST if most is None else most
        explored.complete = len(explored.came) <= most_now
    return explored


def possible(node: Node) -> Iterator[str]:
    """Give the outcomes a step can really have: only its time ends a public notice."""
    for outcome in node.outcomes:
        if node.kind is not NodeKind.NOTICE or (node.wait and outcome == node.wait.silence):
            yield outcome


def _following(route: Route, marking: Marking, explored: Explored, tried: Tried) -> Mapping[Marking, Move]:
    tokens = sorted(marking, key=lambda token: token.key)
    following: dict[Marking, Move] = {}
    for token in tried(route, tokens):
        for outcome in possible(route.node(token.key)) if token.is_open else ():
            move = Move(token.key, outcome)
            explored.taken.add(move)
            try:
                moved = complete(route, tokens, *move)
            except Doubled as doubled:
                explored.doubled.setdefault(doubled.key, (marking, move))
                continue
            if moved.tokens and _ends(route, move):
                explored.early.setdefault(token.key, (marking, move))
            following.setdefault(frozenset(moved.tokens), move)
    return following


def _ends(route: Route, move: Move) -> bool:
    node = route.node(move.key)
    way = node.exit(move.outcome)
    return way is not None and not node.targets(way)
