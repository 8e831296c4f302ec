"""Excel files of agencies and officers: read with distrust, written as a template. Nothing of a file is kept."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from motcua.base.errors import Refusal
from motcua.base.text import fold
from motcua.directory.importing.cells import Cell
from motcua.directory.importing.rows import AGENCIES, OFFICERS, Numbered, heads

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE  # bytes of a file
LARGEST_UNPACKED = 40 * MEGABYTE  # bytes of all its parts
MOST_PARTS = 200
MOST_ROWS = 5000  # of both sheets together
MOST_COLUMNS = 50
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and every file with a password
_TAG = re.compile(r"(?:\{[^}]*\})?(\w+)")

Sheets = dict[str, list[Numbered]]


def read_workbook(content: bytes) -> Sheets:
    """Give the rows of both sheets by the heads of their columns; refuses whatever is no plain workbook."""
    if len(content) > LARGEST:
        raise Refusal("import.too_large", most=LARGEST)
    if not content:
        raise Refusal("import.empty")
    if content.startswith(_OLD_OR_LOCKED):
        raise Refusal("import.protected")
    _look_inside(content)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True)
        found = {title: sheet for sheet in book.worksheets if (title := _title(sheet.title))}
        return _sheets(found)
    except Refusal:
        raise
    except Exception as broken:  # a damaged workbook makes openpyxl fail in many ways
        raise Refusal("import.not_excel") from broken


def _title(title: str) -> str:
    return next((known for known in (AGENCIES, OFFICERS) if fold(known) == fold(title)), "")


def _look_inside(content: bytes) -> None:
    """Unpack every part within bounds: no bomb, no entities, no merged cells, and a workbook at all."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_UNPACKED:
                raise Refusal("import.bomb", most=LARGEST_UNPACKED)
            if "xl/workbook.xml" not in {p.filename for p in parts}:
                raise Refusal("import.not_excel")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _look_at(packed, part.filename)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError) as broken:
        raise Refusal("import.not_excel") from broken


def _look_at(packed: zipfile.ZipFile, name: str) -> None:
    try:
        with packed.open(name) as part:
            for _event, element in iterparse(part, forbid_dtd=True):
                if name.startswith("xl/worksheets/") and _TAG.match(str(element.tag)):
                    _refuse_merged(element)
                element.clear()
    except (ParseError, DefusedXmlException) as broken:
        raise Refusal("import.not_excel") from broken


def _refuse_merged(element: Any) -> None:
    named = _TAG.match(element.tag)
    if named and named[1] == "mergeCell":
        raise Refusal("import.merged", cells=str(element.get("ref", ""))[:20])


def _sheets(found: dict[str, Any]) -> Sheets:
    if not found:
        raise Refusal("import.no_sheet", names=(OFFICERS, AGENCIES))
    sheets = {title: _rows(title, sheet) for title, sheet in found.items()}
    total = sum(map(len, sheets.values()))
    if total > MOST_ROWS:
        raise Refusal("import.too_many", most=MOST_ROWS)
    if not total:
        raise Refusal("import.empty")
    return sheets


def _rows(title: str, sheet: Any) -> list[Numbered]:
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    rows = enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1)
    first = next(((number, cells) for number, cells in rows if _is_filled(cells)), None)
    if first is None:
        return []
    places, missing = heads(title, [_cell(c) for c in first[1]])
    if missing:
        raise Refusal("import.heads", sheet=title, names=missing)
    return list(islice(_filled(rows, places), MOST_ROWS + 1))


def _filled(rows: Iterable[tuple[int, Sequence[Any]]], places: dict[int, str]) -> Iterator[Numbered]:
    for number, row in rows:
        cells = {key: _cell(row[place]) for place, key in places.items() if place < len(row)}
        if any(c.value is not None for c in cells.values()):
            yield number, cells


def _is_filled(row: Sequence[Any]) -> bool:
    return any(c.value is not None for c in row)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, str) and not value.strip():
        value = None
    return Cell(value, is_formula=getattr(cell, "data_type", "") == "f")
