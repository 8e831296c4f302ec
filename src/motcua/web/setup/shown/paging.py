"""A long list in pieces: by number of the page, as the address says it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from motcua.web.ui.parts import Pager

PIECE = 50


def piece(rows: QuerySet[Any], asked: Mapping[str, str]) -> tuple[list[Any], Pager]:
    """Give the rows of the page that the address asks for, and the ways onward; what is no page is the first."""
    total = rows.count()
    last_page = max(1, -(-total // PIECE))
    wanted = asked.get("page", "")
    page = (
        min(int(wanted), last_page)
        if wanted.isascii() and wanted.isdecimal() and len(wanted) < 7 and int(wanted)
        else 1
    )
    found = list(rows[(page - 1) * PIECE : page * PIECE])
    others = {k: v for k, v in asked.items() if k != "page" and v}
    first = (page - 1) * PIECE + 1

    def way(number: int) -> str:
        return "?" + urlencode({**others, "page": number}) if 1 <= number <= last_page else ""

    return found, Pager(first, first + len(found) - 1, total, way(page - 1), way(page + 1))
