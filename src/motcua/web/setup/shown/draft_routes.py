"""The route of a draft as far as it is written: drawn, with the first fault that a run shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalog import reading
from motcua.catalog.drafts.checking import Fault
from motcua.catalog.errors import BadDefinition
from motcua.catalog.proving import route_findings
from motcua.flow.definition import Route
from motcua.flow.errors import BadRoute
from motcua.flow.findings import Finding
from motcua.flow.proof import findings
from motcua.flow.table_rows import read_rows
from motcua.web.ui.route_drawing import Drawing, Marks, draw


def route_of(document: Mapping[str, Any]) -> Route | None:
    """Give the route of a document; None where there is none that can be read."""
    rows = document.get("route")
    try:
        return read_rows(rows, str(document.get("code", ""))) if isinstance(rows, list) else None
    except BadRoute:
        return None


def drawing(document: Mapping[str, Any]) -> Drawing | None:
    """Draw what is saved; a fault with a run is marked, and told in the words under the drawing."""
    route = route_of(document)
    return _drawn(route, _findings(document, route)) if route else None


def wrong_drawing(found: Sequence[Fault], document: Mapping[str, Any]) -> Drawing | None:
    """Draw the route of a draft that a run shows to be wrong; None where nothing of the kind was found."""
    shown = [fault.finding for fault in found if fault.finding and fault.finding.path]
    route = route_of(document) if shown else None
    return _drawn(route, shown) if route else None


def _drawn(route: Route, found: Sequence[Finding]) -> Drawing:
    shows = next((each for each in found if each.path), None)
    return draw(route, _("Quy trình đã lưu"), marks=Marks(run=shows.path, fault=shows.node) if shows else None)


def _findings(document: Mapping[str, Any], route: Route) -> tuple[Finding, ...]:
    """Prove against the limits where the rest of the document can be read, else the route alone."""
    try:
        return route_findings(reading.read_as_written(document))
    except BadDefinition:
        return findings(route, None)
