"""Answers as JSON values: which value each type of question takes, and how it is read as if it had been typed."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.base.text import clean
from motcua.catalog.definition import Definition, Question
from motcua.catalog.questions import table
from motcua.dossiers.filing import FoundGap

Typed = dict[str, list[str]]
_LARGEST, _ROWS = 10**15, 1000  # beyond these the question types refuse anyway
_TEXT = {"type": "string", "maxLength": 4000}
_DAY = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_PLACE = {
    "type": "object",
    "properties": {"province": {"type": "string"}, "commune": {"type": "string"}, "line": {"type": "string"}},
    "required": ["commune"],
    "additionalProperties": False,
}


_PLAIN: Mapping[str, dict[str, Any]] = {
    "number": {"type": "integer"},
    "yes_no": {"type": "boolean"},
    "declaration": {"type": "boolean", "const": True},
    "date": _DAY,
    "address": _PLACE,
}


def schema(question: Question) -> dict[str, Any]:
    """Give the JSON Schema of an answer."""
    if question.type == "table":
        cells = {c.key: schema(c) for c in table.columns(question)}
        return {"type": "array", "items": {"type": "object", "properties": cells, "additionalProperties": False}}
    if question.type in ("choice", "many"):
        one = {"type": "string", "enum": [o["value"] for o in question.params["options"]]}
        return one if question.type == "choice" else {"type": "array", "items": one}
    return _PLAIN.get(question.type, _TEXT)


def typed(known: Definition, answers: Mapping[str, Any]) -> tuple[Typed, list[FoundGap]]:
    """Give the answers as a form would send them, and those whose value has another shape than the type takes."""
    found: Typed = {}
    gaps: list[FoundGap] = []
    for name, value in answers.items():
        key = clean(name)
        question = known.question(key)
        if question is None:
            found[key.replace(".", "_") or "_"] = [""]  # the act says that nobody asked
            continue
        sent = _sent(question, key, value)
        if sent is None:
            gaps.append(FoundGap("question", key, "value.shape"))
        else:
            found |= sent
    return found, gaps


def _sent(question: Question, name: str, value: Any) -> Typed | None:
    """Give the names a form would send for a value; None when it has the wrong shape."""
    if value is None:
        return {}
    if question.type == "table":
        return _rows(question, name, value) if isinstance(value, list) else None
    return _WRITE.get(question.type, _text)(name, value)


def _text(name: str, value: Any) -> Typed | None:
    return {name: [clean(value)]} if isinstance(value, str) else None


def _yes(name: str, value: Any) -> Typed | None:
    return {name: ["yes" if value else "no"]} if isinstance(value, bool) else None


def _number(name: str, value: Any) -> Typed | None:
    is_number = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
    return {name: [str(value)]} if is_number else None


def _day(name: str, value: Any) -> Typed | None:
    if not isinstance(value, str):
        return None
    parts = (*clean(value).split("-", 2), "", "")
    return {f"{name}.{part}": [text] for part, text in zip(("year", "month", "day"), parts, strict=False)}


def _many(name: str, value: Any) -> Typed | None:
    is_many = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return {name: [clean(one) for one in value]} if is_many else None


def _place(name: str, value: Any) -> Typed | None:
    if not isinstance(value, dict) or set(value) - {"province", "commune", "line"}:
        return None
    if not all(isinstance(text, str) for text in value.values()):
        return None
    return {f"{name}.{part}": [clean(text)] for part, text in value.items()}


_WRITE: Mapping[str, Callable[[str, Any], Typed | None]] = {
    "yes_no": _yes, "declaration": _yes, "number": _number, "date": _day, "many": _many, "address": _place,
}  # fmt: skip


def _rows(question: Question, name: str, rows: list[Any]) -> Typed | None:
    columns = {c.key: c for c in table.columns(question)}
    found: Typed = {}
    for number, row in enumerate(rows[:_ROWS]):
        if not isinstance(row, dict) or set(row) - set(columns):
            return None
        for key, value in row.items():
            sent = _sent(columns[key], f"{name}.{number}.{key}", value)
            if sent is None:
                return None
            found |= sent
    return found
