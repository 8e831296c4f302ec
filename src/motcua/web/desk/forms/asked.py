"""What an act asks the officer: questions, and what to do with the answers. The page and the refusals are the same for all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw
from motcua.dossiers import rules
from motcua.dossiers.facts import Facts
from motcua.dossiers.filing import read_one, reading_at
from motcua.dossiers.models import Dossier
from motcua.web.desk.forms import faults
from motcua.web.desk.shown.fields import field_of
from motcua.web.desk.shown.page import Read
from motcua.web.ui.fields import FieldView

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """An act that an officer is about to do: the dossier as read, who, when, and what was typed (nothing at first)."""

    read: Read
    by: Actor
    at: datetime
    typed: Raw = field(default_factory=dict)

    @property
    def dossier(self) -> Dossier:
        return self.read.dossier

    @property
    def facts(self) -> Facts:
        return self.read.facts


def _no_questions(_: Asked) -> Sequence[Question]:
    return ()


def _nothing(_: Asked) -> dict[str, Any]:
    return {}


def _no_faults(_: Asked, _values: Values) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class ActForm:
    """One act as a page. `places` says at which question a refusal of the act is shown."""

    key: str
    title: Any
    act: Any
    do: Callable[[Asked, Values], str]  # gives what to tell the officer afterwards
    questions: Callable[[Asked], Sequence[Question]] = _no_questions
    start: Callable[[Asked], Raw] = _nothing  # what stands in the fields at first
    more: Callable[[Asked], dict[str, Any]] = _nothing  # what the template shows besides
    check: Callable[[Asked, Values], dict[str, str]] = _no_faults  # what is wrong beyond single answers
    text: Any = ""
    template: str = "desk/act.html"
    danger: bool = False
    places: Mapping[str, str] = field(default_factory=dict)
    rule: Callable[[Asked], Refusal | None] | None = None  # None: that of rules.OFFICER_ACTS

    def may(self, asked: Asked) -> Refusal | None:
        if self.rule is not None:
            return self.rule(asked)
        return rules.OFFICER_ACTS[self.key](asked.facts, asked.by, asked.at)

    def read(self, asked: Asked) -> tuple[Values, dict[str, str]]:
        """Read what was typed into values, and say what is wrong with it by the key of its question."""
        reading, values, wrong = reading_at(asked.at), dict[str, Any](), dict[str, str]()
        for question in self.questions(asked):
            value, gap = read_one(question, asked.typed, reading)
            values[question.key] = value
            if gap:
                wrong[question.key] = faults.said(question, gap)
        return values, wrong | self.check(asked, values)

    def fields(self, asked: Asked, wrong: Mapping[str, str]) -> list[FieldView]:
        raw = asked.typed or self.start(asked)
        return [field_of(q, raw, wrong.get(q.key, "")) for q in self.questions(asked)]
