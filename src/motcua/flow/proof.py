"""Prove a route before it is published: every run can end, nothing waits for ever, the hours fit the limit."""

from collections import Counter
from collections.abc import Iterator

from motcua.flow.behaviour import behaviour
from motcua.flow.definition import FORK, PAUSES, RESERVED, Node, NodeKind, Route
from motcua.flow.findings import Finding, FindingKind
from motcua.flow.longest import longest
from motcua.flow.markings import Explored, look
from motcua.flow.paths import reachable

__all__ = ["Finding", "FindingKind", "broken", "findings", "structure"]

_PROPOSE = frozenset({NodeKind.APPRAISE, NodeKind.INSPECT, NodeKind.VERIFY, NodeKind.CONSULT})
"""Steps at which a decision is prepared."""


def findings(route: Route, limit_minutes: int | None) -> tuple[Finding, ...]:
    """Give every fault of a route; `limit_minutes` None means that nothing is promised."""
    bad = broken(route)
    if bad:
        return bad
    explored = look(route)
    return (
        *_incomplete(route, explored),
        *_control(route, explored),
        *_own_work(route, explored),
        *_too_long(route, limit_minutes),
    )


def structure(route: Route) -> tuple[Finding, ...]:
    """Give the faults of the control flow alone, whoever does the steps and however long they take."""
    return broken(route) or tuple(_control(route, look(route)))


def _control(route: Route, explored: Explored) -> Iterator[Finding]:
    yield from (Finding(FindingKind.NO_EXIT, node.key) for node in route.nodes if not node.exits)
    for node in route.nodes:
        silent = node.wait and (node.wait.silence or node.kind is NodeKind.NOTICE)
        if silent and node.wait and node.exit(node.wait.silence) is None:
            yield Finding(FindingKind.NO_SILENT_EXIT, node.key, detail=node.wait.silence)
    found = reachable(route, route.start)
    yield from (Finding(FindingKind.UNREACHABLE, node.key) for node in route.nodes if node.key not in found)
    yield from behaviour(route, explored)


def broken(route: Route) -> tuple[Finding, ...]:
    """Give what keeps a route from being run, drawn or written at all."""
    return tuple(_broken(route))


def _broken(route: Route) -> Iterator[Finding]:
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


def _incomplete(route: Route, explored: Explored) -> Iterator[Finding]:
    opening = explored.opening()
    for node in route.nodes:
        if node.is_worked and not node.role:
            path = explored.path(opening[node.key]) if node.key in opening else ()
            yield Finding(FindingKind.NO_ROLE, node.key, path)
        if node.is_worked and node.minutes <= 0:
            yield Finding(FindingKind.NO_MINUTES, node.key)
        if node.wait and node.wait.limit is None:
            yield Finding(FindingKind.NO_LIMIT, node.key)
        if node.wait and not node.wait.counts and not node.wait.ground and node.kind not in PAUSES:
            yield Finding(FindingKind.NO_GROUND, node.key)


def _own_work(route: Route, explored: Explored) -> Iterator[Finding]:
    """Find a post that prepares a decision and signs it too: the same role at the same place."""
    opening = explored.opening()
    for sign in route.nodes:
        if sign.kind is not NodeKind.SIGN or not sign.role or sign.key not in opening:
            continue
        for node in proposers(route, sign):
            if (node.role, node.where, node.unit) == (sign.role, sign.where, sign.unit):
                yield Finding(FindingKind.OWN_WORK, sign.key, explored.path(opening[sign.key]), node.key)
                break


def proposers(route: Route, sign: Node) -> Iterator[Node]:
    """Give the steps that prepare what is signed here: those from which it is reached with no other signature between."""
    others = frozenset(node.key for node in route.nodes if node.kind is NodeKind.SIGN and node is not sign)
    for node in route.nodes:
        if node.kind in _PROPOSE and node.is_worked and sign.key in _ahead(route, node.key, others):
            yield node


def _ahead(route: Route, key: str, closed: frozenset[str]) -> set[str]:
    seen, todo = {key}, [key]
    while todo:
        for following in route.node(todo.pop()).next_keys:
            if following not in seen and following not in closed:
                seen.add(following)
                todo.append(following)
    return seen


def _too_long(route: Route, limit_minutes: int | None) -> Iterator[Finding]:
    if limit_minutes is None:
        return
    minutes, path = longest(route)
    if minutes > limit_minutes:
        yield Finding(FindingKind.OVER_LIMIT, "", path, str(minutes))
