"""Is it complete? All gaps of a dossier at once, from its definition, its answers as typed and its files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.base.clockwork import today
from motcua.catalog.conditions import holds
from motcua.catalog.definition import Component, Definition, Question
from motcua.catalog.offering import components_for
from motcua.catalog.questions import TYPES
from motcua.catalog.questions.typed import Invalid, Raw, Reading
from motcua.directory.queries import place


@dataclass(frozen=True, slots=True)
class FoundGap:
    """Something missing or wrong; the code is worded by the surface. `part` is question or component."""

    part: str
    key: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers read in order: values of the shown questions, and the gaps among them."""

    values: dict[str, Any]
    gaps: tuple[FoundGap, ...]


def reading_at(at: datetime) -> Reading:
    return Reading(today=today(at), place=place)


def read_one(question: Question, raw: Raw, reading: Reading) -> tuple[Any, FoundGap | None]:
    """Read one answer; gives the value (None when missing or wrong) and what is wrong with it."""
    try:
        value = TYPES[question.type].read(question, raw, reading)
    except Invalid as fault:
        return None, FoundGap("question", question.key, fault.code, fault.facts)
    if value is None and question.required:
        return None, FoundGap("question", question.key, "answer.missing")
    return value, None


def check_answers(definition: Definition, raws: Mapping[str, Raw], reading: Reading) -> Checked:
    """Read all answers; a question whose condition does not hold is neither asked nor kept."""
    values: dict[str, Any] = {}
    gaps: list[FoundGap] = []
    for question in definition.questions():
        if not holds(question.show_if, values):
            continue
        value, gap = read_one(question, raws.get(question.key, {}), reading)
        if gap:
            gaps.append(gap)
        if value is not None:
            values[question.key] = value
    return Checked(values, tuple(gaps))


def asked_components(definition: Definition, values: Mapping[str, Any], case: str = "") -> tuple[Component, ...]:
    """Give the components to file for these answers, in the case that an officer chose or the answers choose."""
    return components_for(definition, values, case)


def check(definition: Definition, raws: Mapping[str, Raw], attached: Collection[str], reading: Reading) -> Checked:
    """Check answers and files together; `attached` names the components that have a file."""
    answers = check_answers(definition, raws, reading)
    asked = asked_components(definition, answers.values)
    missing = [FoundGap("component", c.key, "component.missing") for c in asked if c.required and c.key not in attached]
    return Checked(answers.values, (*answers.gaps, *missing))
