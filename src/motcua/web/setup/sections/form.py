"""A section as a form: the document laid out in fields, rows added and taken away, and the document again."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from motcua.catalog.questions.typed import Raw, Reading
from motcua.web.setup.sections.cells import Cell, Unread, is_blank, read, typed_of, view
from motcua.web.ui.fields import FieldView

Document = Mapping[str, Any]
WAS = "was"  # the hidden name under which a row says which row of the document it was
_MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a part of the document; `prefix` begins the keys that new rows get, empty where rows have no key.

    `same_key` names the cell by which rows of one thing share their key: two prices of one fee. What stands in one value of
    the document and in two fields is `parted` and `joined`. `laid` gives all rows as people see them, `kept` turns what was
    typed into rows of the document again. `ordered`: rows can be moved up.
    """

    key: str
    title: str
    unit: str
    cells: Sequence[Cell]
    prefix: str = ""
    same_key: str = ""
    laid: Callable[[Sequence[Document]], Sequence[Document]] = lambda rows: rows
    kept: Callable[[Sequence[dict[str, Any]]], Sequence[dict[str, Any]]] = lambda rows: rows
    ordered: bool = False
    parted: Callable[[Document], Document] = dict  # a row of the document as its fields lay it out
    joined: Callable[[dict[str, Any]], dict[str, Any]] = dict  # and back; raises Unread


@dataclass(frozen=True, slots=True)
class Section:
    """A page of a draft: single values, then tables. `check` finds what is half said, by the name of its field."""

    key: str
    intro: str
    cells: Sequence[Cell] = ()
    tables: Sequence[Table] = ()
    check: Callable[[Mapping[str, Any]], dict[str, str]] = lambda _changes: {}


@dataclass(frozen=True, slots=True)
class Edited:
    """What was typed: the parts that change, and what is wrong, by the name of its field."""

    changes: Mapping[str, Any]
    wrong: Mapping[str, str]


def laid_out(section: Section, document: Document) -> dict[str, list[str]]:
    """Give the document as the form would have sent it."""
    raw: dict[str, list[str]] = {}
    for cell in section.cells:
        raw |= _typed(cell, document, cell.key)
    for table in section.tables:
        for number, row in enumerate(table.laid([*map(table.parted, at(document, table.key) or ())])):
            raw[f"{table.key}.{number}.{WAS}"] = [str(number)]
            for cell in table.cells:
                raw |= _typed(cell, row, f"{table.key}.{number}.{cell.key}")
    return raw


def _typed(cell: Cell, document: Document, name: str) -> dict[str, list[str]]:
    """Give a value as the form would have sent it; a choice that the document leaves open is the usual one."""
    usual = cell.picks[0].value if cell.kind == "pick" and not _has(document, cell.key) else None
    return typed_of(cell, at(document, cell.key) if usual is None else usual, name)


def _has(document: Document, path: str) -> bool:
    above, _dot, last = path.rpartition(".")
    inner = at(document, above) if above else document
    return isinstance(inner, Mapping) and last in inner


def at(document: Document, path: str) -> Any:
    """Give what stands under a path such as elsewhere.name; None where nothing does."""
    value: Any = document
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def row_numbers(table: Table, raw: Raw) -> list[int]:
    """Give the numbers of the rows that were sent, in order."""
    form = re.compile(re.escape(table.key) + r"\.(\d{1,3})\.")
    found = (form.match(name) for name in raw)
    return sorted({int(one[1]) for one in found if one})[:_MOST_ROWS]


@dataclass(frozen=True, slots=True)
class Button:
    """What was pressed: add a row, take the row at a place away, or move it up."""

    table: Table
    act: str
    place: int = -1


def pressed(section: Section, raw: Raw) -> Button | None:
    for table in section.tables:
        if f"{table.key}.add" in raw:
            return Button(table, "add")
        form = re.compile(re.escape(table.key) + r"\.(remove|up)\.(\d{1,3})")
        found = next((one for name in raw if (one := form.fullmatch(name))), None)
        if found:
            return Button(table, found[1], int(found[2]))
    return None


def after_button(button: Button, raw: Raw) -> dict[str, list[str]]:
    """Number the rows anew, one less, one more, or one before the other; everything else stays as it was typed."""
    table, place = button.table, button.place
    numbers: list[int | None] = [*row_numbers(table, raw)]
    if button.act == "add":
        numbers.append(None)
    elif button.act == "remove":
        numbers = [n for spot, n in enumerate(numbers) if spot != place]
    elif 0 < place < len(numbers):
        numbers[place - 1 : place + 1] = numbers[place], numbers[place - 1]
    kept = {n: v for n, v in raw.items() if not n.startswith(f"{table.key}.")}
    for new, old in enumerate(numbers):
        begin = f"{table.key}.{old}."
        kept[f"{table.key}.{new}.{WAS}"] = list(raw.get(f"{begin}{WAS}", [""]))
        kept |= {f"{table.key}.{new}.{n.removeprefix(begin)}": v for n, v in raw.items() if n.startswith(begin)}
    return kept


