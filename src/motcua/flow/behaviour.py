"""Faults that only running shows: steps opened twice, waits for ever, circles, ends while others work, dead branches."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from motcua.flow.definition import Route
from motcua.flow.errors import Doubled, WrongMove
from motcua.flow.findings import Finding, FindingKind
from motcua.flow.interpreter import Token, begin, complete
from motcua.flow.markings import Explored, Marking, Move, possible

Run = tuple[Move, ...]


def behaviour(route: Route, explored: Explored) -> Iterator[Finding]:
    """Give what goes wrong on some run, each fault with the shortest run found that shows it."""
    found = [*_doubled(route, explored), *_early(route, explored)]
    if not explored.complete:
        yield from found or (Finding(FindingKind.TOO_LARGE, "", detail=str(len(explored.came))),)
        return
    found += [*_stuck(explored), *_circles(route, explored)]
    yield from found or _dead(route, explored)


def _doubled(route: Route, explored: Explored) -> Iterator[Finding]:
    for key, (marking, move) in explored.doubled.items():
        path = _shorter((*explored.path(marking), move), partial(_doubles, route, key))
        yield Finding(FindingKind.DOUBLED, key, path)


def _early(route: Route, explored: Explored) -> Iterator[Finding]:
    for key, (marking, move) in explored.early.items():
        path = _shorter((*explored.path(marking), move), partial(_leaves, route, move))
        left = ", ".join(sorted(token.key for token in _replay(route, path)))
        yield Finding(FindingKind.ENDS_EARLY, key, path, left)


def _stuck(explored: Explored) -> Iterator[Finding]:
    waiting: dict[str, Finding] = {}
    for marking in explored.came:
        if marking and not any(token.is_open for token in marking):
            first = min(marking, key=lambda token: token.key)
            stuck = Finding(FindingKind.STUCK, first.key, explored.path(marking), ", ".join(first.missing))
            waiting.setdefault(first.key, stuck)
    yield from waiting.values()


def _circles(route: Route, explored: Explored) -> Iterator[Finding]:
    """Show the first situation from which neither the end nor another fault can be reached, and once round the circle."""
    closing = {marking for marking in explored.came if not any(token.is_open for token in marking)}
    fine = explored.reach(closing | {marking for marking, _ in explored.doubled.values()})
    for marking in explored.came:
        if marking not in fine:
            first = min((token for token in marking if token.is_open), key=lambda token: token.key)
            yield Finding(FindingKind.NO_END, first.key, (*explored.path(marking), *_around(route, marking)))
            return


def _around(route: Route, marking: Marking) -> Iterator[Move]:
    """Go on until a situation comes back, or nothing can be done any more; a way back is taken as soon as there is one."""
    seen = {marking}
    while onward := list(_onward(route, marking)):
        move, marking = next((pair for pair in onward if pair[1] in seen), onward[0])
        yield move
        if marking in seen:
            return
        seen.add(marking)


def _onward(route: Route, marking: Marking) -> Iterator[tuple[Move, Marking]]:
    for token in sorted((token for token in marking if token.is_open), key=lambda token: token.key):
        for outcome in possible(route.node(token.key)):
            with suppress(Doubled):
                yield Move(token.key, outcome), frozenset(complete(route, tuple(marking), token.key, outcome).tokens)


def _dead(route: Route, explored: Explored) -> Iterator[Finding]:
    """Find outcomes that no run takes; asked only of routes whose runs all end, where every other fault is told already."""
    opening = explored.opening()
    for node in route.nodes:
        for outcome in node.outcomes if node.key in opening else ():
            if Move(node.key, outcome) not in explored.taken:
                yield Finding(FindingKind.DEAD_BRANCH, node.key, explored.path(opening[node.key]), outcome)


def _shorter(path: Run, shows: Callable[[Run], bool]) -> Run:
    """Leave out of a run what it does not need to show its fault."""
    number = len(path) - 1
    while number >= 0:
        fewer = (*path[:number], *path[number + 1 :])
        if shows(fewer):
            path = fewer
        number -= 1
    return path


def _replay(route: Route, run: Run) -> tuple[Token, ...]:
    tokens = begin(route)
    for move in run:
        tokens = complete(route, tokens, *move).tokens
    return tokens


def _doubles(route: Route, key: str, run: Run) -> bool:
    """Tell whether a run opens this step twice, with its last move."""
    try:
        _replay(route, run[:-1])
    except WrongMove:
        return False
    try:
        _replay(route, run)
    except Doubled as doubled:
        return doubled.key == key
    except WrongMove:
        return False
    return False


def _leaves(route: Route, last: Move, run: Run) -> bool:
    """Tell whether a run goes through to this move, and something still stands after it."""
    try:
        return run[-1:] == (last,) and bool(_replay(route, run))
    except WrongMove:
        return False
