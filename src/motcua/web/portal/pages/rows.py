"""Buttons inside a field: a province chosen, a row of a table added or taken away. Names look like vehicles.0.plate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalog.definition import Question
from motcua.catalog.questions.table import columns, row_numbers
from motcua.catalog.questions.typed import Raw

_BUTTON = re.compile(r"(?P<key>\w+)\.(?P<what>load|add|remove)(\.(?P<row>\d{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button; `row` is the place of the row to take away."""

    question: Question
    what: str
    row: int | None


def pressed(questions: Sequence[Question], raw: Raw) -> Pressed | None:
    known = {q.key: q for q in questions}
    for name in raw:
        found = _BUTTON.fullmatch(name)
        if found and found["key"] in known:
            return Pressed(known[found["key"]], found["what"], int(found["row"]) if found["row"] else None)
    return None


def done(raw: Raw, button: Pressed | None) -> Raw:
    """Do in the typed fields what the button says; a button itself is no answer."""
    plain = {name: values for name, values in raw.items() if not _BUTTON.fullmatch(name)}
    if button is None or button.question.type != "table":
        return plain
    return {**_without(plain, button.question), **_rows(plain, button)}


def _without(raw: Raw, question: Question) -> Raw:
    return {name: values for name, values in raw.items() if not name.startswith(f"{question.key}.")}


def _rows(raw: Raw, button: Pressed) -> Raw:
    """Number the rows anew, one less or one more; an added row is empty."""
    key, cells = button.question.key, [c.key for c in columns(button.question)]
    numbers = row_numbers(button.question, raw)
    kept: list[int | None] = [n for place, n in enumerate(numbers) if place != button.row]
    if button.what == "add":
        kept.append(None)
    return {f"{key}.{place}.{c}": raw.get(f"{key}.{n}.{c}", [""]) for place, n in enumerate(kept) for c in cells}


def fragment(button: Pressed, raw: Raw) -> str:
    """Give the place on the page where the person goes on after a button."""
    key = button.question.key
    if button.what == "load":
        return f"#f-{key}-commune"
    if button.what == "remove":
        return f"#f-{key}-field"
    last = max(row_numbers(button.question, raw), default=0)
    return f"#f-{key}-{last}-{columns(button.question)[0].key}"
