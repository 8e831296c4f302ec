"""Handing over the result, and taking the money."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.base.errors import Refusal
from motcua.base.money import Dong
from motcua.catalog.definition import Question
from motcua.dossiers import rules
from motcua.dossiers.acts.deliver import Handover, deliver
from motcua.dossiers.models import Outcome, ReturnWay
from motcua.fees.acts import take_fee
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.shown import money, official, said
from motcua.web.ui.formats import dong


def _handover(asked: Asked) -> list[Question]:
    ways = [{"value": w.value, "label": str(said.WAYS[w.value])} for w in ReturnWay]
    hint = _("Chữ ký nhận, số bưu gửi, hoặc mã xác nhận. Ví dụ: Ký sổ trả kết quả số 12/2026.")
    questions = [
        Question("to_name", "text", _("Trả cho ai"), params={"width": "l"}),
        Question("way", "choice", _("Cách trả"), params={"options": ways}),
        Question("proof", "text", _("Bằng chứng đã trả"), hint, params={"max_length": 200}),
    ]
    granted = asked.facts.outcome is Outcome.GRANTED
    if granted and asked.facts.presence_at_return:
        questions.append(
            Question("was_present", "declaration", _("Người nhận có mặt và đã ký trước mặt tôi"), required=False)
        )
    if granted and asked.facts.originals_at_return:
        questions.append(
            Question("originals_seen", "declaration", _("Tôi đã đối chiếu bản chính giấy tờ"), required=False)
        )
    return questions


def _start(asked: Asked) -> dict[str, list[str]]:
    return {"to_name": [asked.dossier.owner_name], "way": [asked.dossier.return_way]}


def _deliver(asked: Asked, values: Values) -> str:
    present, seen = bool(values.get("was_present")), bool(values.get("originals_seen"))
    handover = Handover(values["to_name"], ReturnWay(values["way"]), values["proof"], present, seen)
    deliver(asked.dossier.pk, handover, by=asked.by, at=asked.at)
    return _("Đã trả kết quả cho %(name)s.") % {"name": values["to_name"]}


def _owed(asked: Asked) -> dict[str, Any]:
    """Show what is still owed and the papers to hand over; being late is said and changes nothing."""
    found = money.of(asked.dossier)
    may = rules.may_take_fee(asked.facts, asked.by, asked.dossier.one_stop_id) is None
    return {
        "money": found,
        "owed": dong(found.owed, said.language()) if found.owed else "",
        "fee_href": reverse("desk:act", args=[asked.dossier.public_id, "fee"]) if may else "",
        "official": official.of(asked.dossier),
        "is_late": asked.dossier.is_late(asked.at),
    }


def _payment(_asked: Asked) -> tuple[Question, ...]:
    hint = _("Số in trên biên lai giao cho người nộp.")
    return (
        Question("amount", "number", _("Số tiền nhận"), params={"unit": _("đồng"), "width": "m"}),
        Question("receipt_number", "text", _("Số biên lai"), hint, params={"max_length": 40, "width": "m"}),
    )


def _start_payment(asked: Asked) -> dict[str, list[str]]:
    return {"amount": [f"{money.of(asked.dossier).owed:,}".replace(",", ".")]}


def _take_fee(asked: Asked, values: Values) -> str:
    payment = take_fee(asked.dossier.pk, Dong(values["amount"]), values["receipt_number"], by=asked.by, at=asked.at)
    facts = {"amount": dong(payment.amount, said.language()), "number": payment.receipt_number}
    return _("Đã ghi thu %(amount)s, biên lai số %(number)s.") % facts


def _may_take(asked: Asked) -> Refusal | None:
    return rules.may_take_fee(asked.facts, asked.by, asked.dossier.one_stop_id)


DELIVER = ActForm(
    key="deliver",
    title=gettext_lazy("Trả kết quả"),
    act=gettext_lazy("Đã trả kết quả"),
    do=_deliver,
    questions=_handover,
    start=_start,
    more=_owed,
    template="desk/deliver.html",
    places={
        "deliver.presence": "was_present",
        "deliver.originals": "originals_seen",
        "deliver.proof_missing": "proof",
    },
)
FEE = ActForm(
    key="fee",
    title=gettext_lazy("Thu phí, lệ phí"),
    act=gettext_lazy("Ghi đã thu"),
    do=_take_fee,
    questions=_payment,
    start=_start_payment,
    more=_owed,
    template="desk/fee.html",
    places={
        "fee.other_amount": "amount",
        "fee.receipt_number_used": "receipt_number",
        "fee.receipt_number_missing": "receipt_number",
    },
    rule=_may_take,
)
