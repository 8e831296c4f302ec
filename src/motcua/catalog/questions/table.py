import re
from collections.abc import Mapping
from typing import Any

from motcua.catalog.definition import Question
from motcua.catalog.questions import choice, date, number, tax_code, text, yes_no
from motcua.catalog.questions.typed import Invalid, Raw, Reading, own

_CELLS = {"text": text, "number": number, "date": date, "choice": choice, "yes_no": yes_no, "tax_code": tax_code}


def columns(question: Question) -> list[Question]:
    """Give the columns as questions of their own."""
    return [
        Question(
            key=c["key"], type=c["type"], label=c["label"], hint=c.get("hint", ""), required=c.get("required", True),
            params=c.get("params", {k: v for k, v in c.items() if k not in ("key", "type", "label", "hint", "required")}),
        )
        for c in question.params["columns"]
    ]  # fmt: skip


def row_numbers(question: Question, raw: Raw) -> list[int]:
    """Give the numbers of the rows that were sent: names look like vehicles.0.plate."""
    sent = (re.match(rf"{re.escape(question.key)}\.(\d{{1,3}})\.", name) for name in raw)
    return sorted({int(m[1]) for m in sent if m})


def read(question: Question, raw: Raw, reading: Reading) -> list[dict[str, Any]] | None:
    """Read the rows that hold anything; a fault names its row and column."""
    rows = [r for n in row_numbers(question, raw) if (r := _row(question, raw, reading, n))]
    if not rows:
        return None
    most = int(question.params.get("max_rows", 50))
    if len(rows) > most:
        raise Invalid("answer.table.too_many", most=most)
    if len(rows) < int(question.params.get("min_rows", 1)):
        raise Invalid("answer.table.too_few", least=question.params["min_rows"])
    return rows


def _row(question: Question, raw: Raw, reading: Reading, number_: int) -> dict[str, Any]:
    prefix = f"{question.key}.{number_}"
    cells = own(raw, prefix)
    if not any(v.strip() for values in cells.values() for v in values):
        return {}
    shifted = {name[len(prefix) + 1 :]: values for name, values in cells.items()}
    return {c.key: _cell(c, shifted, reading, number_) for c in columns(question)}


def _cell(column: Question, cells: Mapping[str, list[str]], reading: Reading, number_: int) -> Any:
    try:
        value = _CELLS[column.type].read(column, cells, reading)
    except Invalid as fault:
        raise Invalid(
            "answer.table.cell", row=number_ + 1, column=column.label, code=fault.code, **fault.facts
        ) from fault
    if value is None and column.required:
        raise Invalid("answer.table.cell_missing", row=number_ + 1, column=column.label)
    return value


def show(question: Question, value: list[dict[str, Any]]) -> str:
    named = columns(question)
    return "\n".join(
        "; ".join(f"{c.label}: {_CELLS[c.type].show(c, row[c.key])}" for c in named if row.get(c.key) is not None)
        for row in value
    )
