"""Money at the counter."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.money import Dong
from motcua.dossiers import events, holds, rules
from motcua.dossiers.acting import act
from motcua.dossiers.models import HoldKind
from motcua.fees.models import Payment

TAKE_FEE = journal.kind("fees.take", "Thu phí, lệ phí tại quầy")


def take_fee(dossier_id: int, amount: Dong, receipt_number: str, *, by: Actor, at: datetime) -> Payment:
    """Mark the whole of what is owed as received; another amount or a used receipt number is refused."""
    with act(TAKE_FEE, dossier_id, by=by, at=at) as acting:
        refuse_if(rules.may_take_fee(acting.facts, by, acting.dossier.one_stop_id))
        owed = list(acting.dossier.fees.filter(paid_at=None))
        total = sum(f.amount for f in owed)
        if amount != total:
            raise Refusal("fee.other_amount", owed=total, amount=int(amount), code=acting.facts.code)
        if not receipt_number.strip():
            raise Refusal("fee.receipt_number_missing")
        if Payment.objects.filter(receipt_number=receipt_number).exists():
            raise Refusal("fee.receipt_number_used", number=receipt_number)
        payment = Payment.objects.create(
            dossier=acting.dossier, amount=total, receipt_number=receipt_number, taken_by_id=by.key, taken_at=acting.at
        )
        acting.dossier.fees.filter(paid_at=None).update(paid_at=acting.at)
        holds.lift(acting, HoldKind.FEE)
        acting.note(amount=total, receipt_number=receipt_number)
        acting.tell(events.FEE_RECEIVED)
        return payment
