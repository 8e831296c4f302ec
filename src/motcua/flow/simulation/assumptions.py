"""What a simulation is told: who works when, how long things take, how steps end, when dossiers come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from motcua.flow.definition import Node, NodeKind, Route, Where
from motcua.flow.proof import structure
from motcua.flow.simulation.hours import Hours

MOST_ELSEWHERE = 0.95


class Desk(NamedTuple):
    """Those who share one inbox: a role at a unit of the agency, or at the one-stop unit."""

    where: Where
    unit: str
    role: str


def desk_of(node: Node) -> Desk:
    return Desk(node.where, node.unit, node.role)


def desks(route: Route) -> tuple[Desk, ...]:
    """Give the desks of a route in the order in which they are met."""
    return tuple(dict.fromkeys(desk_of(node) for node in route.nodes if node.is_worked))


@dataclass(frozen=True, slots=True)
class Crew:
    """`officers` do one thing at a time during `hours`; `elsewhere` is the share of their time that other work takes."""

    officers: int
    hours: Hours
    elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class Doing:
    """How a step goes: mean working minutes of one officer and how they spread, and the share of each outcome.

    `spread` is the standard deviation over the mean: 0 always the same, 1 as uneven as calls at a telephone. `silent`
    is how often a wait with a silent outcome gets no answer. Shares need not add up to 1; they are weighed.
    """

    minutes: float
    shares: Mapping[str, float]
    spread: float = 0.7
    silent: float = 0.0


@dataclass(frozen=True, slots=True)
class Allowed:
    """The time allowed for a dossier in minutes: of working time, or of the calendar."""

    minutes: float
    working: bool = True


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Everything a run depends on. `arrivals` are minutes since the beginning, in order; `hours` those of the limit."""

    arrivals: tuple[float, ...]
    crew: Mapping[Desk, Crew]
    steps: Mapping[str, Doing]
    hours: Hours
    allowed: Allowed | None = None
    seed: int = 1
    until: float = field(default=0.0)
    """The end of the time in which dossiers come; 0 stands for the last arrival."""

    @property
    def window(self) -> float:
        return self.until or (self.arrivals[-1] if self.arrivals else 0.0)


class BadAssumptions(ValueError):  # noqa: N818 - says what is bad
    """A route cannot be simulated with these: `kind` says why (unsound, nobody, never_ends, share), `step` where."""

    def __init__(self, kind: str, step: str) -> None:
        super().__init__(f"{kind}: {step}")
        self.kind = kind
        self.step = step


def refuse_bad(route: Route, given: Assumptions) -> None:
    """Raise BadAssumptions for a route that is not sound, a step that nobody does, or shares that let no dossier end."""
    faults = structure(route)
    if faults:
        raise BadAssumptions("unsound", faults[0].node)
    for node in route.nodes:
        crew = given.crew.get(desk_of(node))
        if node.is_worked and (crew is None or crew.officers < 1):
            raise BadAssumptions("nobody", node.key)
        if crew and not 0 <= crew.elsewhere <= MOST_ELSEWHERE:
            raise BadAssumptions("share", node.key)
    _refuse_endless(route, given)


def _refuse_endless(route: Route, given: Assumptions) -> None:
    """Every step that is reached by outcomes that happen must reach the end by outcomes that happen."""
    leads = {node.key: tuple(_targets(node, given.steps[node.key])) for node in route.nodes}
    ending = {key for key, ways in leads.items() if () in ways}
    while more := {key for key, ways in leads.items() if any(ending & set(way) for way in ways)} - ending:
        ending |= more
    seen, todo = {route.start}, [route.start]
    while todo:
        key = todo.pop()
        if key not in ending:
            raise BadAssumptions("never_ends", key)
        following = {each for way in leads[key] for each in way} - seen
        seen |= following
        todo += following


def _targets(node: Node, doing: Doing) -> Iterator[tuple[str, ...]]:
    silence = node.wait.silence if node.wait and (doing.silent > 0 or node.kind is NodeKind.NOTICE) else None
    happening = [way for way in node.exits if doing.shares.get(way.outcome, 0) > 0 or way.outcome == silence]
    if not happening:
        raise BadAssumptions("share", node.key)
    for way in happening:
        yield node.targets(way)
