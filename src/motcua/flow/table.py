"""Read a route from the rows of a table, as they stand in the file of a procedure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from motcua.flow.definition import FORK, RESERVED, Exit, Node, NodeKind, Route, Where
from motcua.flow.errors import BadRoute
from motcua.flow.waits import MINUTES_PER_HOUR, Wait
from motcua.flow.waits_table import read_wait

FIELDS = ("key", "name", "kind", "role", "where", "unit", "hours", "next", "fork", "join", "wait", "cutoff")
REQUIRED = ("key", "name", "kind", "next")
OF_WORK = ("where", "hours")
"""What a row must say besides where an officer works."""
OF_OFFICERS = ("role", "unit", "hours")
"""What a row cannot say where nobody works: at a wait and where ways part or meet."""
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
        kind, wait = self._choice("kind", NodeKind), self._wait()
        worked = wait is None and kind is not NodeKind.GATEWAY
        self._check_work(worked)
        return Node(
            key=self._key(),
            name=self._text("name"),
            kind=kind,
            role=self._text("role"),
            where=self._choice("where", Where) if self._said("where") else Where.AGENCY,
            unit=self._text("unit"),
            minutes=self._minutes() if worked else 0,
            exits=tuple(self._exits()),
            fork=self._keys("fork"),
            join=self._keys("join"),
            wait=wait,
            cutoff=self._cutoff(kind),
        )

    def bad(self, field: str, problem: str) -> BadRoute:
        return BadRoute(self.number, field, problem, self.key)

    def _said(self, field: str) -> bool:
        return self.row.get(field) not in (None, "")

    def _check_fields(self) -> None:
        for field in REQUIRED:
            if not self._said(field):
                raise self.bad(field, "is missing")
        for field in self.row:
            if field not in FIELDS:
                raise self.bad(field, f"is unknown; known are {', '.join(FIELDS)}")

    def _check_work(self, worked: bool) -> None:
        for field in OF_WORK:
            if worked and not self._said(field):
                raise self.bad(field, "is missing")
        for field in OF_OFFICERS:
            if not worked and self._said(field):
                raise self.bad(field, "belongs to a step at which an officer works")

    def _wait(self) -> Wait | None:
        try:
            return read_wait(self._choice("kind", NodeKind), self.row.get("wait"))
        except ValueError as why:
            raise self.bad("wait", str(why)) from None

    def _cutoff(self, kind: NodeKind) -> time | None:
        written = self._text("cutoff")
        if not written:
            return None
        if kind is not NodeKind.TRANSFER:
            raise self.bad("cutoff", "belongs to a transfer")
        try:
            return read_cutoff(written)
        except ValueError as why:
            raise self.bad("cutoff", str(why)) from None

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
        try:
            return read_minutes(self.row["hours"])
        except ValueError as why:
            raise self.bad("hours", str(why)) from None

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


def read_minutes(value: object) -> int:
    """Read working hours; parts of an hour are allowed down to the minute. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise ValueError(f"must be a number, not {value!r}")
    try:
        minutes = Decimal(str(value)) * MINUTES_PER_HOUR
        whole = int(minutes)
    except (InvalidOperation, ValueError, OverflowError):
        raise ValueError(f"must be a number, not {value!r}") from None
    if minutes <= 0 or minutes != whole:
        raise ValueError(f"must be whole minutes above zero, not {value!r} hours")
    return whole


def read_cutoff(written: str) -> time:
    """Read a time of day; raises ValueError."""
    try:
        return time.fromisoformat(written)
    except ValueError:
        raise ValueError(f"must be a time of day such as 15:00, not {written!r}") from None


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
