"""What happens next on a route. Tokens are the open steps; each is stored as one row, never as one blob."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.flow.definition import Route
from motcua.flow.errors import Doubled, NoSuchOutcome, NotEarlier, NotOpen
from motcua.flow.paths import earlier

__all__ = ["Moved", "Token", "begin", "complete", "earlier", "return_to"]


@dataclass(frozen=True, slots=True)
class Token:
    """A step that has been reached; `missing` are the branches it still waits for, and while any is missing it is shut.

    A step is reached once at a time, so its key names its token.
    """

    key: str
    missing: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Moved:
    """What one move changed: the step it closed, the steps it opened, and all tokens that now stand on the route."""

    closed: Token
    opened: tuple[Token, ...]
    tokens: tuple[Token, ...]

    @property
    def ended(self) -> bool:
        return not self.tokens


def begin(route: Route) -> tuple[Token, ...]:
    return (Token(route.start),)


def complete(route: Route, tokens: Sequence[Token], key: str, outcome: str) -> Moved:
    """Close an open step with one of its outcomes, and open what follows."""
    closed = _open_token(tokens, key)
    node = route.node(key)
    way = node.exit(outcome)
    if way is None:
        raise NoSuchOutcome(key, outcome, node.outcomes)
    standing = {token.key: token for token in tokens if token.key != key}
    opened = []
    for target in node.targets(way):
        arrived = _arrive(route, standing.get(target), target, key)
        standing[target] = arrived
        if arrived.is_open:
            opened.append(arrived)
    return Moved(closed, tuple(opened), tuple(standing.values()))


def return_to(route: Route, tokens: Sequence[Token], key: str, to: str) -> Moved:
    """Close an open step and open an earlier one of its own branch instead."""
    closed = _open_token(tokens, key)
    if to not in earlier(route, key):
        raise NotEarlier(key, to)
    if any(token.key == to for token in tokens):
        raise Doubled(to)
    back = Token(to)
    return Moved(closed, (back,), (*(token for token in tokens if token.key != key), back))


def _open_token(tokens: Sequence[Token], key: str) -> Token:
    for token in tokens:
        if token.key == key and token.is_open:
            return token
    raise NotOpen(key)


def _arrive(route: Route, standing: Token | None, target: str, source: str) -> Token:
    """Give the token of a step after one more arrival."""
    if standing is None:
        join = route.node(target).join
        return Token(target, tuple(key for key in join if key != source) if source in join else ())
    if source not in standing.missing:
        raise Doubled(target)
    return Token(target, tuple(key for key in standing.missing if key != source))
