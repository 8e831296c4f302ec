"""The longest way through a route on which no step is done twice: what its hours add up to."""

from collections.abc import Iterator

from motcua.flow.definition import END, Node, Route
from motcua.flow.markings import Move


def longest(route: Route) -> tuple[int, tuple[Move, ...]]:
    """Give the working minutes of the longest way without returns, and that way.

    Branches run side by side, so of the branches of a fork only the slowest counts; waits count as far as the law's
    clock goes on.
    """
    ahead: dict[str, int] = {}
    onward: dict[str, tuple[Move, str]] = {}
    for node in _last_first(route):
        ahead[node.key] = node.legal_minutes + max((ahead.get(key, 0) for key in node.next_keys), default=0)
        onward[node.key] = _slowest(node, ahead)
    return ahead[route.start], tuple(_along(onward, route.start))


def _slowest(node: Node, ahead: dict[str, int]) -> tuple[Move, str]:
    """Choose the exit that leads to the most work; a step not yet in `ahead` is a return."""
    best, most = (Move(node.key, ""), END), -1
    for way in node.exits:
        for key in node.targets(way) or (END,):
            minutes = ahead.get(key, 0 if key == END else -1)
            if key != node.key and minutes > most:
                best, most = (Move(node.key, way.outcome), key), minutes
    return best


def _along(onward: dict[str, tuple[Move, str]], key: str) -> Iterator[Move]:
    while key != END:
        move, key = onward[key]
        yield move


def _last_first(route: Route) -> Iterator[Node]:
    """Walk every reachable step after all that follow it, except those that it returns to."""
    seen = {route.start}
    open_steps = [(route.node(route.start), iter(route.node(route.start).next_keys))]
    while open_steps:
        node, following = open_steps[-1]
        key = next((each for each in following if each not in seen), None)
        if key is None:
            open_steps.pop()
            yield node
        else:
            seen.add(key)
            open_steps.append((route.node(key), iter(route.node(key).next_keys)))
