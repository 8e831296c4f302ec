"""Write a route as BPMN 2.0 XML, for other programs to show and run; reading it gives the same route again."""

import json
import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from motcua.flow.bpmn_shapes import Arrow, Drawn, Shape, drawn
from motcua.flow.bpmn_words import EXCLUSIVE
from motcua.flow.bpmn_xml import MODEL, OURS
from motcua.flow.definition import Node, Route
from motcua.flow.table_rows import hours
from motcua.flow.waits_table import wait_row

SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAMES = {"": MODEL, "motcua": OURS, "xsi": SCHEMA}


def write_diagram(route: Route) -> bytes:
    """Write a file that other programs of BPMN read; signs that XML cannot hold are left out.

    The route must have no broken link (`proof.broken`).
    """
    for prefix, space in _NAMES.items():
        ET.register_namespace(prefix, space)
    root = ET.Element(f"{{{MODEL}}}definitions", {"id": "definitions", "targetNamespace": OURS})
    process = ET.SubElement(root, f"{{{MODEL}}}process", {"id": "route", "isExecutable": "true"})
    if route.key:
        extensions = ET.SubElement(process, f"{{{MODEL}}}extensionElements")
        ET.SubElement(extensions, f"{{{OURS}}}route", {"key": _plain(route.key)})
    plan = drawn(route)
    for shape in plan.shapes.values():
        _shape(process, shape, plan)
    for arrow in plan.arrows:
        _arrow(process, arrow)
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _shape(process: ET.Element, shape: Shape, plan: Drawn) -> None:
    made = ET.SubElement(process, f"{{{MODEL}}}{shape.tag}", {"id": shape.id})
    if shape.node:
        made.set("name", _plain(shape.node.name))
        _step(made, shape, shape.node)
    if shape.tag == EXCLUSIVE and len(shape.leaving) == 1:
        made.set("default", shape.leaving[0].id)  # ways only meet here; engines want one way without a condition
    for way, arrows in (("incoming", shape.arriving), ("outgoing", shape.leaving)):
        for arrow in arrows:
            ET.SubElement(made, f"{{{MODEL}}}{way}").text = arrow.id


def _step(made: ET.Element, shape: Shape, node: Node) -> None:
    """Say in our own words what BPMN has none for."""
    extensions = ET.SubElement(made, f"{{{MODEL}}}extensionElements")
    told: dict[str, str] = {"kind": node.kind.value, "where": node.where.value}
    told |= {"key": node.key} if node.key != shape.id else {}
    told |= {"role": node.role} if node.is_worked else {}
    told |= {"unit": node.unit} if node.unit else {}
    told |= {"hours": str(hours(node.minutes))} if node.minutes else {}
    told |= {"cutoff": f"{node.cutoff:%H:%M}"} if node.cutoff else {}
    ET.SubElement(extensions, f"{{{OURS}}}step", _plain_all(told))
    if node.wait:
        said = {name: _written(value) for name, value in wait_row(node.wait).items()}
        ET.SubElement(extensions, f"{{{OURS}}}wait", _plain_all(said))
        if shape.tag == "callActivity" and node.wait.of:
            made.set("calledElement", _plain(node.wait.of))


def _arrow(process: ET.Element, arrow: Arrow) -> None:
    ends = {"id": arrow.id, "sourceRef": arrow.source, "targetRef": arrow.target}
    made = ET.SubElement(process, f"{{{MODEL}}}sequenceFlow", ends)
    if arrow.outcome:
        made.set("name", _plain(arrow.outcome))
    if arrow.asked:
        condition = ET.SubElement(made, f"{{{MODEL}}}conditionExpression", {f"{{{SCHEMA}}}type": "tFormalExpression"})
        condition.text = f"outcome == {json.dumps(_plain(arrow.outcome), ensure_ascii=False)}"


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plain_all(told: Mapping[str, str]) -> dict[str, str]:
    return {name: _plain(value) for name, value in told.items()}


def _plain(text: str) -> str:
    return _UNWRITABLE.sub("", text)
