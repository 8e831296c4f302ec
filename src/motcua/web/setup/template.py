"""The Excel template of agencies and officers: heads, kinds of cells, lists to choose from, codes to look up."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # has no types

from motcua.directory.importing.rows import AGENCIES, COLUMNS, OFFICERS
from motcua.directory.models import Agency, AgencyKind, Role

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LAST_ROW = 5000
_DAYS = {"start", "end"}
_CHOICES = {"role": list(Role.labels), "kind": list(AgencyKind.labels)}
_WIDTH = 24  # characters


def template(agencies: Sequence[Agency], codes: str) -> bytes:
    """Give an empty workbook; `codes` names the sheet on which the codes of agencies can be looked up."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        for title in (OFFICERS, AGENCIES):
            _sheet(book, title, head)
        look_up = book.add_worksheet(codes)
        look_up.set_column(0, 0, _WIDTH)
        look_up.set_column(1, 1, 2 * _WIDTH)
        for number, agency in enumerate(agencies):
            look_up.write_string(number, 0, agency.code)
            look_up.write_string(number, 1, agency.name)
    return out.getvalue()


def _sheet(book: Any, title: str, head: Any) -> None:
    sheet = book.add_worksheet(title)
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd/mm/yyyy"})
    for place, column in enumerate(COLUMNS[title]):
        sheet.write_string(0, place, column.head + (" *" if column.required else ""), head)
        sheet.set_column(place, place, _WIDTH, day if column.key in _DAYS else text)
        if column.key in _CHOICES:
            sheet.data_validation(1, place, LAST_ROW, place, {"validate": "list", "source": _CHOICES[column.key]})
    sheet.freeze_panes(1, 0)
