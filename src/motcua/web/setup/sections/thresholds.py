"""Conditions that compare a number: what is compared is chosen, the number is typed beside it, and the two are one condition."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.web.setup.sections.cells import Cell, Unread

Document = Mapping[str, Any]
NUMBER = "#"  # in a choice, where the number goes that is typed beside it
_BESIDE = "_number"  # ends the name of the field of that number
_OPS = ("ge", "gt", "le", "lt", "eq")


def choices(document: Document) -> Iterator[tuple[dict[str, Any], str]]:
    """Give the comparisons of each question that is answered by a number, with words."""
    for key, label in _numbers(document).items():
        for op in _OPS:
            yield {"q": key, "op": op, "value": NUMBER}, _words(op) % {"label": label}


def _words(op: str) -> str:
    return {
        "ge": _("%(label)s → từ số ghi dưới đây trở lên"), "gt": _("%(label)s → nhiều hơn số ghi dưới đây"),
        "le": _("%(label)s → nhiều nhất bằng số ghi dưới đây"), "lt": _("%(label)s → ít hơn số ghi dưới đây"),
        "eq": _("%(label)s → đúng bằng số ghi dưới đây"),
    }[op]  # fmt: skip


def _numbers(document: Document) -> dict[str, str]:
    """Give the labels of the questions that are answered by a number, by their keys."""
    asked = (q for topic in document.get("topics") or () for q in topic.get("questions") or ())
    return {q["key"]: q["label"] for q in asked if q["type"] == "number"}


def cells(document: Document, field: str) -> tuple[Cell, ...]:
    """Give the field of the number; none where no question is answered by one."""
    hint = _("Chỉ ghi khi chọn so với một số ở trên.")
    return (Cell(field + _BESIDE, _("Số để so"), "number", hint),) if _numbers(document) else ()


def without_number(condition: Any, document: Document) -> Any:
    """Give a comparison of a number as it stands among the choices; anything else as it is."""
    if not isinstance(condition, Mapping) or condition.get("q") not in _numbers(document):
        return condition
    value = condition.get("value")
    is_one = condition.get("op") in _OPS and isinstance(value, int) and not isinstance(value, bool)
    return {**condition, "value": NUMBER} if is_one else condition


def parted(document: Document, field: str) -> Callable[[Document], Document]:
    """Give how a row is laid out: the comparison apart from its number."""

    def part(row: Document) -> Document:
        chosen = without_number(row.get(field), document)
        if chosen == row.get(field):
            return row
        return {**row, field: chosen, field + _BESIDE: row[field]["value"]}

    return part


def joined(field: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Give how a row is put together again. Raises Unread for a comparison without a number, and the other way round."""

    def join(row: dict[str, Any]) -> dict[str, Any]:
        number, condition = row.pop(field + _BESIDE, None), row.get(field)
        compares = isinstance(condition, Mapping) and condition.get("value") == NUMBER
        if compares and number is None:
            raise Unread(_("Hãy ghi số để so."), field + _BESIDE)
        if number is not None and not compares:
            raise Unread(_("Đã ghi số nhưng chưa chọn câu hỏi nào để so với số đó."), field + _BESIDE)
        return {**row, field: {**condition, "value": number}} if compares and isinstance(condition, Mapping) else row

    return join
