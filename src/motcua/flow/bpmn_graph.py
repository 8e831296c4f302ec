"""A BPMN process as it is drawn: vertices and flows, before gateways are folded into the steps of a route."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.flow.definition import Node, NodeKind, Where

START = "\0start"
FINISH = "\0end"
"""The ends of every graph; no id of a file can be written so."""
OPENED = "\0fork"
"""Where an arrow leads that opens all branches of its step."""


class Sort(StrEnum):
    STEP = "step"
    CHOICE = "choice"  # an exclusive gateway
    PARALLEL = "parallel"
    EDGE_OF_GRAPH = "edge"  # START and FINISH


@dataclass(eq=False, slots=True)
class Flow:
    """An arrow. `slot` tells which arrival of a parallel gateway it is; arrows of one slot are alternatives."""

    source: str
    target: str
    name: str = ""
    slot: int = 0


@dataclass(slots=True)
class Vertex:
    """`node` is the step that a vertex is or becomes, still without ways; `forks` are the arrows that open together.

    `chooses` tells that several arrows of a step are alternatives; else BPMN opens all of them.
    """

    key: str
    sort: Sort
    node: Node
    chooses: bool = False
    forks: list[Flow] = field(default_factory=list)
    join: tuple[str, ...] = ()


def silent(key: str, name: str) -> Node:
    """Give a node at which ways part or meet."""
    return Node(key, name, NodeKind.GATEWAY, "", Where.AGENCY, "", 0, ())


@dataclass
class Graph:
    """All vertices by key, in the order of the file, and all flows in the order of each vertex."""

    vertices: dict[str, Vertex] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)

    def __post_init__(self) -> None:
        for key in (START, FINISH):
            self.vertices.setdefault(key, Vertex(key, Sort.EDGE_OF_GRAPH, silent(key, "")))

    def outs(self, key: str) -> list[Flow]:
        return [flow for flow in self.flows if flow.source == key]

    def ins(self, key: str) -> list[Flow]:
        forked = (flow for vertex in self.vertices.values() for flow in vertex.forks)
        return [flow for flow in (*self.flows, *forked) if flow.target == key]

    def of(self, sort: Sort) -> list[Vertex]:
        return [vertex for vertex in self.vertices.values() if vertex.sort is sort]

    def drop(self, key: str) -> None:
        """Take away a vertex and what leaves it."""
        del self.vertices[key]
        self.flows = [flow for flow in self.flows if flow.source != key]

    def insert(self, key: str, flows: list[Flow], name: str) -> Vertex:
        """Put a silent step onto flows with one target; one flow leads on from it."""
        free = self.free(key)
        made = self.vertices[free] = Vertex(free, Sort.STEP, silent(free, name), chooses=True)
        self.flows.append(Flow(free, flows[0].target, slot=flows[0].slot))
        for flow in flows:
            flow.target = free
        return made

    def free(self, key: str) -> str:
        return next(each for each in _numbered(key) if each not in self.vertices)


def _numbered(key: str) -> Iterator[str]:
    yield key
    number = 2
    while True:
        yield f"{key}_{number}"
        number += 1
