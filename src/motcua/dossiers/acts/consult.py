"""Ask another agency for its opinion, by a date; where the law says so, silence is agreement."""

from dataclasses import dataclass
from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import local
from motcua.base.errors import Refusal, refuse_if
from motcua.directory.models import Agency, Role
from motcua.dossiers import events, holds, rules, steps
from motcua.dossiers.acting import act
from motcua.dossiers.models import HoldKind, Step, StepKind

CONSULT = journal.kind("dossier.consult", "Lấy ý kiến cơ quan khác", personal=("question",))
ANSWER = journal.kind("dossier.answer_consult", "Trả lời ý kiến", personal=("opinion",))


@dataclass(frozen=True, slots=True)
class Consultation:
    """Whom, what, until when, and whether silence past that is agreement by law."""

    agency: Agency
    question: str
    due: datetime
    silence_agrees: bool = False


def consult(dossier_id: int, asked: Consultation, *, by: Actor, at: datetime) -> Step:
    """Open a step at the asked agency; the clock goes on meanwhile."""
    agency, due = asked.agency, asked.due
    with act(CONSULT, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_consult(acting.facts, by))
        if not asked.question.strip():
            raise Refusal("reason.missing")
        if due <= at:
            raise Refusal("consult.due_past")
        step = Step.objects.create(
            dossier=acting.dossier, kind=StepKind.CONSULT, node="consult", name=f"Cho ý kiến: {agency.name}"[:200],
            work="consult", unit=agency, role=Role.SPECIALIST, opened_at=at, due=due, question=asked.question,
            silence_agrees=asked.silence_agrees,
        )  # fmt: skip
        holds.place(acting, HoldKind.AGENCY, f"Chờ ý kiến {agency.name}, hạn {local(due):%H:%M %d/%m/%Y}", step=step)
        acting.note(
            agency=agency.code, due=due.isoformat(), silence_agrees=asked.silence_agrees, question=asked.question
        )
        acting.tell(events.CONSULTED, step=step.pk)
        return step


def answer_consult(dossier_id: int, step_id: int, opinion: str, *, agrees: bool, by: Actor, at: datetime) -> None:
    with act(ANSWER, dossier_id, by=by, at=at) as acting:
        asked = next((s for s in acting.facts.consults if s.key == step_id), None)
        refuse_if(rules.may_answer_consult(acting.facts, asked, by))
        if not opinion.strip():
            raise Refusal("reason.missing")
        step = Step.objects.get(pk=step_id, dossier=acting.dossier)
        steps.close(acting, step, "agreed" if agrees else "disagreed", note=opinion)
        holds.lift(acting, HoldKind.AGENCY, step=step)
        acting.note(step=step_id, agrees=agrees, opinion=opinion)
        acting.tell(events.CONSULT_ANSWERED, step=step_id)
