"""Which open steps need to be tried next, so that a route with many branches side by side is still proved at once.

Steps that cannot touch each other give the same in any order, so one order is enough. (Persistent sets: Godefroid,
Partial-Order Methods for the Verification of Concurrent Systems, 1996.)
"""

from collections.abc import Iterable, Sequence

from motcua.flow.definition import Route
from motcua.flow.interpreter import Token


def enough(route: Route, tokens: Sequence[Token]) -> Sequence[Token]:
    """Give open tokens whose moves are enough to find every fault: a single one where it is on its own, else all."""
    ready = [token for token in tokens if token.is_open]
    if len(ready) > 1:
        for token in ready:
            if _is_alone(route, token, [other for other in tokens if other is not token]):
                return (token,)
    return ready


def _is_alone(route: Route, token: Token, others: Sequence[Token]) -> bool:
    """Tell whether nothing the others do before this one moves can meet it, or what it opens."""
    node = route.node(token.key)
    theirs = _within_reach(route, others)
    if token.key in theirs:
        return False
    standing = {other.key: other for other in others}
    for target in node.next_keys:
        fills = token.key in (standing[target].missing if target in standing else route.node(target).join)
        if target in theirs or (target in standing and not fills):
            return False
    return True


def _within_reach(route: Route, tokens: Iterable[Token]) -> set[str]:
    """Give the steps that these tokens can open among themselves; a join opens only when they fill all of it."""
    missing = {token.key: set(token.missing) for token in tokens}
    opened = {key for key, waits in missing.items() if not waits}
    todo = list(opened)
    while todo:
        source = todo.pop()
        for target in route.node(source).next_keys:
            if source in route.node(target).join:
                waits = missing.setdefault(target, set(route.node(target).join))
                waits.discard(source)
                if waits:
                    continue
            if target not in opened:
                opened.add(target)
                todo.append(target)
    return opened
