"""Asking the tax office, writing its notice down, and taking the payment as proved."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalog.definition import Question
from motcua.dossiers.acts.obligation import Told, ask_obligation, note_obligation, settle_obligation
from motcua.dossiers.acts.obligation_proof import return_proof
from motcua.dossiers.models import Obligation
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.shown import owed, said

_SHORT = {"max_length": 60, "width": "m"}


def _boxes(key: str, day: date | None) -> dict[str, list[str]]:
    """Put a day into its three boxes; nothing for no day."""
    if day is None:
        return {}
    return {f"{key}.day": [str(day.day)], f"{key}.month": [str(day.month)], f"{key}.year": [str(day.year)]}


def _open(asked: Asked) -> Obligation | None:
    found = asked.read.obligation
    return found if found and found.settled_at is None else None


def _told(asked: Asked) -> dict[str, Any]:
    """Show what is known so far, and by when the office has to answer."""
    rule = asked.read.known.obligation
    return {"owed": owed.facts(_open(asked)), "why": rule.why if rule else "", "slip": rule.slip if rule else ""}


def _slip(asked: Asked) -> Sequence[Question]:
    rule = asked.read.known.obligation
    hint = rule.slip if rule else ""
    return (
        Question("slip_number", "text", _("Số phiếu chuyển thông tin"), hint, params=_SHORT),
        Question("slip_date", "date", _("Ngày của phiếu"), params={"past": True}),
    )


def _ask(asked: Asked, values: Values) -> str:
    day = date.fromisoformat(values["slip_date"])
    found = ask_obligation(asked.dossier.pk, values["slip_number"], day, by=asked.by, at=asked.at)
    facts = {"office": found.office, "day": said.on_day(found.answer_by)}
    return _("Đã ghi việc gửi sang %(office)s. Hạn trả lời %(day)s; thời gian chờ không tính vào hạn.") % facts


def _notice(_asked: Asked) -> Sequence[Question]:
    free = _("Cộng mọi khoản trong thông báo. Được miễn, không phải nộp thì ghi 0.")
    where = _("Ví dụ: Kho bạc Nhà nước khu vực, tài khoản 7111; hoặc nộp trên Cổng Dịch vụ công quốc gia.")
    return (
        Question("notice_number", "text", _("Số thông báo"), params=_SHORT),
        Question("amount", "number", _("Số tiền phải nộp"), free, params={"unit": _("đồng"), "width": "m"}),
        Question("pay_by", "date", _("Hạn nộp"), _("Ghi 0 đồng ở trên thì bỏ trống."), required=False),
        Question("pay_where", "text", _("Nơi nộp"), where, required=False, params={"max_length": 300}),
    )


def _noted(asked: Asked) -> dict[str, list[str]]:
    """Begin with the notice that was written down before, to put it right."""
    found = _open(asked)
    if found is None or found.amount is None:
        return {}
    amount = f"{found.amount:,}".replace(",", ".")
    kept = {"notice_number": [found.notice_number], "amount": [amount], "pay_where": [found.pay_where]}
    return kept | _boxes("pay_by", found.pay_by)


def _note(asked: Asked, values: Values) -> str:
    pay_by = date.fromisoformat(values["pay_by"]) if values["pay_by"] else None
    told = Told(values["notice_number"], values["amount"], pay_by, values["pay_where"] or "")
    note_obligation(asked.dossier.pk, told, by=asked.by, at=asked.at)
    return _("Đã báo người nộp.") if told.amount else _("Không phải nộp. Hồ sơ được làm tiếp.")


def _receipt(_asked: Asked) -> Sequence[Question]:
    hint = _("Số giấy nộp tiền của kho bạc hoặc mã giao dịch.")
    return (
        Question("proof_number", "text", _("Số chứng từ"), hint, params={"max_length": 80, "width": "m"}),
        Question("paid_on", "date", _("Ngày nộp"), params={"past": True}),
    )


def _sent(asked: Asked) -> dict[str, list[str]]:
    """Begin with what the applicant wrote, for the officer to compare with the receipt."""
    found = _open(asked)
    if found is None or found.paid_on is None:
        return {}
    return {"proof_number": [found.proof_number]} | _boxes("paid_on", found.paid_on)


def _settle(asked: Asked, values: Values) -> str:
    day = date.fromisoformat(values["paid_on"])
    settle_obligation(asked.dossier.pk, values["proof_number"], day, by=asked.by, at=asked.at)
    return _("Đã xác nhận. Hồ sơ được làm tiếp, hạn trả dời theo thời gian đã chờ.")


def _why(_asked: Asked) -> Sequence[Question]:
    return (Question("reason", "long_text", _("Lý do"), _("Người nộp đọc đúng lời này và gửi bản khác.")),)


def _return(asked: Asked, values: Values) -> str:
    return_proof(asked.dossier.pk, values["reason"], by=asked.by, at=asked.at)
    return _("Đã trả lại chứng từ và báo người nộp.")


ASK_OBLIGATION = ActForm(
    key="ask_obligation",
    title=gettext_lazy("Gửi phiếu chuyển thông tin sang cơ quan thuế"),
    act=gettext_lazy("Ghi đã gửi"),
    do=_ask,
    questions=_slip,
    more=_told,
    template="desk/owing.html",
    places={"obligation.slip_missing": "slip_number", "obligation.slip_future": "slip_date"},
)
NOTE_OBLIGATION = ActForm(
    key="note_obligation",
    title=gettext_lazy("Ghi thông báo của cơ quan thuế"),
    act=gettext_lazy("Ghi và báo người nộp"),
    do=_note,
    questions=_notice,
    start=_noted,
    more=_told,
    template="desk/owing.html",
    places={
        "obligation.notice_missing": "notice_number",
        "obligation.amount_wrong": "amount",
        "obligation.where_missing": "pay_by",
    },
)
SETTLE_OBLIGATION = ActForm(
    key="settle_obligation",
    title=gettext_lazy("Xác nhận đã nộp nghĩa vụ tài chính"),
    act=gettext_lazy("Xác nhận, làm tiếp hồ sơ"),
    do=_settle,
    questions=_receipt,
    start=_sent,
    more=_told,
    template="desk/owing.html",
    places={"obligation.proof_missing": "proof_number", "obligation.paid_on_wrong": "paid_on"},
)
RETURN_PROOF = ActForm(
    key="return_proof",
    title=gettext_lazy("Trả lại chứng từ nộp tiền"),
    act=gettext_lazy("Trả lại"),
    do=_return,
    questions=_why,
    more=_told,
    template="desk/owing.html",
)
