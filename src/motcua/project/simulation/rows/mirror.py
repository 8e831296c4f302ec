"""Each act of a plan, done to the rows of one dossier. The acts of `motcua.dossiers.acts` are the model of each."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from motcua.dossiers import deadlines, events
from motcua.dossiers.acts import (
    check,
    decide,
    deliver,
    end,
    forward,
    propose,
    receive,
    refuse,
    send_back,
    submit,
    supplement,
    take,
)
from motcua.dossiers.models import HoldKind, Outcome, State
from motcua.fees.acts import TAKE_FEE
from motcua.project.simulation import plan
from motcua.project.simulation.rows import filing, offices, tables
from motcua.project.simulation.rows.chain import Who
from motcua.project.simulation.rows.people import People
from motcua.project.simulation.rows.record import Record
from motcua.voice.acts import RATE

Doing = Callable[[People, Record, Any, Who, datetime], None]


def _answer(_: People, record: Record, act: plan.Answer, by: Who, at: datetime) -> None:
    filing.answers(record, act.answers, by, at)
    record.row["changed_at"] = at


def _attach(people: People, record: Record, act: plan.Attach, _: Who, at: datetime) -> None:
    filing.attach(people, record, act.component, act.picture, at)
    record.row["changed_at"] = at


def _choose(_: People, record: Record, act: plan.ChooseReturn, by: Who, at: datetime) -> None:
    record.row.update(return_way=act.way, owner_phone=act.phone, owner_email=act.email, changed_at=at)


def _submit(people: People, record: Record, _: plan.Submit, by: Who, at: datetime) -> None:
    filing.file_it(people, record, at)
    record.finish(submit.SUBMIT, by, at)


def _take_fee(_: People, record: Record, act: plan.TakeFee, by: Who, at: datetime) -> None:
    given = {"amount": act.amount, "receipt_number": act.receipt}
    record.add(tables.PAYMENT, taken_by_id=by.key, taken_at=at, **given)
    for fee in record.rows[tables.FEE]:
        fee["paid_at"] = fee["paid_at"] or at
    record.lift(HoldKind.FEE, at)
    record.tell(events.FEE_RECEIVED, at)
    record.finish(TAKE_FEE, by, at, **given)


def _receive(people: People, record: Record, _: plan.Receive, by: Who, at: datetime) -> None:
    record.receive(by, at, people.dossier_code(record, at))
    record.tell(events.RECEIVED, at)
    record.finish(receive.RECEIVE, by, at)


def _forward(_: People, record: Record, __: plan.Forward, by: Who, at: datetime) -> None:
    record.go_on(by, at, "forwarded")
    record.row["state"] = State.IN_PROGRESS.value
    record.tell(events.FORWARDED, at)
    record.finish(forward.FORWARD, by, at)


def _take(_: People, record: Record, __: plan.Take, by: Who, at: datetime) -> None:
    assert record.step is not None
    record.step["assignee_id"] = by.key
    record.finish(take.TAKE, by, at, step=record.step["node"])


def _check(_: People, record: Record, act: plan.Check, by: Who, at: datetime) -> None:
    filing.marks(record, act.marks, by, at)
    record.finish(check.CHECK, by, at)


def _ask(people: People, record: Record, act: plan.AskSupplement, by: Who, at: datetime) -> None:
    key, number = people.keys.next(tables.SUPPLEMENT), len(record.rows[tables.SUPPLEMENT]) + 1
    answer_by = at + timedelta(days=deadlines.SUPPLEMENT_DAYS)
    record.add(
        tables.SUPPLEMENT, id=key, number=number, asked_by_id=by.key, asked_at=at, answer_by=answer_by, answered_at=None
    )
    for part, gap, reason in act.gaps:
        row = {"supplement_id": key, "part": part, "key": gap, "reason": reason, "reply": ""}
        record.rows[tables.GAP].append(row)
    record.hold(HoldKind.SUPPLEMENT, f"Còn {len(act.gaps)} nội dung cần bổ sung", at)
    named, reasons = [f"{part}:{gap}" for part, gap, _ in act.gaps], [reason for _, _, reason in act.gaps]
    record.tell(events.SUPPLEMENT_REQUESTED, at, number=number)
    record.finish(supplement.REQUEST, by, at, number=number, gaps=named, reasons=reasons)


def _answer_supplement(_: People, record: Record, act: plan.AnswerSupplement, by: Who, at: datetime) -> None:
    asked = record.rows[tables.SUPPLEMENT][-1]
    asked["answered_at"] = at
    for gap in record.rows[tables.GAP]:
        if gap["supplement_id"] == asked["id"]:
            gap["reply"] = act.replies.get(f"{gap['part']}:{gap['key']}", "")
    record.lift(HoldKind.SUPPLEMENT, at)
    record.tell(events.SUPPLEMENT_ANSWERED, at)
    record.finish(supplement.ANSWER, by, at, number=asked["number"], replies=dict(act.replies))


def _propose(_: People, record: Record, act: plan.Propose, by: Who, at: datetime) -> None:
    offices.close_silent(record, at)
    record.row["decision_text"] = act.note or record.row["decision_text"]
    record.go_on(by, at, "proposed", note=act.note, proposes=act.outcome)
    record.tell(events.PROPOSED, at)
    record.finish(propose.PROPOSE, by, at, outcome=act.outcome, note=act.note)


def _approve(people: People, record: Record, _: plan.Approve, by: Who, at: datetime) -> None:
    text = record.row["decision_text"]
    _decide(people, record, Outcome.GRANTED, "approved", text, at, by)
    number = record.row["decision_number"]
    record.finish(decide.APPROVE, by, at, outcome=Outcome.GRANTED.value, number=number, text=text)


def _reject(people: People, record: Record, act: plan.Reject, by: Who, at: datetime) -> None:
    _decide(people, record, Outcome.REJECTED, "rejected", act.grounds, at, by)
    number = record.row["decision_number"]
    record.finish(decide.REJECT, by, at, outcome=Outcome.REJECTED.value, number=number, text=act.grounds)


def _decide(people: People, record: Record, outcome: Outcome, *rest: Any) -> None:
    taken, text, at, by = rest
    record.row.update(outcome=outcome.value, decision_text=text, state=State.DECIDED.value, decided_at=at)
    record.go_on(by, at, taken, note=text)
    record.row["decision_number"] = people.decision_number(record, at)
    record.tell(events.DECIDED, at, outcome=outcome.value)


def _send_back(_: People, record: Record, act: plan.SendBack, by: Who, at: datetime) -> None:
    record.close_step(by, at, "returned", note=act.reason)
    record.open_step(record.route.node(act.to), at)
    record.tell(events.SENT_BACK, at, to=act.to)
    record.finish(send_back.SEND_BACK, by, at, to=act.to, reason=act.reason)


def _deliver(_: People, record: Record, act: plan.Deliver, by: Who, at: datetime) -> None:
    record.add(tables.DELIVERY, by_id=by.key, at=at, **act._asdict())
    record.go_on(by, at, "delivered")
    record.row.update(state=State.DELIVERED.value, ended_at=at)
    record.tell(events.DELIVERED, at)
    record.finish(deliver.DELIVER, by, at, way=act.way, to_name=act.to_name, proof=act.proof)


def _rate(_: People, record: Record, act: plan.Rate, by: Who, at: datetime) -> None:
    record.add(tables.RATING, at=at, **act._asdict())
    record.finish(RATE, by, at, **act._asdict())


def _refuse(_: People, record: Record, act: plan.Refuse, by: Who, at: datetime) -> None:
    record.end(by, at, State.REFUSED, "refused", act.reason)
    record.tell(events.REFUSED, at)
    record.finish(refuse.REFUSE, by, at, reason=act.reason)


def _withdraw(_: People, record: Record, act: plan.Withdraw, by: Who, at: datetime) -> None:
    record.end(by, at, State.WITHDRAWN, "withdrawn", act.reason)
    record.tell(events.WITHDRAWN, at)
    record.finish(end.WITHDRAW, by, at, reason=act.reason)


def _stop(_: People, record: Record, act: plan.Stop, by: Who, at: datetime) -> None:
    record.end(by, at, State.STOPPED, "stopped", act.reason)
    record.tell(events.STOPPED, at)
    record.finish(end.STOP, by, at, reason=act.reason)


DO: dict[type, Doing] = {
    plan.Answer: _answer, plan.Attach: _attach, plan.ChooseReturn: _choose, plan.Submit: _submit,
    plan.TakeFee: _take_fee, plan.Receive: _receive, plan.Forward: _forward, plan.Take: _take, plan.Check: _check,
    plan.AskSupplement: _ask, plan.AnswerSupplement: _answer_supplement, plan.Propose: _propose,
    plan.Approve: _approve, plan.Reject: _reject, plan.SendBack: _send_back, plan.Deliver: _deliver, plan.Rate: _rate,
    plan.Refuse: _refuse, plan.Withdraw: _withdraw, plan.Stop: _stop,
    **offices.DO,
}  # fmt: skip
