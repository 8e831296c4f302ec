"""Read a route from a file of any kind it can stand in: a procedure (TOML, JSON), a table of text (CSV), a diagram."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from motcua.flow.bpmn_read import read_diagram
from motcua.flow.bpmn_xml import LARGEST
from motcua.flow.definition import Route
from motcua.flow.errors import BadRoute
from motcua.flow.table_rows import read_rows, read_sheet

DIAGRAMS, SHEETS = (".bpmn", ".xml"), (".csv", ".tsv", ".txt")
SUFFIXES = (".toml", ".json", *SHEETS, *DIAGRAMS)


@dataclass(frozen=True, slots=True)
class RouteFile:
    """A route, and the whole document where the file is one of a procedure."""

    route: Route
    document: Mapping[str, Any] | None = None


def read_file(name: str, content: bytes) -> RouteFile:
    """Read by the end of the name; raises BadRoute or BadDiagram with the place and why."""
    suffix = PurePath(name).suffix.lower()
    if suffix in DIAGRAMS:
        return RouteFile(read_diagram(content))
    if len(content) > LARGEST:
        raise BadRoute(0, "file", f"is larger than {LARGEST // 1024 // 1024} MB")
    text = _text(content)
    if suffix in SHEETS:
        return RouteFile(read_sheet(text))
    if suffix in (".json", ".toml"):
        return _of_document(_json(text) if suffix == ".json" else _toml(text))
    raise BadRoute(0, "file", f"{suffix or name!r} is none of {', '.join(SUFFIXES)}")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as odd:
        raise BadRoute(0, "file", f"is no text in UTF-8 (byte {odd.start})") from None


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as broken:
        raise BadRoute(0, "file", f"is no JSON: line {broken.lineno}, {broken.msg}") from None
    except RecursionError:
        raise BadRoute(0, "file", "is no JSON of a route: too deep") from None


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as broken:
        raise BadRoute(0, "file", f"is no TOML: {broken}") from None


def _of_document(found: object) -> RouteFile:
    """Take the rows out of a procedure, of a procedure wrapped for another province, or as they are."""
    if isinstance(found, Mapping) and isinstance(found.get("document"), Mapping):
        found = found["document"]
    if isinstance(found, Mapping):
        rows = found.get("route")
        if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
            raise BadRoute(0, "route", "the file holds no steps")
        return RouteFile(read_rows(rows, str(found.get("code", ""))), found)
    if isinstance(found, Sequence) and not isinstance(found, str):
        return RouteFile(read_rows(found))
    raise BadRoute(0, "route", "the file holds no steps")
