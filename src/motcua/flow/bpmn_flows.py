"""The arrows of a drawn process, and where it begins and ends."""

from collections.abc import Iterable, Mapping

from motcua.flow.bpmn_graph import FINISH, START, Flow, Graph
from motcua.flow.bpmn_words import QUIET, TASKS
from motcua.flow.bpmn_xml import MODEL, Element


def read_flows(process: Element, elements: Mapping[str, Element]) -> list[Flow]:
    """Give the arrows in the order in which what they leave lists them, else in that of the file."""
    drawn = list(process.all("sequenceFlow"))
    for each in drawn:
        _check(each, elements)
    names = [each.get("id") or f"\0{number}" for number, each in enumerate(drawn)]
    leaving, arriving = (_ranks(elements.values(), way, names) for way in ("outgoing", "incoming"))
    found = [
        (leaving[name], Flow(each.get("sourceRef"), each.get("targetRef"), each.get("name"), arriving[name]))
        for name, each in zip(names, drawn, strict=True)
    ]
    return [flow for _, flow in sorted(found, key=lambda pair: pair[0])]


def _check(arrow: Element, elements: Mapping[str, Element]) -> None:
    for child in arrow.children:
        if child.space != MODEL or child.name not in QUIET | {"conditionExpression"}:
            raise child.bad("inside sequenceFlow is outside of what a route can say")
    for end in ("sourceRef", "targetRef"):
        if arrow.get(end) not in elements:
            raise arrow.bad(f"{end} names {arrow.get(end)!r}, which is no step, gateway or event here")
    if elements[arrow.get("sourceRef")].name in TASKS and arrow.first("conditionExpression"):
        raise arrow.bad("has a condition without an exclusive gateway before it")
    if elements[arrow.get("sourceRef")].name == "endEvent":
        raise arrow.bad("leaves an end")
    if elements[arrow.get("targetRef")].name == "startEvent":
        raise arrow.bad("leads to a start")


def _ranks(elements: Iterable[Element], way: str, names: list[str]) -> Mapping[str, int]:
    """Number the arrows as the elements list them; those that none lists come after."""
    listed = [child.text.strip() for element in elements for child in element.children if child.name == way]
    return {name: number for number, name in reversed(list(enumerate((*listed, *names))))}


def close(graph: Graph, process: Element, elements: Mapping[str, Element]) -> None:
    """Let the arrows of start and end events begin and end at the ends of the graph.

    Without a start event the only vertex that nothing leads to is the start; without an end event every vertex that
    leads nowhere ends, as BPMN says.
    """
    starts = [each for each in elements.values() if each.name == "startEvent"]
    ends = {named for named, each in elements.items() if each.name == "endEvent"}
    if len(starts) > 1:
        raise starts[1].bad("is a second start; a route has one")
    for flow in graph.flows:
        flow.source = START if starts and flow.source == starts[0].get("id") else flow.source
        flow.target = FINISH if flow.target in ends else flow.target
    real = [key for key in graph.vertices if key not in (START, FINISH)]
    if starts and not graph.outs(START):
        raise starts[0].bad("leads nowhere")
    if not starts:
        open_ones = [key for key in real if not graph.ins(key)]
        if len(open_ones) != 1:
            raise process.bad(f"has no start event, and {len(open_ones)} steps that nothing leads to")
        graph.flows.append(Flow(START, open_ones[0], slot=len(graph.flows) * 2))
    if not ends:
        graph.flows += [Flow(key, FINISH) for key in real if not graph.outs(key)]
