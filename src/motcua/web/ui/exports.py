"""Long lists as files: CSV for other programs, Excel for people. Neither ever holds the whole list in memory.

CSV is RFC 4180: commas, quoted where needed, UTF-8. It begins with a byte order mark, or Excel would read Vietnamese as
Latin letters. Commas and not semicolons: programs agree on commas, Excel's own separator follows the settings of each
machine, and who works in Excel takes the Excel file.
"""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import IO

import xlsxwriter  # type: ignore[import-untyped]  # has no types
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from motcua.base.clockwork import local
from motcua.base.errors import Refusal

Cell = str | int | datetime | None
NAMES = {"csv": "CSV", "xlsx": "Excel"}
MOST_ROWS = 50_000  # of an Excel file: it must be whole before its first byte can leave, some ten seconds
_BATCH = 500  # rows that leave together
_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run and not show
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and how many letters wide it is in Excel."""

    label: str
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list to be written: the name of the file without its ending, the columns, and rows that are read once."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


def refuse_long(form: str, count: Callable[[], int]) -> None:
    """Refuse a list that is too long for its form, before anything of it is read; CSV has no end."""
    if form == "xlsx" and count() > MOST_ROWS:
        raise Refusal("export.too_many_rows", most=MOST_ROWS)


def answer(sheet: Sheet, form: str) -> HttpResponseBase:
    """Send the list in one of NAMES."""
    if form == "csv":
        response: HttpResponseBase = StreamingHttpResponse(lines(sheet), content_type="text/csv; charset=utf-8")
    else:
        response = FileResponse(workbook(sheet), content_type=_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{sheet.name}.{form}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class _Kept:
    """What the csv module writes to: keeps the lines of one batch."""

    def __init__(self) -> None:
        self.text: list[str] = []

    def write(self, line: str) -> None:
        self.text.append(line)

    def taken(self) -> bytes:
        text, self.text = "".join(self.text), []
        return text.encode()


def lines(sheet: Sheet) -> Iterator[bytes]:
    """Write CSV, a batch of rows at a time; moments as 2026-11-20 14:30 in Vietnam's time."""
    kept = _Kept()
    kept.write(_MARK)
    writer = csv.writer(kept)
    writer.writerow([guarded(column.label) for column in sheet.columns])
    rows = iter(sheet.rows)
    while batch := list(islice(rows, _BATCH)):
        writer.writerows([_written(cell) for cell in row] for row in batch)
        yield kept.taken()
    if kept.text:
        yield kept.taken()


def _written(cell: Cell) -> str | int:
    if isinstance(cell, datetime):
        return f"{local(cell):%Y-%m-%d %H:%M}"
    return guarded(cell) if isinstance(cell, str) else "" if cell is None else cell


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def workbook(sheet: Sheet) -> IO[bytes]:
    """Write Excel row by row into a file that goes when it is closed; text stays text, moments are real ones."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it when it has been sent
    try:
        _fill(file, sheet)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _fill(file: IO[bytes], sheet: Sheet) -> None:
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        moment, head = book.add_format({"num_format": "dd/mm/yyyy hh:mm"}), book.add_format({"bold": True})
        page = book.add_worksheet()
        page.freeze_panes(1, 0)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.label, head)
        for number, row in enumerate(sheet.rows, 1):
            for place, cell in enumerate(row):
                _put(page, (number, place), cell, moment)


def _put(
    page: xlsxwriter.workbook.Worksheet, at: tuple[int, int], cell: Cell, moment: xlsxwriter.format.Format
) -> None:
    if isinstance(cell, datetime):
        page.write_datetime(*at, local(cell).replace(tzinfo=None), moment)
    elif isinstance(cell, str):
        page.write_string(*at, cell)
    elif cell is not None:
        page.write_number(*at, cell)
