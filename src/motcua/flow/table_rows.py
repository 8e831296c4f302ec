"""Write a route as the rows of a table, so that reading them gives the same route again; and as a sheet of text."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from motcua.flow.definition import Node, Route
from motcua.flow.errors import BadRoute
from motcua.flow.table import FIELDS, parse
from motcua.flow.waits import MINUTES_PER_HOUR
from motcua.flow.waits_table import FIELDS as OF_WAIT
from motcua.flow.waits_table import wait_row

Row = dict[str, object]
COLUMNS = (*(field for field in FIELDS if field != "wait"), *OF_WAIT)
"""The heads of a sheet; what is said of waiting has columns of its own."""
_WAYS, _PAIR, _LIST = ";", "=", ","
_YES = {"true": True, "false": False, "có": True, "không": False, "yes": True, "no": False}


def rows(route: Route) -> list[Row]:
    """Give the rows in the order of the route, the start first; what is empty is left out."""
    ordered = sorted(route.nodes, key=lambda node: node.key != route.start)
    return [_row(node) for node in ordered]


def _row(node: Node) -> Row:
    told: Row = {"key": node.key, "name": node.name, "kind": node.kind.value, "where": node.where.value}
    if node.is_worked:
        told |= {"role": node.role, "unit": node.unit} | ({"hours": hours(node.minutes)} if node.minutes else {})
    told["next"] = {way.outcome: way.to for way in node.exits}
    told |= {name: list(keys) for name, keys in (("fork", node.fork), ("join", node.join)) if keys}
    if node.wait:
        told["wait"] = wait_row(node.wait)
    if node.cutoff:
        told["cutoff"] = f"{node.cutoff:%H:%M}"
    return told


def hours(minutes: int) -> int | float:
    """Give working hours as people write them: whole where they are whole."""
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    return minutes / MINUTES_PER_HOUR if rest else whole


def write_sheet(route: Route) -> str:
    """Write a sheet (CSV) with one row a step; raises BadRoute where a key holds a sign that parts keys."""
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(rows(route), 1):
        writer.writerow(_cells(number, row))
    return sheet.getvalue()


def read_sheet(text: str, key: str = "") -> Route:
    """Read a sheet whose cells are parted by commas, semicolons or tabs; raises BadRoute with the row of the step."""
    head = text.lstrip("\ufeff").partition("\n")[0]
    mark = max(",;\t", key=head.count)
    try:
        found = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=mark, strict=True))
    except csv.Error as broken:
        raise BadRoute(0, "route", f"is no table of text: {broken}") from None
    return parse([_plain(number, row) for number, row in enumerate(found, 1)], key)


def _cells(number: int, row: Mapping[str, object]) -> dict[str, object]:
    cells = {name: value for name, value in row.items() if name not in ("next", "fork", "join", "wait")}
    ways, waits = row["next"], row.get("wait") or {}
    assert isinstance(ways, Mapping)
    assert isinstance(waits, Mapping)
    for text in (*ways, *ways.values()):
        if any(sign in text for sign in (_WAYS, _PAIR)):
            raise BadRoute(number, "next", f"{text!r} holds a sign that parts keys")
    cells["next"] = f"{_WAYS} ".join(f"{outcome}{_PAIR}{to}" for outcome, to in ways.items())
    for name in ("fork", "join"):
        keys = row.get(name) or ()
        assert isinstance(keys, Sequence)
        if any(_LIST in key for key in keys):
            raise BadRoute(number, name, "a key holds a sign that parts keys")
        cells[name] = f"{_LIST} ".join(keys)
    return cells | {name: str(value).lower() if isinstance(value, bool) else value for name, value in waits.items()}


def _plain(number: int, cells: Mapping[str | None, object]) -> Row:
    """Turn the cells of a sheet into the row that a procedure's file would hold."""
    if None in cells:
        raise BadRoute(number, "row", "has more cells than the first row has heads")
    said = {str(name).strip().lower(): str(value or "").strip() for name, value in cells.items()}
    row: Row = {name: value for name, value in said.items() if value and name not in (*OF_WAIT, "next", "fork", "join")}
    row["next"] = _ways(number, said.get("next", ""))
    for name in ("fork", "join"):
        if said.get(name):
            row[name] = [key.strip() for key in said[name].split(_LIST)]
    waits: Row = {name: said[name] for name in OF_WAIT if said.get(name)}
    if "counts" in waits:
        waits["counts"] = _yes(number, said["counts"])
    if waits:
        row["wait"] = waits
    return row


def _ways(number: int, cell: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for way in filter(None, map(str.strip, cell.split(_WAYS))):
        outcome, sign, to = (part.strip() for part in way.partition(_PAIR))
        if not sign or outcome in found:
            raise BadRoute(number, "next", f"{way!r} must read outcome=step, each outcome once")
        found[outcome] = to
    return found


def _yes(number: int, said: str) -> bool:
    if said.lower() not in _YES:
        raise BadRoute(number, "counts", f"must be true or false, not {said!r}")
    return _YES[said.lower()]


def read_rows(found: Iterable[object], key: str = "") -> Route:
    """Read rows as a file holds them; raises BadRoute also where one is no row at all."""
    listed = list(found)
    for number, row in enumerate(listed, 1):
        if not isinstance(row, Mapping):
            raise BadRoute(number, "row", f"must name its fields, not be {row!r}")
    return parse([row for row in listed if isinstance(row, Mapping)], key)
