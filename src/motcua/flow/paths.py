"""Who can come before whom on a route."""

from collections import deque
from collections.abc import Iterator, Mapping

from motcua.flow.definition import FORK, Node, Route

Branch = tuple[tuple[str, str], ...]
"""The forks that are open around a step, outermost first, each with the branch taken; () outside every fork."""


def earlier(route: Route, key: str) -> tuple[str, ...]:
    """Give the steps that may come before this one on its own branch, in the order of the route.

    A return across a fork or a join would lose or double the other branches, so such steps are left out.
    """
    before = reachable(route, route.start, avoiding=key)
    branch = branches(route)
    found = (node.key for node in route.nodes if node.key in before and branch.get(node.key) == branch.get(key))
    return tuple(each for each in found if key in reachable(route, each))


def reachable(route: Route, start: str, avoiding: str = "") -> frozenset[str]:
    """Give the steps that may follow `start`, with itself, without going through `avoiding`."""
    if start == avoiding:
        return frozenset()
    seen, waiting = {start}, deque([start])
    while waiting:
        for key in route.node(waiting.popleft()).next_keys:
            if key not in seen and key != avoiding and key in route.by_key:
                seen.add(key)
                waiting.append(key)
    return frozenset(seen)


def branches(route: Route) -> Mapping[str, Branch]:
    """Tell for every reachable step which branches it lies on, by the shortest way there."""
    found: dict[str, Branch] = {route.start: ()}
    waiting = deque([route.start])
    while waiting:
        key = waiting.popleft()
        for target, branch in _onward(route.node(key), found[key]):
            if target in route.by_key and target not in found:
                found[target] = branch[:-1] if key in route.node(target).join else branch
                waiting.append(target)
    return found


def _onward(node: Node, branch: Branch) -> Iterator[tuple[str, Branch]]:
    for way in node.exits:
        for target in node.targets(way):
            yield target, (*branch, (node.key, target)) if way.to == FORK else branch
