"""Which elements of BPMN 2.0 a route is read from and written to; whatever is named nowhere here is refused."""

from collections.abc import Mapping

from motcua.flow.definition import NodeKind
from motcua.flow.waits_table import FIELDS as OF_WAIT

DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI"
QUIET = frozenset({"documentation", "extensionElements", "textAnnotation", "association", "group"})
"""Elements that say something to people and change nothing."""
TASKS: Mapping[str, NodeKind] = {
    "task": NodeKind.APPRAISE,
    "userTask": NodeKind.APPRAISE,
    "manualTask": NodeKind.APPRAISE,
    "sendTask": NodeKind.APPRAISE,
    "serviceTask": NodeKind.OUTSIDE,
    "receiveTask": NodeKind.OUTSIDE,
    "callActivity": NodeKind.CHILD,
}
"""What a task is where the file does not say it in our own words."""
EXCLUSIVE, PARALLEL = "exclusiveGateway", "parallelGateway"
OF_STEP = ("key", "kind", "role", "where", "unit", "hours", "cutoff")
"""Attributes of our own element `step`."""
OF_WAITING = OF_WAIT
"""Attributes of our own element `wait`."""


def tag(kind: NodeKind, *, waits: bool) -> str:
    """Name the element that a step is written as."""
    if kind is NodeKind.GATEWAY:
        return EXCLUSIVE
    if kind is NodeKind.CHILD:
        return "callActivity"
    return "receiveTask" if waits else "userTask"
