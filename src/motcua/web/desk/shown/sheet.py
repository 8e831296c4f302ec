"""The control sheet (form 06): every step with who did it, when, and whether in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.clock.reasons import from_rows
from motcua.dossiers.models import Step, StepKind
from motcua.web.desk.shown import reasons, said, standing
from motcua.web.ui.parts import Tag


@dataclass(frozen=True, slots=True)
class Consult:
    """A question to another agency and its answer."""

    unit: str
    question: str
    due: datetime
    silence_agrees: bool
    answer: str
    outcome: str
    answered: str
    tag: Tag | None
    why: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the control sheet; `done` None means that it is being worked on."""

    step: str
    note: str
    who: str
    unit: str
    taken: datetime
    due: datetime
    done: datetime | None
    outcome: str
    tag: Tag


def lines(steps: Sequence[Step], *, at: datetime) -> list[Line]:
    return [_line(step, at) for step in steps]


def _line(step: Step, at: datetime) -> Line:
    who = step.closed_by or step.assignee
    return Line(
        step=step.name,
        note=step.note,
        who=who.full_name if who else "",
        unit=step.unit.name,
        taken=step.opened_at,
        due=step.due,
        done=step.closed_at,
        outcome=_outcome(step) if step.closed_at else _("Đang làm"),
        tag=standing.tag_of(step.due, at, step.closed_at),
    )


def _outcome(step: Step) -> str:
    words = said.PROPOSALS.get(step.proposes) if step.outcome == "proposed" else None
    return str(words or said.OUTCOMES.get(step.outcome, step.outcome))


def consults(steps: Sequence[Step], *, at: datetime) -> list[Consult]:
    return [_consult(step, at) for step in steps if step.kind == StepKind.CONSULT]


def _consult(step: Step, at: datetime) -> Consult:
    by = step.closed_by.full_name if step.closed_by else ""
    return Consult(
        unit=step.unit.name,
        question=step.question,
        due=step.due,
        silence_agrees=step.silence_agrees,
        answer=step.note,
        outcome=_outcome(step) if step.closed_at else "",
        answered=", ".join(w for w in (by, said.moment(step.closed_at)) if w) if step.closed_at else "",
        tag=None if step.closed_at else standing.tag_of(step.due, at),
        why=reasons.sentences(from_rows(step.due_reasons)),
    )
