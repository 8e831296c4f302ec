"""Every situation a route can get into, found by running the interpreter itself."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from motcua.flow.definition import Route
from motcua.flow.errors import Doubled
from motcua.flow.interpreter import Token, begin, complete

MOST = 20_000
"""Situations looked at before a route counts as too large to prove; a real one has a few dozen."""


class Move(NamedTuple):
    """One step closed with one outcome."""

    key: str
    outcome: str


Marking = frozenset[Token]


@dataclass(slots=True)
class Explored:
    """All situations by the shortest way there; `complete` is False when the search was cut at MOST."""

    came: dict[Marking, tuple[Marking, Move] | None] = field(default_factory=dict)
    leads: dict[Marking, list[Marking]] = field(default_factory=dict)
    doubled: dict[str, tuple[Marking, Move]] = field(default_factory=dict)
    complete: bool = True

    def path(self, marking: Marking) -> tuple[Move, ...]:
        """Give the moves that lead from the start to a situation."""
        moves: list[Move] = []
        step = self.came[marking]
        while step is not None:
            marking, move = step
            moves.append(move)
            step = self.came[marking]
        return tuple(reversed(moves))

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


def explore(route: Route) -> Explored:
    """Try every outcome of every open step, from the start, breadth first."""
    start: Marking = frozenset(begin(route))
    explored = Explored(came={start: None})
    waiting = deque([start])
    while waiting and explored.complete:
        marking = waiting.popleft()
        following = _following(route, marking, explored)
        explored.leads[marking] = list(following)
        for each, move in following.items():
            if each not in explored.came:
                explored.came[each] = (marking, move)
                waiting.append(each)
        explored.complete = len(explored.came) <= MOST
    return explored


def _following(route: Route, marking: Marking, explored: Explored) -> Mapping[Marking, Move]:
    tokens = sorted(marking, key=lambda token: token.key)
    following: dict[Marking, Move] = {}
    for token in tokens:
        for outcome in route.node(token.key).outcomes if token.is_open else ():
            move = Move(token.key, outcome)
            try:
                following.setdefault(frozenset(complete(route, tokens, *move).tokens), move)
            except Doubled as doubled:
                explored.doubled.setdefault(doubled.key, (marking, move))
    return following
