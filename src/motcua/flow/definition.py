"""What a route is. It knows no table, diagram or row: those are read into it and written from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from functools import cached_property

from motcua.flow.waits import Wait

END = "END"
"""Where an exit leads when nothing follows."""
FORK = "FORK"
"""Where an exit leads when all steps of the node's `fork` open together."""
RESERVED = frozenset({END, FORK})


class NodeKind(StrEnum):
    """What is done at a step; the acts that close it depend on it.

    Forwarding, sending back and rejecting are ways in which a step ends: its exits.
    """

    RECEIVE = "receive"
    FORWARD = "forward"  # a head looks, gives it to somebody, lets it pass
    APPRAISE = "appraise"
    INSPECT = "inspect"
    CONSULT = "consult"  # another agency says what it thinks: its officer here, or a wait for its answer
    VERIFY = "verify"
    SIGN = "sign"
    ISSUE = "issue"  # number, date and seal of the paper (vào sổ, đóng dấu)
    TRANSFER = "transfer"  # between the one-stop unit that received and the agency that decides
    CHECK = "check"  # originals against copies, and the person who must be there, before the result is handed over
    RETURN = "return"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    OUTSIDE = "outside"
    NOTICE = "notice"
    CONFIRM = "confirm"
    CHILD = "child"
    GATEWAY = "gateway"  # ways part or meet, nobody works


class EndedBy(StrEnum):
    """Who or what ends a wait."""

    APPLICANT = "applicant"
    MONEY = "money"
    AGENCY = "agency"
    SYSTEM = "system"
    TIME = "time"
    CHILD = "child"


ENDED_BY: Mapping[NodeKind, EndedBy] = {
    NodeKind.SUPPLEMENT: EndedBy.APPLICANT,
    NodeKind.CONFIRM: EndedBy.APPLICANT,
    NodeKind.PAYMENT: EndedBy.MONEY,
    NodeKind.CONSULT: EndedBy.AGENCY,
    NodeKind.OUTSIDE: EndedBy.SYSTEM,
    NodeKind.NOTICE: EndedBy.TIME,
    NodeKind.CHILD: EndedBy.CHILD,
}
"""The kinds that can wait, and what ends the waiting; a consultation waits or is the work of an officer here."""
ALWAYS_WAITS = frozenset(ENDED_BY) - {NodeKind.CONSULT}
PAUSES = frozenset({NodeKind.SUPPLEMENT, NodeKind.PAYMENT})
"""What stops the clock by law without more words (ND118-2025): the applicant completes, or owes money."""


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
    opens; whoever comes from another step (a return) opens it alone. `wait` says that nobody works here: such a step
    has no role and no minutes of its own. `cutoff` belongs to a transfer: what comes at or after this time of day goes
    at the start of the next working day; None means at once.
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
    wait: Wait | None = None
    cutoff: time | None = None

    @property
    def is_worked(self) -> bool:
        """Tell whether an officer has to do something here."""
        return self.wait is None and self.kind is not NodeKind.GATEWAY

    @property
    def legal_minutes(self) -> int:
        """Give the working minutes it takes of the legal time at most."""
        return self.wait.legal_minutes if self.wait else self.minutes

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