def edited(section: Section, document: Document, raw: Raw, reading: Reading) -> Edited:
    """Read everything; a row into which nothing was typed is no row."""
    wrong: dict[str, str] = {}

    def take(cell: Cell, name: str) -> Any:
        try:
            return read(cell, raw, name, reading)
        except Unread as unread:
            wrong[name] = str(unread)
            return None

    found: dict[str, Any] = {}
    for cell in section.cells:
        _put(found, document, cell, take(cell, cell.key))
    for table in section.tables:
        old = at(document, table.key) or ()
        rows = [_joined(table, _row(table, old, number, raw, take), number, wrong) for number in _filled(table, raw)]
        _put(found, document, Cell(table.key, ""), list(table.kept(_keyed(table, rows, document))) or None)
    changes = {part: _pruned(value) for part, value in found.items()}
    return Edited(changes, wrong or section.check(changes))


def _joined(table: Table, row: dict[str, Any], number: int, wrong: dict[str, str]) -> dict[str, Any]:
    try:
        return table.joined(row)
    except Unread as unread:
        wrong.setdefault(f"{table.key}.{number}.{unread.cell}", str(unread))
        return row


def _filled(table: Table, raw: Raw) -> Iterator[int]:
    for number in row_numbers(table, raw):
        if not all(is_blank(cell, raw, f"{table.key}.{number}.{cell.key}") for cell in table.cells):
            yield number


def _row(
    table: Table, old: Sequence[Document], number: int, raw: Raw, take: Callable[[Cell, str], Any]
) -> dict[str, Any]:
    """Put what was typed over the row that it was; what the form does not show stays."""
    said = (raw.get(f"{table.key}.{number}.{WAS}") or [""])[-1]
    before = dict(table.parted(old[int(said)])) if said.isascii() and said.isdigit() and int(said) < len(old) else {}
    row = dict(before)
    for cell in table.cells:
        _put(row, before, cell, take(cell, f"{table.key}.{number}.{cell.key}"))
    told = {cell.key for cell in table.cells if any(pick.value is None for pick in cell.picks)}
    return {name: _pruned(v) for name, v in row.items() if _pruned(v) is not None or name in told}


def _put(found: dict[str, Any], document: Document, cell: Cell, value: Any) -> None:
    """Write a value under the cell's path; nothing is written as the document writes nothing, or not at all.

    A choice that an entry has never made stays unmade while it is the usual one; a new entry makes all of them.
    """
    above, _dot, last = cell.key.rpartition(".")
    inner = found
    if above:
        inner = found[above] = dict(found.get(above) or document.get(above) or {})
        document = document.get(above) or {}
    if cell.kind == "pick":
        if last in document or not document or value != cell.picks[0].value:
            inner[last] = value
    elif value is not None:
        inner[last] = value
    elif isinstance(document.get(last), list | str):
        inner[last] = type(document[last])()
    else:
        inner[last] = None


def _pruned(value: Any) -> Any:
    """Give an object without what it does not hold; None for one that holds nothing any more."""
    if not isinstance(value, dict):
        return value
    held = {name: v for name, v in value.items() if v is not None}
    return held if any(v not in ("", []) for v in held.values()) else None


def _keyed(table: Table, rows: list[dict[str, Any]], document: Document) -> list[dict[str, Any]]:
    """Give new rows a key: that of another row of the same thing, else the next free one."""
    if not table.prefix:
        return rows
    used = {str(row.get("key")) for row in (*rows, *(document.get("components") or ()))}
    used |= {str(q.get("key")) for topic in document.get("topics") or () for q in topic.get("questions") or ()}
    named = {
        row[table.same_key]: row["key"] for row in rows if table.same_key and row.get("key") and row.get(table.same_key)
    }
    for row in rows:
        if not row.get("key"):
            fresh = next(key for n in count(1) if (key := f"{table.prefix}{n}") not in used)
            row["key"] = named.setdefault(row.get(table.same_key) or fresh, fresh)
            used.add(row["key"])
    return rows


def fields(section: Section, raw: Raw, wrong: Mapping[str, str]) -> list[FieldView]:
    """Give the fields of the page, each table as one field of rows."""
    single = [view(cell, raw, cell.key, wrong.get(cell.key, "")) for cell in section.cells]
    return [*single, *(_table(table, raw, wrong) for table in section.tables)]


def _table(table: Table, raw: Raw, wrong: Mapping[str, str]) -> FieldView:
    names = [[(cell, f"{table.key}.{n}.{cell.key}") for cell in table.cells] for n in row_numbers(table, raw)]
    rows = [[view(cell, raw, name, wrong.get(name, "")) for cell, name in row] for row in names]
    return FieldView(
        table.key, table.title, "table", rows=rows, unit=table.unit, max_rows=_MOST_ROWS, ordered=table.ordered
    )


def hidden(section: Section, raw: Raw) -> list[tuple[str, str]]:
    """Give the names and values that tell which row of the document each row was."""
    names = (f"{table.key}.{n}.{WAS}" for table in section.tables for n in row_numbers(table, raw))
    return [(name, (raw.get(name) or [""])[-1]) for name in names]
