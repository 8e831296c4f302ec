"""What happens between offices, done to rows: consultations, and what is owed to another office."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from motcua.base.clockwork import local
from motcua.base.money import show
from motcua.clock.limits import Limit, Unit
from motcua.clock.reasons import to_rows
from motcua.dossiers import events
from motcua.dossiers.acts import consult, obligation, obligation_proof
from motcua.dossiers.models import HoldKind, StepKind
from motcua.project.simulation import plan
from motcua.project.simulation.rows import filing, tables
from motcua.project.simulation.rows.chain import Who, in_json
from motcua.project.simulation.rows.people import People
from motcua.project.simulation.rows.record import Record


def _consult(people: People, record: Record, act: plan.Consult, by: Who, at: datetime) -> None:
    rule, asked, key = record.known.consult, act.asked, people.keys.next(tables.CONSULT)
    assert rule is not None
    lawful = record.terms.counted(Limit(rule.amount, rule.unit), at)
    record.consult = record.add(
        tables.CONSULT, id=key, kind=StepKind.CONSULT.value, node="consult", name=f"Cho ý kiến: {asked.name}"[:200],
        work="consult", unit_id=asked.agency, role="specialist", assignee_id=None, opened_at=at, due=lawful.at,
        closed_at=None, closed_by_id=None, outcome="", proposes="", note="", question=act.question,
        silence_agrees=act.silence_agrees, due_reasons=in_json(to_rows(lawful.reasons)),
    )  # fmt: skip
    record.hold(HoldKind.AGENCY, f"Chờ ý kiến {asked.name}, hạn {local(lawful.at):%H:%M %d/%m/%Y}", at, step=key)
    record.tell(events.CONSULTED, at, step=key)
    record.finish(
        consult.CONSULT, by, at, agency=asked.code, due=lawful.at.isoformat(), silence_agrees=act.silence_agrees,
        question=act.question,
    )  # fmt: skip


def _answer_consult(_: People, record: Record, act: plan.AnswerConsult, by: Who, at: datetime) -> None:
    assert record.consult is not None
    key = record.consult["id"]
    record.close_consult(at, "agreed" if act.agrees else "disagreed", by, act.opinion)
    record.lift(HoldKind.AGENCY, at)
    record.tell(events.CONSULT_ANSWERED, at, step=key)
    record.finish(consult.ANSWER, by, at, step=key, agrees=act.agrees, opinion=act.opinion)


def close_silent(record: Record, at: datetime) -> None:
    """Take silence for agreement, where a proposal goes on without the answer."""
    if record.consult is not None:
        record.close_consult(at, "silent")
        record.lift(HoldKind.AGENCY, at)


def _ask(_: People, record: Record, act: plan.AskObligation, by: Who, at: datetime) -> None:
    rule = record.known.obligation
    assert rule is not None
    answer_by = record.terms.counted(Limit(Decimal(rule.answer_days), Unit.WORKING_DAYS), at).at
    record.add(
        tables.OBLIGATION, office=rule.office, slip_number=act.slip, slip_date=act.slip_date, asked_by_id=by.key,
        asked_at=at, answer_by=answer_by, notice_number="", amount=None, pay_by=None, pay_where="", noticed_at=None,
        proof_number="", paid_on=None, proof_file_id=None, proof_sent_at=None, proof_returned="", settled_at=None,
        settled_by_id=None,
    )  # fmt: skip
    record.hold(HoldKind.OBLIGATION, f"Chờ thông báo của {rule.office}, hạn {local(answer_by):%d/%m/%Y}", at)
    record.tell(events.OBLIGATION_ASKED, at)
    record.finish(obligation.ASK, by, at, slip=act.slip, office=rule.office, answer_by=answer_by.isoformat())


def _note(_: People, record: Record, act: plan.NoteObligation, by: Who, at: datetime) -> None:
    row = record.rows[tables.OBLIGATION][-1]
    row.update(notice_number=act.number, amount=act.amount, pay_by=act.pay_by, pay_where=act.pay_where, noticed_at=at)
    if act.pay_by is None:
        _settled(record, row, by, at)
    else:
        words = f"Chờ nộp {show(act.amount)} theo thông báo số {act.number}, hạn {act.pay_by:%d/%m/%Y}"
        for hold in record.rows[tables.HOLD]:
            if hold["kind"] == HoldKind.OBLIGATION.value and hold["lifted_at"] is None:
                hold["reason"] = words[:300]
        record.tell(events.OBLIGATION_NOTED, at)
    until = act.pay_by.isoformat() if act.pay_by else ""
    record.finish(obligation.NOTE, by, at, notice=act.number, amount=act.amount, pay_by=until)


def _prove(people: People, record: Record, act: plan.SendProof, by: Who, at: datetime) -> None:
    for standing in record.rows[tables.ATTACHMENT]:
        if standing["component"] == obligation_proof.COMPONENT:
            standing["removed_at"] = standing["removed_at"] or at
    attached = filing.attach(people, record, obligation_proof.COMPONENT, act.picture, at)
    record.rows[tables.OBLIGATION][-1].update(
        proof_number=act.number, paid_on=act.paid_on, proof_file_id=attached["file_id"], proof_sent_at=at,
        proof_returned="",
    )  # fmt: skip
    record.tell(events.OBLIGATION_PROVED, at)
    sha256 = record.rows[tables.FILE][-1]["sha256"]
    record.finish(obligation_proof.SEND, by, at, proof=act.number, paid_on=act.paid_on.isoformat(), sha256=sha256)


def _return(_: People, record: Record, act: plan.ReturnProof, by: Who, at: datetime) -> None:
    record.rows[tables.OBLIGATION][-1].update(proof_sent_at=None, proof_returned=act.reason)
    record.tell(events.OBLIGATION_RETURNED, at)
    record.finish(obligation_proof.RETURN, by, at, reason=act.reason)


def _settle(_: People, record: Record, act: plan.SettleObligation, by: Who, at: datetime) -> None:
    row = record.rows[tables.OBLIGATION][-1]
    row.update(proof_number=act.number, paid_on=act.paid_on)
    _settled(record, row, by, at)
    paid_on, amount = act.paid_on.isoformat(), row["amount"]
    record.finish(obligation.SETTLE, by, at, proof=act.number, paid_on=paid_on, amount=amount)


def _settled(record: Record, row: tables.Row, by: Who, at: datetime) -> None:
    row.update(settled_at=at, settled_by_id=by.key)
    record.lift(HoldKind.OBLIGATION, at)
    record.tell(events.OBLIGATION_SETTLED, at)


DO: dict[type, Callable[[People, Record, Any, Who, datetime], None]] = {
    plan.Consult: _consult, plan.AnswerConsult: _answer_consult, plan.AskObligation: _ask, plan.NoteObligation: _note,
    plan.SendProof: _prove, plan.ReturnProof: _return, plan.SettleObligation: _settle,
}  # fmt: skip
