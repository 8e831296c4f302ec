"""What the applicant owes another office: ask that office, write down its notice, and take the payment as proved."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.clockwork import local, today
from motcua.base.errors import Refusal, refuse_if
from motcua.base.money import show
from motcua.dossiers import events, holds, rules, terms
from motcua.dossiers.acting import Acting, act
from motcua.dossiers.models import Hold, HoldKind, Obligation

ASK = journal.kind("dossier.ask_obligation", "Gửi phiếu chuyển thông tin nghĩa vụ tài chính")
NOTE = journal.kind("dossier.note_obligation", "Ghi thông báo nghĩa vụ tài chính")
SETTLE = journal.kind("dossier.settle_obligation", "Xác nhận đã nộp nghĩa vụ tài chính", personal=("proof",))


@dataclass(frozen=True, slots=True)
class Told:
    """The notice of the other office: `amount` in whole đồng, 0 when nothing is owed."""

    number: str
    amount: int
    pay_by: date | None = None
    pay_where: str = ""


def ask_obligation(dossier_id: int, slip_number: str, slip_date: date, *, by: Actor, at: datetime) -> Obligation:
    """Send the slip that asks the office (ND151-2025); the clock stops from now until the payment is proved."""
    with act(ASK, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_ask_obligation(acting.facts, by))
        rule = acting.definition.obligation
        if rule is None:
            raise Refusal("obligation.none_here", code=acting.facts.code)
        if not slip_number.strip():
            raise Refusal("obligation.slip_missing")
        if slip_date > today(acting.at):
            raise Refusal("obligation.slip_future")
        by_then = terms.working_days(acting.dossier.agency_id, rule.answer_days, at=acting.at, book=acting.book).at
        obligation = Obligation.objects.create(
            dossier=acting.dossier, office=rule.office, slip_number=slip_number, slip_date=slip_date,
            asked_by_id=by.key, asked_at=acting.at, answer_by=by_then,
        )  # fmt: skip
        holds.place(acting, HoldKind.OBLIGATION, f"Chờ thông báo của {rule.office}, hạn {local(by_then):%d/%m/%Y}")
        acting.note(slip=slip_number, office=rule.office, answer_by=by_then.isoformat())
        acting.tell(events.OBLIGATION_ASKED)
        return obligation


def note_obligation(dossier_id: int, told: Told, *, by: Actor, at: datetime) -> None:
    """Write the notice down and tell the applicant; a notice of nothing owed lets the work go on at once."""
    with act(NOTE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_note_obligation(acting.facts, by))
        _refuse_poor(told, today(acting.at))
        obligation = open_one(acting)
        obligation.notice_number, obligation.amount, obligation.noticed_at = told.number, told.amount, acting.at
        obligation.pay_by, obligation.pay_where = told.pay_by, told.pay_where
        acting.note(notice=told.number, amount=told.amount, pay_by=told.pay_by.isoformat() if told.pay_by else "")
        if told.amount == 0:
            _settle(acting, obligation)
            return
        obligation.save()
        _waits_for_payment(acting, told)
        acting.tell(events.OBLIGATION_NOTED)


def settle_obligation(dossier_id: int, proof_number: str, paid_on: date, *, by: Actor, at: datetime) -> None:
    """Take the payment as proved by the receipt of the treasury; the due date moves by the time that was waited."""
    with act(SETTLE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_settle_obligation(acting.facts, by))
        obligation = open_one(acting)
        refuse_bad_proof(obligation, proof_number, paid_on, today(acting.at))
        obligation.proof_number, obligation.paid_on = proof_number, paid_on
        acting.note(proof=proof_number, paid_on=paid_on.isoformat(), amount=obligation.amount)
        _settle(acting, obligation)


def open_one(acting: Acting) -> Obligation:
    """Give the obligation that is not settled; a rule has asked before that there is one."""
    return Obligation.objects.get(dossier=acting.dossier, settled_at=None)


def refuse_bad_proof(obligation: Obligation, number: str, paid_on: date, day: date) -> None:
    """Refuse a proof without a number, from the future, or older than the slip it answers."""
    if not number.strip():
        raise Refusal("obligation.proof_missing")
    if paid_on > day or paid_on < obligation.slip_date:
        raise Refusal("obligation.paid_on_wrong", since=f"{obligation.slip_date:%d/%m/%Y}")


def _refuse_poor(told: Told, day: date) -> None:
    if not told.number.strip():
        raise Refusal("obligation.notice_missing")
    if told.amount < 0:
        raise Refusal("obligation.amount_wrong")
    if told.amount and (told.pay_by is None or told.pay_by < day or not told.pay_where.strip()):
        raise Refusal("obligation.where_missing")


def _waits_for_payment(acting: Acting, told: Told) -> None:
    """Say in the open hold that it now waits for the applicant; since when it waits stays."""
    until = f"{told.pay_by:%d/%m/%Y}" if told.pay_by else ""
    words = f"Chờ nộp {show(told.amount)} theo thông báo số {told.number}, hạn {until}"
    opened = Hold.objects.filter(dossier=acting.dossier, kind=HoldKind.OBLIGATION, lifted_at=None)
    opened.update(reason=words[:300])


def _settle(acting: Acting, obligation: Obligation) -> None:
    obligation.settled_at, obligation.settled_by_id = acting.at, acting.by.key
    obligation.save()
    holds.lift(acting, HoldKind.OBLIGATION)
    acting.tell(events.OBLIGATION_SETTLED)
