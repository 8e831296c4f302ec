"""What a route is. It knows no table, diagram or row: those are read into it and written from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

END = "END"
"""Where an exit leads when nothing follows."""
FORK = "FORK"
"""Where an exit leads when all steps of the node's `fork` open together."""
RESERVED = frozenset({END, FORK})


class NodeKind(StrEnum):
    """What is done at a step; the acts that close it depend on it."""

    RECEIVE = "receive"
    APPRAISE = "appraise"
    INSPECT = "inspect"
    CONSULT = "consult"
    VERIFY = "verify"
    SIGN = "sign"
    ISSUE = "issue"
    RETURN = "return"


class Where(StrEnum):
    """Whose hands do it: the one-stop unit that took the dossier in, or the agency that is competent."""

    ONE_STOP = "one_stop"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Exit:
    """One way in which a step ends; `to` is the key of the next step, END or FORK."""

    outcome: str
    to: str


@dataclass(frozen=True, slots=True)
class Node:
    """One step of a route.

    `unit` is the key of a unit inside the agency, "" the agency itself. `minutes` are working minutes. `fork` are the
    steps that open together after an exit to FORK. `join` are the steps that must all have arrived before this one
    opens; whoever comes from another step (a return) opens it alone.
    """

    key: str
    name: str
    kind: NodeKind
    role: str
    where: Where
    unit: str
    minutes: int
    exits: tuple[Exit, ...]
    fork: tuple[str, ...] = ()
    join: tuple[str, ...] = ()

    def exit(self, outcome: str) -> Exit | None:
        return next((each for each in self.exits if each.outcome == outcome), None)

    def targets(self, way: Exit) -> tuple[str, ...]:
        """Give the steps that an exit leads to: none at the end, several at a fork."""
        if way.to == FORK:
            return self.fork
        return () if way.to == END else (way.to,)

    @property
    def outcomes(self) -> tuple[str, ...]:
        return tuple(each.outcome for each in self.exits)

    @property
    def next_keys(self) -> tuple[str, ...]:
        """Give every step that may follow at once, each named once."""
        return tuple(dict.fromkeys(key for way in self.exits for key in self.targets(way)))


@dataclass(frozen=True)
class Route:
    """The internal route of one procedure revision; `nodes` stand in the order in which people read them."""

    key: str
    start: str
    nodes: tuple[Node, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Node]:
        return {node.key: node for node in self.nodes}

    def node(self, key: str) -> Node:
        return self.by_key[key]
