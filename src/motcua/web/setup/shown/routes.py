"""The route of a procedure as a table, with what the proof says of it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from motcua.catalog.definition import Definition
from motcua.catalog.proving import limit_minutes, route_findings
from motcua.flow.definition import END, FORK, Node, Route, Where
from motcua.flow.longest import longest
from motcua.web.ui.parts import Cell, Column
from motcua.web.ui.route_drawing import Marks, draw
from motcua.web.ui.route_words import KINDS, finding_words, hours, role_words, run_words


def shown(known: Definition) -> dict[str, Any] | None:
    """Give the table and the verdict; None where nothing is handled here."""
    route = known.route
    if route is None:
        return None
    found, names = route_findings(known), {n.key: n.name for n in route.nodes}
    shortest = next((each for each in found if each.path), None)
    marks = Marks(run=shortest.path, fault=shortest.node) if shortest else None
    words = (
        gettext("Bước"),
        gettext("Việc"),
        gettext("Nơi làm"),
        gettext("Vai trò"),
        gettext("Giờ"),
        gettext("Tiếp theo"),
    )
    return {
        "columns": [Column(w, number=w == words[4]) for w in words],
        "rows": [_row(route, node) for node in route.nodes],
        "faults": [f"{finding_words(names, each)} {run_words(route, each.path)}".strip() for each in found],
        "drawing": draw(
            route, gettext("Quy trình của %(name)s") % {"name": known.short_name or known.name}, marks=marks
        ),
        "hours": hours(longest(route)[0]) if not found else "",
        "limit": hours(limit_minutes(known)) if limit_minutes(known) else "",
    }


def _row(route: Route, node: Node) -> list[Cell]:
    place = gettext("Bộ phận Một cửa") if node.where is Where.ONE_STOP else gettext("Cơ quan giải quyết")
    return [
        Cell(node.name), Cell(str(KINDS[node.kind])), Cell(f"{place} · {node.unit}" if node.unit else place), Cell(role_words(node.role)),
        Cell(hours(node.minutes)), Cell("; ".join(dict.fromkeys(_ways(route, node)))),
    ]  # fmt: skip


def _ways(route: Route, node: Node) -> Iterator[str]:
    names = {n.key: n.name for n in route.nodes}
    for way in node.exits:
        if way.to == END:
            yield gettext("kết thúc")
        elif way.to == FORK:
            yield gettext("cùng lúc: %(names)s") % {"names": ", ".join(names.get(k, k) for k in node.fork)}
        else:
            yield names.get(way.to, way.to)
