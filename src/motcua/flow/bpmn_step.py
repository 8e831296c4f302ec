"""Read what one task of a BPMN file says of its step: in BPMN's words, and in our own beside them."""

from collections.abc import Mapping
from dataclasses import replace

from motcua.flow.bpmn_words import OF_STEP, OF_WAITING, TASKS
from motcua.flow.bpmn_xml import OURS, Element
from motcua.flow.definition import ALWAYS_WAITS, RESERVED, Node, NodeKind, Where
from motcua.flow.table import read_cutoff, read_minutes
from motcua.flow.waits import Wait
from motcua.flow.waits_table import read_wait

_REFUSED = {"isForCompensation": "false", "startQuantity": "1", "completionQuantity": "1"}
_YES = {"true": True, "false": False}


def read_step(element: Element, lane: str) -> Node:
    """Give the step, still without its ways; `lane` is who does it where our own words do not say."""
    _check_plain(element)
    told = _ours(element, "step", OF_STEP)
    kind = _kind(element, told)
    try:
        wait = _wait(element, kind)
        worked = wait is None and kind is not NodeKind.GATEWAY
        return Node(
            key=_key(element, told),
            name=element.get("name") or element.get("id"),
            kind=kind,
            role=told.get("role", lane) if worked else "",
            where=Where(told.get("where", Where.AGENCY)),
            unit=told.get("unit", ""),
            minutes=read_minutes(told["hours"]) if told.get("hours") and worked else 0,
            exits=(),
            wait=wait,
            cutoff=read_cutoff(told["cutoff"]) if told.get("cutoff") else None,
        )
    except ValueError as why:
        raise element.bad(str(why)) from None


def is_silent(element: Element) -> bool:
    """Tell whether a gateway of the file is a step of the route that it was written from."""
    return _ours(element, "step", OF_STEP).get("kind") == NodeKind.GATEWAY


def _check_plain(element: Element) -> None:
    for attribute, usual in _REFUSED.items():
        if element.get(attribute) not in ("", usual):
            raise element.bad(f"{attribute}={element.get(attribute)!r} is outside of what a route can say")


def _ours(element: Element, name: str, known: tuple[str, ...]) -> Mapping[str, str]:
    """Give the attributes of our own element inside a task; other programs' own elements are left alone."""
    extensions = element.first("extensionElements")
    found = extensions.first(name, OURS) if extensions else None
    if found is None:
        return {}
    for attribute in found.attributes:
        if attribute not in known:
            raise found.bad(f"{attribute} is unknown; known are {', '.join(known)}")
    return found.attributes


def _kind(element: Element, told: Mapping[str, str]) -> NodeKind:
    try:
        return NodeKind(told["kind"]) if "kind" in told else TASKS[element.name]
    except ValueError:
        raise element.bad(f"kind {told['kind']!r} is not one of {', '.join(NodeKind)}") from None


def _key(element: Element, told: Mapping[str, str]) -> str:
    key = told.get("key") or element.get("id")
    return f"{key}_" if key in RESERVED else key


def _wait(element: Element, kind: NodeKind) -> Wait | None:
    """Give the wait; where the file has none but BPMN says that nobody works, a wait without a limit."""
    told = _ours(element, "wait", OF_WAITING)
    if told:
        counts = told.get("counts", "")
        said = {name: value for name, value in told.items() if name != "counts"}
        return read_wait(kind, said | ({"counts": _YES.get(counts, counts)} if counts else {}))
    if kind not in ALWAYS_WAITS:
        return None
    wait = read_wait(kind, {"limit": ""})
    return replace(wait, of=element.get("calledElement")) if wait else None
