"""A question of a procedure, with what was typed and what is wrong with it, as the field that asks it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalog.conditions import names
from motcua.catalog.definition import Question
from motcua.catalog.questions.table import columns, row_numbers
from motcua.catalog.questions.typed import Raw
from motcua.dossiers.filing import FoundGap
from motcua.web.portal.shown.places import Places
from motcua.web.ui.fields import AddressParts, DateParts, FieldView, Option
from motcua.web.ui.words import fault

_AUTOCOMPLETE = {
    "person.full_name": "name",
    "person.birth_date": "bday",
    "person.phone": "tel",
    "person.email": "email",
}
_SAY_ALL = ("id_number", "phone", "email", "tax_code", "table")  # faults whose words name what they are about
_SHORT = 20  # a text no longer than this gets a narrower box


@dataclass(frozen=True, slots=True)
class Filled:
    """What the fields of a page are filled with: typed values, faults by question, and which came from the account."""

    raw: Raw
    gaps: Mapping[str, FoundGap] = field(default_factory=dict)
    from_account: Collection[str] = ()
    deciding: Collection[str] = ()  # keys of questions that others on this page depend on
    places: Places = field(default_factory=Places)


def deciding(questions: Sequence[Question]) -> frozenset[str]:
    """Give the questions on a page whose answers show or hide others on it."""
    here = {q.key for q in questions}
    return frozenset(name for q in questions if q.show_if for name in names(q.show_if) if name in here)


def views(questions: Sequence[Question], filled: Filled) -> tuple[FieldView, ...]:
    return tuple(_view(q, filled) for q in questions)


def _view(question: Question, filled: Filled) -> FieldView:
    gap = filled.gaps.get(question.key)
    given: dict[str, Any] = {
        "kind": question.type, "hint": _hint(question, filled), "required": question.required,
        "error": words_of(question, gap) if gap else "", "value": _value(question, filled.raw),
        "attrs": {"data-decides": "yes"} if question.key in filled.deciding else {},
    }  # fmt: skip
    return FieldView(question.key, question.label, **(given | _shape(question, filled)))


def words_of(question: Question, gap: FoundGap) -> str:
    """Say what is wrong so that the words stand alone in the list at the top of a page."""
    if gap.code == "answer.missing":
        chosen = question.type in ("choice", "many", "yes_no", "declaration")
        return (_("Chưa chọn: “%(label)s”") if chosen else _("Chưa điền: “%(label)s”")) % {"label": question.label}
    said = fault(gap.code, gap.facts)
    if gap.code.split(".")[1] in _SAY_ALL:
        return said
    return _("%(label)s: %(why)s") % {"label": question.label, "why": said}


def _hint(question: Question, filled: Filled) -> str:
    if question.key not in filled.from_account:
        return question.hint
    end = "" if not question.hint or question.hint[-1] in ".?!…" else "."
    return f"{question.hint}{end} {_('Lấy từ tài khoản của bạn.')}".strip()


def _one(raw: Raw, name: str) -> str:
    return (raw.get(name) or [""])[-1]


def _value(question: Question, raw: Raw) -> object:
    key = question.key
    if question.type == "date":
        return DateParts(*(_one(raw, f"{key}.{part}") for part in ("day", "month", "year")))
    if question.type == "address":
        return AddressParts(*(_one(raw, f"{key}.{part}") for part in ("province", "commune", "line")))
    return raw.get(key, []) if question.type == "many" else _one(raw, key)


def _shape(question: Question, filled: Filled) -> dict[str, Any]:
    """Give what only this type of question has."""
    params = question.params
    given: dict[str, Any] = {"autocomplete": _AUTOCOMPLETE.get(question.prefill, "")}
    match question.type:
        case "choice" | "many":
            given["options"] = _options(params["options"])
        case "date":
            given["partial"] = bool(params.get("partial"))
        case "address":
            given |= _address(question, filled)
        case "table":
            given |= _table(question, filled)
        case "number":
            given |= {"unit": str(params.get("unit", "")), "width": "xs"}
        case "text" if int(params.get("max_length", _SHORT + 1)) <= _SHORT:
            given["width"] = "m"
    return given


def _options(rows: Sequence[Mapping[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(row["value"], row["label"], row.get("hint", "")) for row in rows)


def _address(question: Question, filled: Filled) -> dict[str, Any]:
    """Begin with this province: most addresses lie in it."""
    key, places = question.key, filled.places
    parts = [_one(filled.raw, f"{key}.{part}") for part in ("province", "commune", "line")]
    if not any(parts):
        parts[0] = places.own
    return {
        "value": AddressParts(*parts), "options": places.provinces(), "communes": places.communes(parts[0]),
        "data_url": reverse("portal:communes"),
    }  # fmt: skip


def _table(question: Question, filled: Filled) -> dict[str, Any]:
    numbers = row_numbers(question, filled.raw) or list(range(int(question.params.get("min_rows", 1))))
    gap = filled.gaps.get(question.key)
    most = int(question.params.get("max_rows", 50))
    rows = tuple(tuple(_cells(question, filled, number, gap)) for number in numbers)
    in_cell = gap is not None and "row" in gap.facts
    return {
        "rows": rows,
        "max_rows": most,
        "unit": str(question.params.get("unit", "")),
        **({"error": ""} if in_cell else {}),
    }


def _cells(question: Question, filled: Filled, number: int, gap: FoundGap | None) -> Iterator[FieldView]:
    """Give one row; the fault of the table stands in the cell that it names."""
    for column in columns(question):
        name = f"{question.key}.{number}.{column.key}"
        wrong = gap is not None and (gap.facts.get("row"), gap.facts.get("column")) == (number + 1, column.label)
        cell = Question(
            key=name,
            type=column.type,
            label=column.label,
            hint=column.hint,
            required=column.required,
            params=column.params,
        )
        gaps = {name: gap} if gap and wrong else {}
        yield _view(cell, Filled(filled.raw, gaps, places=filled.places))
