"""Read a route from the rows of a table, as they stand in the file of a procedure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from motcua.flow.definition import FORK, RESERVED, Exit, Node, NodeKind, Route, Where
from motcua.flow.errors import BadRoute

FIELDS = ("key", "name", "kind", "role", "where", "unit", "hours", "next", "fork", "join")
REQUIRED = ("key", "name", "kind", "where", "hours", "next")
MINUTES_PER_HOUR = 60
Choice = TypeVar("Choice", bound=StrEnum)


def parse(rows: Sequence[Mapping[str, object]], key: str = "") -> Route:
    """Read a route; the first row is its start. Raises BadRoute with the row and the field."""
    if not rows:
        raise BadRoute(0, "route", "a route needs at least one step")
    nodes = tuple(_Row(number, row).node() for number, row in enumerate(rows, start=1))
    for number, node in enumerate(nodes, start=1):
        _check_links(number, node, nodes)
    return Route(key, nodes[0].key, nodes)


class _Row:
    """One row while it is read: knows its number, so that every complaint names it."""

    def __init__(self, number: int, row: Mapping[str, object]) -> None:
        self.number = number
        self.row = row
        self.key = str(row.get("key", ""))

    def node(self) -> Node:
        self._check_fields()
        return Node(
            key=self._key(),
            name=self._text("name"),
            kind=self._choice("kind", NodeKind),
            role=self._text("role"),
            where=self._choice("where", Where),
            unit=self._text("unit"),
            minutes=self._minutes(),
            exits=tuple(self._exits()),
            fork=self._keys("fork"),
            join=self._keys("join"),
        )

    def bad(self, field: str, problem: str) -> BadRoute:
        return BadRoute(self.number, field, problem, self.key)

    def _check_fields(self) -> None:
        for field in REQUIRED:
            if self.row.get(field) in (None, ""):
                raise self.bad(field, "is missing")
        for field in self.row:
            if field not in FIELDS:
                raise self.bad(field, f"is unknown; known are {', '.join(FIELDS)}")

    def _key(self) -> str:
        key = self._text("key")
        if key in RESERVED:
            raise self.bad("key", f"{key} is reserved")
        return key

    def _text(self, field: str) -> str:
        value = self.row.get(field, "")
        if not isinstance(value, str):
            raise self.bad(field, f"must be a text, not {value!r}")
        return value.strip()

    def _choice(self, field: str, choices: type[Choice]) -> Choice:
        value = self._text(field)
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(choice.value for choice in choices)
            raise self.bad(field, f"{value!r} is not one of {known}") from None

    def _minutes(self) -> int:
        """Read working hours; parts of an hour are allowed down to the minute."""
        value = self.row["hours"]
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
            raise self.bad("hours", f"must be a number, not {value!r}")
        try:
            minutes = Decimal(str(value)) * MINUTES_PER_HOUR
            whole = int(minutes)
        except (InvalidOperation, ValueError, OverflowError):
            raise self.bad("hours", f"must be a number, not {value!r}") from None
        if minutes <= 0 or minutes != whole:
            raise self.bad("hours", f"must be whole minutes above zero, not {value!r} hours")
        return whole

    def _exits(self) -> Iterator[Exit]:
        value = self.row["next"]
        if not isinstance(value, Mapping) or not value:
            raise self.bad("next", "must say for each outcome which step follows")
        for outcome, to in value.items():
            if not isinstance(to, str) or not outcome or not to:
                raise self.bad("next", f"{outcome!r} must lead to the key of one step, END or FORK")
            yield Exit(str(outcome), to)

    def _keys(self, field: str) -> tuple[str, ...]:
        value = self.row.get(field, ())
        if isinstance(value, str) or not isinstance(value, Sequence) or not all(isinstance(key, str) for key in value):
            raise self.bad(field, "must be a list of keys")
        keys = tuple(str(key) for key in value)
        if len(keys) == 1 or len(set(keys)) != len(keys):
            raise self.bad(field, "must name at least two different steps")
        return keys


def _check_links(number: int, node: Node, nodes: Sequence[Node]) -> None:
    by_key = {each.key: each for each in nodes}
    if [each.key for each in nodes].count(node.key) > 1:
        raise BadRoute(number, "key", "names two rows", node.key)
    _check_known(number, node, "next", (way.to for way in node.exits if way.to not in RESERVED), by_key)
    _check_known(number, node, "fork", node.fork, by_key)
    _check_known(number, node, "join", node.join, by_key)
    if bool(node.fork) != any(way.to == FORK for way in node.exits):
        raise BadRoute(number, "fork", "a fork needs its steps and an outcome that leads to FORK", node.key)
    for source in node.join:
        if node.key not in by_key[source].next_keys:
            raise BadRoute(number, "join", f"waits for {source}, which does not lead here", node.key)


def _check_known(number: int, node: Node, field: str, keys: Iterable[str], by_key: Mapping[str, Node]) -> None:
    for key in keys:
        if key not in by_key:
            raise BadRoute(number, field, f"leads to {key}, which is no step of this route", node.key)
