"""Rows of the two lists, read from cells by the heads of their columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.base.text import fold
from motcua.directory.importing import cells
from motcua.directory.importing.cells import Cell, Unreadable
from motcua.directory.models import AgencyKind, Role

ROLES = {fold(label): value for value, label in Role.choices} | {value: value for value in Role.values}
KINDS = {fold(label): value for value, label in AgencyKind.choices} | {value: value for value in AgencyKind.values}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head; `read` gives the value of a cell."""

    key: str
    head: str
    read: Callable[[Cell], Any]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, where, and the code of why; the column is empty when it is the whole row."""

    sheet: str
    row: int
    column: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OfficerRow:
    row: int
    full_name: str
    email: str
    phone: str
    agency: str
    role: str
    title: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class AgencyRow:
    row: int
    code: str
    name: str
    kind: str
    parent: str
    key: str
    address: str
    phone: str
    start: date


def _text(longest: int) -> Callable[[Cell], str]:
    return lambda cell: cells.text(cell, longest)


OFFICERS, AGENCIES = "Cán bộ", "Cơ quan"  # names of the sheets
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    OFFICERS: (
        Column("full_name", "Họ và tên", _text(120)),
        Column("email", "Thư điện tử", cells.email),
        Column("phone", "Điện thoại", cells.phone, required=False),
        Column("agency", "Mã cơ quan", _text(35)),
        Column("role", "Vai trò", lambda cell: cells.one_of(cell, ROLES)),
        Column("title", "Chức danh", _text(120)),
        Column("start", "Từ ngày", cells.day),
        Column("end", "Thôi giữ từ ngày", cells.day, required=False),
    ),
    AGENCIES: (
        Column("code", "Mã định danh", _text(35)),
        Column("name", "Tên cơ quan", _text(200)),
        Column("kind", "Loại", lambda cell: cells.one_of(cell, KINDS)),
        Column("parent", "Mã cơ quan cấp trên", _text(35), required=False),
        Column("key", "Ký hiệu", _text(40), required=False),
        Column("address", "Địa chỉ", _text(300), required=False),
        Column("phone", "Điện thoại", cells.phone, required=False),
        Column("start", "Hoạt động từ ngày", cells.day),
    ),
}
Numbered = tuple[int, Mapping[str, Cell]]  # number of the row as the spreadsheet shows it, cells by column key


@dataclass(frozen=True, slots=True)
class Rows:
    """What a file says, as far as it could be read, and what could not."""

    officers: tuple[OfficerRow, ...] = ()
    agencies: tuple[AgencyRow, ...] = ()
    faults: tuple[Fault, ...] = ()


def heads(sheet: str, first: Sequence[Cell]) -> tuple[dict[int, str], list[str]]:
    """Match the heads of a sheet; gives the key of each place, and the heads that are missing."""
    known = {fold(column.head): column.key for column in COLUMNS[sheet]}
    said = {place: fold(str(cell.value)).strip(" *") for place, cell in enumerate(first) if cell.value is not None}
    found = {place: known[words] for place, words in said.items() if words in known}
    return found, [c.head for c in COLUMNS[sheet] if c.key not in found.values()]


def read(given: Mapping[str, Sequence[Numbered]]) -> Rows:
    """Read the rows of both sheets; a row with a fault is left out and told."""
    faults: list[Fault] = []
    officers = [OfficerRow(n, **found) for n, found in _sheet(OFFICERS, given.get(OFFICERS, ()), faults)]
    agencies = [AgencyRow(n, **found) for n, found in _sheet(AGENCIES, given.get(AGENCIES, ()), faults)]
    return Rows(tuple(officers), tuple(agencies), tuple(faults))


def _sheet(sheet: str, rows: Sequence[Numbered], faults: list[Fault]) -> list[tuple[int, dict[str, Any]]]:
    good = []
    for number, row in rows:
        found, wrong = _row(sheet, number, row)
        faults.extend(wrong)
        if not wrong:
            good.append((number, found))
    return good


def _row(sheet: str, number: int, row: Mapping[str, Cell]) -> tuple[dict[str, Any], list[Fault]]:
    found: dict[str, Any] = {}
    wrong = []
    for column in COLUMNS[sheet]:
        try:
            found[column.key] = column.read(row.get(column.key, Cell()))
        except Unreadable as fault:
            wrong.append(Fault(sheet, number, column.head, fault.code, fault.facts))
            continue
        if column.required and not found[column.key]:
            wrong.append(Fault(sheet, number, column.head, "missing"))
    return found, wrong
