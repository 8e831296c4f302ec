"""Answers as people read them, by topic; with links to change them while the dossier may be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.catalog.conditions import holds
from motcua.catalog.definition import Definition, Question
from motcua.catalog.questions import TYPES
from motcua.catalog.questions.typed import Raw
from motcua.web.ui.parts import Fact


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one topic."""

    title: str
    facts: Sequence[Fact]


def shown_value(question: Question, value: Any) -> str:
    return "" if value is None else str(TYPES[question.type].show(question, value))


def groups(
    known: Definition,
    values: Mapping[str, Any],
    *,
    raws: Mapping[str, Raw] | None = None,
    change: Mapping[str, str] | None = None,
) -> list[Group]:
    """Give every question that is asked; one whose answer cannot be read is shown as it was typed. `change` is by topic."""
    typed, links = raws or {}, change or {}
    found = [
        Group(
            topic.title,
            [_fact(q, values, typed, links.get(topic.key, "")) for q in topic.questions if holds(q.show_if, values)],
        )
        for topic in known.topics
    ]
    return [group for group in found if group.facts]


def _fact(question: Question, values: Mapping[str, Any], raws: Mapping[str, Raw], change: str) -> Fact:
    value = shown_value(question, values.get(question.key))
    if not value:
        sent = raws.get(question.key, {}).values()
        value = " ".join(v for given in sent for v in given if v)
    return Fact(question.label, value, f"{change}#f-{question.key}-field" if change else "")
