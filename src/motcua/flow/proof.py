"""Prove a route before it is published: every run can end, nothing waits for ever, the hours fit the limit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.flow.definition import FORK, RESERVED, Node, Route
from motcua.flow.longest import longest
from motcua.flow.markings import Explored, Move, explore
from motcua.flow.paths import reachable


class FindingKind(StrEnum):
    """What can be wrong with a route."""

    KEY_TWICE = "key_twice"
    OUTCOME_TWICE = "outcome_twice"
    UNKNOWN_STEP = "unknown_step"
    EMPTY_FORK = "empty_fork"
    NO_ROLE = "no_role"
    NO_MINUTES = "no_minutes"
    NO_EXIT = "no_exit"
    UNREACHABLE = "unreachable"
    NO_END = "no_end"
    STUCK = "stuck"
    DOUBLED = "doubled"
    OVER_LIMIT = "over_limit"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the step it is about ("" the whole route), the run that shows it, and the number or key it names.

    The path is empty where the step alone is the proof.
    """

    kind: FindingKind
    node: str
    path: tuple[Move, ...] = ()
    detail: str = ""


def findings(route: Route, limit_minutes: int | None) -> tuple[Finding, ...]:
    """Give every fault of a route; `limit_minutes` None means that nothing is promised."""
    broken = tuple(_broken(route))
    if broken:
        return broken
    explored = explore(route)
    return (*_incomplete(route), *_unreachable(route), *_behaviour(explored), *_too_long(route, limit_minutes))


def _broken(route: Route) -> Iterator[Finding]:
    """Find what keeps a route from being run at all."""
    if route.start not in route.by_key:
        yield Finding(FindingKind.UNKNOWN_STEP, "", detail=route.start)
    for key, times in Counter(node.key for node in route.nodes).items():
        if times > 1:
            yield Finding(FindingKind.KEY_TWICE, key)
    for node in route.nodes:
        yield from _broken_links(route, node)


def _broken_links(route: Route, node: Node) -> Iterator[Finding]:
    for outcome, times in Counter(node.outcomes).items():
        if times > 1:
            yield Finding(FindingKind.OUTCOME_TWICE, node.key, detail=outcome)
    named = [way.to for way in node.exits if way.to not in RESERVED]
    for key in dict.fromkeys((*named, *node.fork, *node.join)):
        if key not in route.by_key:
            yield Finding(FindingKind.UNKNOWN_STEP, node.key, detail=key)
    if not node.fork and any(way.to == FORK for way in node.exits):
        yield Finding(FindingKind.EMPTY_FORK, node.key)


def _incomplete(route: Route) -> Iterator[Finding]:
    for node in route.nodes:
        if not node.role:
            yield Finding(FindingKind.NO_ROLE, node.key)
        if node.minutes <= 0:
            yield Finding(FindingKind.NO_MINUTES, node.key)
        if not node.exits:
            yield Finding(FindingKind.NO_EXIT, node.key)


def _unreachable(route: Route) -> Iterator[Finding]:
    found = reachable(route, route.start)
    return (Finding(FindingKind.UNREACHABLE, node.key) for node in route.nodes if node.key not in found)


def _behaviour(explored: Explored) -> Iterator[Finding]:
    """Find runs that open a step twice, wait for ever, or turn in a circle without a way out."""
    if not explored.complete:
        yield Finding(FindingKind.TOO_LARGE, "", detail=str(len(explored.came)))
        return
    for key, (marking, move) in explored.doubled.items():
        yield Finding(FindingKind.DOUBLED, key, (*explored.path(marking), move))
    waiting: dict[str, Finding] = {}
    for marking in explored.came:
        if marking and not any(token.is_open for token in marking):
            first = min(marking, key=lambda token: token.key)
            stuck = Finding(FindingKind.STUCK, first.key, explored.path(marking), ", ".join(first.missing))
            waiting.setdefault(first.key, stuck)
    yield from waiting.values()
    yield from _circles(explored)


def _circles(explored: Explored) -> Iterator[Finding]:
    """Show the first situation from which neither the end nor another fault can be reached."""
    closing = {marking for marking in explored.came if not any(token.is_open for token in marking)}
    fine = explored.reach(closing | {marking for marking, _ in explored.doubled.values()})
    for marking in explored.came:
        if marking not in fine:
            first = min((token for token in marking if token.is_open), key=lambda token: token.key)
            yield Finding(FindingKind.NO_END, first.key, explored.path(marking))
            return


def _too_long(route: Route, limit_minutes: int | None) -> Iterator[Finding]:
    if limit_minutes is None:
        return
    minutes, path = longest(route)
    if minutes > limit_minutes:
        yield Finding(FindingKind.OVER_LIMIT, "", path, str(minutes))
