"""One page of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from motcua.web.ui.parts import Pager

SIZE = 20


@dataclass(frozen=True, slots=True)
class Some:
    rows: Sequence[Any]
    pager: Pager


def cut(found: "QuerySet[Any, Any]", number: str, address: str) -> Some:
    """Give the asked page; a number that is none, or too large, gives the first or the last."""
    return _cut(found, found.count(), number, address)


def cut_list(found: "Sequence[Any] | QuerySet[Any, Any]", number: str, address: str) -> Some:
    """Give the asked page of what may be a list already."""
    total = len(found) if isinstance(found, Sequence) else found.count()
    return _cut(found, total, number, address)


def _cut(found: "Sequence[Any] | QuerySet[Any, Any]", total: int, number: str, address: str) -> Some:
    last = max(1, -(-total // SIZE))
    page = min(int(number), last) if number.isascii() and number.isdigit() and int(number) else 1
    start = (page - 1) * SIZE
    rows = list(found[start : start + SIZE])
    join = "&" if "?" in address else "?"
    return Some(rows, Pager(
        first=start + 1, last=start + len(rows), total=total,
        previous=f"{address}{join}trang={page - 1}" if page > 1 else "",
        next=f"{address}{join}trang={page + 1}" if page < last else "",
    ))  # fmt: skip
