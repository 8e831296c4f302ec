"""What BPMN draws of a route: its elements and arrows, a choice and a fork after a step, a join before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from motcua.flow.bpmn_words import EXCLUSIVE, PARALLEL, tag
from motcua.flow.definition import END, FORK, Node, NodeKind, Route

START_ID, END_ID = "start", "end"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(eq=False, slots=True)
class Arrow:
    """`asked` tells that it is one of several, told apart by its outcome."""

    id: str
    source: str
    target: str
    outcome: str = ""
    asked: bool = False


@dataclass(eq=False, slots=True)
class Shape:
    """One element; `node` is the step that it stands for, None for an event or gateway between steps."""

    tag: str
    id: str
    node: Node | None = None
    arriving: list[Arrow] = field(default_factory=list)
    leaving: list[Arrow] = field(default_factory=list)


@dataclass(slots=True)
class Drawn:
    """All elements by id and all arrows, in the order of the file."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)

    def shape(self, tag: str, named: str, node: Node | None = None) -> str:
        self.shapes.setdefault(named, Shape(tag, named, node))
        return named

    def arrow(self, source: str, target: str, outcome: str = "", *, asked: bool = False) -> None:
        made = Arrow(f"arrow.{len(self.arrows)}", source, target, outcome, asked)
        self.arrows.append(made)
        self.shapes[source].leaving.append(made)
        self.shapes[target].arriving.append(made)


def drawn(route: Route) -> Drawn:
    """Draw a route whose links are whole."""
    plan = Drawn()
    ids = {node.key: _id(node, number) for number, node in enumerate(route.nodes)}
    plan.shape("startEvent", START_ID)
    for node in route.nodes:
        if node.join:
            plan.shape(PARALLEL, f"{ids[node.key]}.join")
        plan.shape(tag(node.kind, waits=node.wait is not None), ids[node.key], node)
    if any(way.to == END for node in route.nodes for way in node.exits):
        plan.shape("endEvent", END_ID)
    plan.arrow(START_ID, ids[route.start])
    filled: dict[tuple[str, str], Arrow] = {}
    for node in route.nodes:
        for target in _draw_ways(plan, route, ids, node):
            filled[target, node.key] = plan.arrows[-1]
    for node in route.nodes:
        if node.join:
            plan.shapes[f"{ids[node.key]}.join"].arriving = [filled[node.key, key] for key in node.join]
            plan.arrow(f"{ids[node.key]}.join", ids[node.key])
    return plan


def _id(node: Node, number: int) -> str:
    """Give the key of a step where XML allows it as an id, else a number."""
    return node.key if _NAME.fullmatch(node.key) and node.key not in (START_ID, END_ID) else f"step.{number}"


def _draw_ways(plan: Drawn, route: Route, ids: dict[str, str], node: Node) -> Iterator[str]:
    """Draw the arrows that leave a step; give each join right after the arrow into it was drawn, which is the last."""
    named = source = ids[node.key]
    several = len(node.exits) > 1
    if several and node.kind is not NodeKind.GATEWAY:
        source = plan.shape(EXCLUSIVE, f"{named}.choice")
        plan.arrow(named, source)
    leads = {END: END_ID, **{key: _gate(plan, route, ids, node, key) for key in (*node.next_keys, FORK)}}
    ways = [(source, way.to, way.outcome) for way in node.exits]
    if any(way.to == FORK for way in node.exits):
        ways += [(plan.shape(PARALLEL, f"{named}.fork"), key, "") for key in node.fork]
    for start, key, outcome in ways:
        plan.arrow(start, leads[key], outcome, asked=several and start == source)
        if leads[key].endswith(".join"):
            yield key
    for key, gate in leads.items():
        if ".meet." in gate:
            plan.arrow(gate, f"{named}.fork" if key == FORK else f"{ids[key]}.join")
            yield key


def _gate(plan: Drawn, route: Route, ids: dict[str, str], node: Node, key: str) -> str:
    """Give where the ways of a step to `key` lead: several into one parallel gateway meet at a gateway before it."""
    named = ids[node.key]
    times = sum(way.to == key for way in node.exits)
    if key == FORK:
        gate = f"{named}.fork"
    elif node.key in route.node(key).join:
        times, gate = times + (key in node.fork), f"{ids[key]}.join"
    else:
        return ids[key]
    return plan.shape(EXCLUSIVE, f"{named}.meet.{ids.get(key, 'fork')}") if times > 1 else gate
