"""A question, with what was typed and what is wrong with it, as the field that asks it."""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.catalog.definition import Question
from motcua.catalog.questions.table import columns, row_numbers
from motcua.catalog.questions.typed import Raw
from motcua.web.ui.fields import DateParts, FieldView, Option


def typed(raw: Raw, name: str) -> str:
    return (raw.get(name) or [""])[-1]


def field_of(question: Question, raw: Raw, error: str = "", **more: Any) -> FieldView:
    given: dict[str, Any] = {
        "kind": question.type, "hint": question.hint, "required": question.required, "error": error,
        "value": _value(question, raw),
    }  # fmt: skip
    return FieldView(question.key, question.label, **{**given, **_shape(question, raw), **more})


def _value(question: Question, raw: Raw) -> object:
    if question.type == "date":
        return DateParts(*(typed(raw, f"{question.key}.{part}") for part in ("day", "month", "year")))
    return raw.get(question.key, []) if question.type == "many" else typed(raw, question.key)


def _shape(question: Question, raw: Raw) -> dict[str, Any]:
    """Give what only this type of question has."""
    params = question.params
    match question.type:
        case "choice" | "many":
            return {"options": tuple(_option(row) for row in params["options"])}
        case "date":
            return {"partial": bool(params.get("partial"))}
        case "number":
            return {"unit": str(params.get("unit", "")), "width": str(params.get("width", "s"))}
        case "table":
            return {"rows": tuple(_rows(question, raw)), "unit": str(params.get("unit", ""))}
    return {"width": str(params.get("width", ""))}


def _option(row: Mapping[str, str]) -> Option:
    return Option(str(row["value"]), str(row["label"]), str(row.get("hint", "")))


def _rows(question: Question, raw: Raw) -> Iterator[tuple[FieldView, ...]]:
    """Give the rows that were sent, one more where the button asked for it, and at least one."""
    numbers = row_numbers(question, raw) or [0]
    if f"{question.key}.add" in raw:
        numbers = [*numbers, numbers[-1] + 1]
    removed = {n for n in numbers if f"{question.key}.remove.{n}" in raw}
    for number in (n for n in numbers if n not in removed):
        yield tuple(_cell(question.key, number, column, raw) for column in columns(question))


def _cell(key: str, number: int, column: Question, raw: Raw) -> FieldView:
    name = f"{key}.{number}.{column.key}"
    return field_of(Question(name, column.type, column.label, column.hint, column.required, column.params), raw)
