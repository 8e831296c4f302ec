"""Ask another agency for its opinion, by a date; where the law says so, silence is agreement."""

from dataclasses import dataclass
from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import local
from motcua.base.errors import Refusal, refuse_if
from motcua.clock.due import Due
from motcua.clock.reasons import to_rows
from motcua.directory.models import Agency, Role
from motcua.dossiers import events, holds, rules, steps, terms
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import HoldKind, Step, StepKind

CONSULT = journal.kind("dossier.consult", "Lấy ý kiến cơ quan khác", personal=("question",))
ANSWER = journal.kind("dossier.answer_consult", "Trả lời ý kiến", personal=("opinion",))


@dataclass(frozen=True, slots=True)
class Consultation:
    """Whom, what, until when (None: as long as the procedure's law gives), and whether silence past that agrees."""

    agency: Agency
    question: str
    due: datetime | None = None
    silence_agrees: bool = False


def consult(dossier_id: int, asked: Consultation, *, by: Actor, at: datetime) -> Step:
    """Open a step at the asked agency; the clock goes on meanwhile."""
    agency = asked.agency
    with act(CONSULT, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_consult(acting.facts, by))
        if not asked.question.strip():
            raise Refusal("reason.missing")
        lawful = terms.of_consultation(acting.definition, acting.dossier.agency_id, at=acting.at, book=acting.book)
        due = _due(asked, lawful, acting.at)
        _refuse_false_silence(acting, asked, due, lawful)
        step = Step.objects.create(
            dossier=acting.dossier, kind=StepKind.CONSULT, node="consult", name=f"Cho ý kiến: {agency.name}"[:200],
            work="consult", unit=agency, role=Role.SPECIALIST, opened_at=acting.at, due=due, question=asked.question,
            silence_agrees=asked.silence_agrees,
            due_reasons=to_rows(lawful.reasons) if lawful and lawful.at == due else [],
        )  # fmt: skip
        holds.place(acting, HoldKind.AGENCY, f"Chờ ý kiến {agency.name}, hạn {local(due):%H:%M %d/%m/%Y}", step=step)
        acting.note(
            agency=agency.code, due=due.isoformat(), silence_agrees=asked.silence_agrees, question=asked.question
        )
        acting.tell(events.CONSULTED, step=step.pk)
        return step


def _due(asked: Consultation, lawful: Due | None, at: datetime) -> datetime:
    due = asked.due or (lawful.at if lawful else None)
    if due is None:
        raise Refusal("consult.due_missing")
    if due <= at:
        raise Refusal("consult.due_past")
    return due


def _refuse_false_silence(acting: Acting, asked: Consultation, due: datetime, lawful: Due | None) -> None:
    """Take silence for agreement only where the law says so, and only after the whole time the law gives."""
    rule = acting.definition.consult
    if not asked.silence_agrees or rule is None or lawful is None:
        return
    if not rule.silence_agrees:
        raise Refusal("consult.silence_no")
    if due < lawful.at:
        raise Refusal("consult.too_short", due=f"{local(lawful.at):%H:%M %d/%m/%Y}")


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
