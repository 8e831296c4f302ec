"""Read a route from BPMN 2.0 XML. Our subset; what lies outside is refused by its name and line."""

from collections.abc import Mapping
from dataclasses import replace

from motcua.flow.bpmn_flows import close, read_flows
from motcua.flow.bpmn_fold import fold
from motcua.flow.bpmn_graph import FINISH, OPENED, START, Graph, Sort, Vertex, silent
from motcua.flow.bpmn_step import is_silent, read_step
from motcua.flow.bpmn_words import DRAWING, EXCLUSIVE, PARALLEL, QUIET, TASKS
from motcua.flow.bpmn_xml import MODEL, OURS, Element, read_tree
from motcua.flow.definition import END, FORK, Exit, Node, Route

MOST_VERTICES = 1_000
_DONE = "done"
_FLOW_NODES = frozenset({*TASKS, EXCLUSIVE, PARALLEL, "startEvent", "endEvent"})
_INSIDE = QUIET | {"incoming", "outgoing"}


def read_diagram(content: bytes, key: str = "") -> Route:
    """Give the route that a file draws; raises BadDiagram with the line, the element and why.

    Roles, hours and waits may be missing, as in files of other programs; the proof says so.
    """
    root = read_tree(content)
    if (root.space, root.name) != (MODEL, "definitions"):
        raise root.bad("is no BPMN 2.0 file")
    process = _process(root)
    graph = _graph(process)
    fold(graph)
    extensions = process.first("extensionElements")
    ours = extensions.first("route", OURS) if extensions else None
    return _route(graph, process, key or (ours.get("key") if ours else ""))


def _process(root: Element) -> Element:
    """Give the only process; a pool around it is let pass."""
    found: list[Element] = []
    for child in root.children:
        if child.space == MODEL and child.name == "process":
            found.append(child)
        elif child.space == MODEL and child.name == "collaboration":
            _check_pool(child)
        elif child.space != DRAWING and not (child.space == MODEL and child.name in QUIET):
            raise child.bad("is outside of what a route can say")
    if not found:
        raise root.bad("holds no process")
    if len(found) > 1:
        raise found[1].bad("is a second process; a route is one")
    return found[0]


def _check_pool(collaboration: Element) -> None:
    pools = 0
    for child in collaboration.children:
        pools += child.name == "participant"
        if child.space != MODEL or child.name not in QUIET | {"participant"}:
            raise child.bad("is outside of what a route can say")
        if pools > 1:
            raise child.bad("is a second pool; a route has one")


def _graph(process: Element) -> Graph:
    graph, elements = Graph(), dict[str, Element]()
    lanes = _lanes(process)
    for child in process.children:
        if child.space != MODEL or child.name not in _FLOW_NODES | QUIET | {"sequenceFlow", "laneSet"}:
            raise child.bad("is outside of what a route can say")
        if child.name in _FLOW_NODES:
            _check_inside(child)
            _add(graph, elements, child, lanes)
    graph.flows = read_flows(process, elements)
    close(graph, process, elements)
    return graph


def _check_inside(element: Element) -> None:
    for child in element.children:
        if child.space != MODEL or child.name not in _INSIDE:
            raise child.bad(f"inside {element.name} is outside of what a route can say")


def _add(graph: Graph, elements: dict[str, Element], element: Element, lanes: Mapping[str, str]) -> None:
    named = element.get("id")
    if not named or named in elements:
        raise element.bad("has no id" if not named else f"has the id {named} of another element")
    elements[named] = element
    if len(elements) > MOST_VERTICES:
        raise element.bad(f"more than {MOST_VERTICES} steps and gateways")
    if element.name in ("startEvent", "endEvent"):
        return
    if element.name in TASKS or is_silent(element):
        vertex = Vertex(named, Sort.STEP, read_step(element, lanes.get(named, "")), chooses=element.name not in TASKS)
    else:
        sort = Sort.PARALLEL if element.name == PARALLEL else Sort.CHOICE
        vertex = Vertex(named, sort, silent(named, element.get("name") or named))
    graph.vertices[named] = vertex


def _lanes(process: Element) -> Mapping[str, str]:
    """Give the name of the lane that each step lies in: whom the drawing gives it to."""
    found: dict[str, str] = {}
    waiting = list(process.all("laneSet"))
    while waiting:
        for lane in waiting.pop().all("lane"):
            waiting += [*lane.all("childLaneSet")]
            found |= {each.text.strip(): lane.get("name") for each in lane.all("flowNodeRef")}
    return found


def _route(graph: Graph, process: Element, key: str) -> Route:
    starts = graph.outs(START)
    if not starts or starts[0].target == FINISH:
        raise process.bad("holds no step")
    keys = {vertex.key: vertex.node.key for vertex in graph.of(Sort.STEP)}
    if len(set(keys.values())) < len(keys):
        raise process.bad("names two steps with one key")
    nodes = tuple(_node(graph, vertex, keys) for vertex in graph.of(Sort.STEP))
    return Route(key, keys[starts[0].target], nodes)


def _node(graph: Graph, vertex: Vertex, keys: dict[str, str]) -> Node:
    named = keys | {FINISH: END, OPENED: FORK}
    leaving, exits = graph.outs(vertex.key), list[Exit]()
    for flow in leaving:
        usual = _DONE if len(leaving) == 1 else f"to_{named[flow.target]}"
        exits.append(Exit(_free(flow.name.strip() or usual, exits), named[flow.target]))
    fork = tuple(named[flow.target] for flow in vertex.forks)
    return replace(vertex.node, exits=tuple(exits), fork=fork, join=tuple(keys[key] for key in vertex.join))


def _free(outcome: str, exits: list[Exit]) -> str:
    taken, number, free = {way.outcome for way in exits}, 2, outcome
    while free in taken:
        free, number = f"{outcome}_{number}", number + 1
    return free
