"""What the applicant declared, topic by topic; personal numbers masked until somebody asks to see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.base.text import mask_id, mask_phone
from motcua.catalog.definition import Definition, Question, Topic
from motcua.catalog.questions import TYPES
from motcua.dossiers.models import Answer
from motcua.web.ui.parts import Fact

MASKS = {"id_number": mask_id, "phone": mask_phone}


@dataclass(frozen=True, slots=True)
class Told:
    """The answers to one topic."""

    title: str
    facts: Sequence[Fact]


def topics(
    known: Definition, answers: Mapping[str, Answer], revealed: Collection[str], asked_at: datetime | None
) -> list[Told]:
    found = (Told(t.title, _facts(t, answers, revealed, asked_at)) for t in known.topics)
    return [told for told in found if told.facts]


def _facts(
    topic: Topic, answers: Mapping[str, Answer], revealed: Collection[str], asked_at: datetime | None
) -> list[Fact]:
    given = [(q, answers[q.key]) for q in topic.questions if q.key in answers and answers[q.key].value is not None]
    return [_fact(q, answer, revealed, asked_at) for q, answer in given]


def _fact(question: Question, answer: Answer, revealed: Collection[str], asked_at: datetime | None) -> Fact:
    if question.type == "declaration":
        return Fact(_("Đã cam đoan"), question.label)
    is_masked = question.type in MASKS and question.type not in revealed
    completed = asked_at is not None and answer.at > asked_at
    name = f"{question.label} ({_('đã bổ sung')})" if completed else question.label
    value = shown(question, answer.value)
    return Fact(name, MASKS[question.type](value) if is_masked else value, masked=is_masked)


def shown(question: Question, value: Any) -> str:
    return str(TYPES[question.type].show(question, value))


def hides(known: Definition, answers: Mapping[str, Answer], kind: str) -> bool:
    """Tell whether some answer is a personal number of this kind."""
    return any(q.type == kind and q.key in answers for q in known.questions())
