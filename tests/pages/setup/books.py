"""Workbooks for tests, as people send them."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl

from motcua.directory.importing.rows import AGENCIES, COLUMNS, OFFICERS

TU = ["Lò Văn Tú", "tu@laocai.example", "0912345678", "H38.42.1", "Chuyên viên", "Chuyên viên", "01/12/2026", None]
ROOM = ["H38.42.9", "Phòng Kiểm thử", "Đơn vị trực thuộc", "H38.42", "KT", None, None, "01/12/2026"]


def book(officers: Sequence[Sequence[Any]] = (), agencies: Sequence[Sequence[Any]] = ()) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in ((OFFICERS, officers), (AGENCIES, agencies)):
        sheet = made.create_sheet(title)
        sheet.append([c.head for c in COLUMNS[title]])
        for row in rows:
            sheet.append(list(row))
    return made


def saved(made: openpyxl.Workbook, name: str = "danh-sach.xlsx") -> BytesIO:
    out = BytesIO()
    made.save(out)
    return named(out.getvalue(), name)


def named(content: bytes, name: str = "danh-sach.xlsx") -> BytesIO:
    out = BytesIO(content)
    out.name = name
    return out


def replaced(made: openpyxl.Workbook, part: str, content: bytes) -> BytesIO:
    """Give the workbook with one of its parts put another way."""
    out = BytesIO()
    with zipfile.ZipFile(saved(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return named(out.getvalue())
