"""Show that another office was paid: the number and day of the receipt, and its picture."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.catalog.questions.typed import Raw
from motcua.dossiers import filing, rules
from motcua.dossiers.acts.obligation_proof import Proof, send_proof
from motcua.dossiers.facts import facts_of
from motcua.dossiers.models import Dossier, Obligation
from motcua.dossiers.queries import obligation_of
from motcua.files import store
from motcua.web.portal.pages.papers import ACCEPT
from motcua.web.portal.shown import fees, fields, times
from motcua.web.portal.shown.fields import Filled
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine, Fact
from motcua.web.ui.words import sentence

FILE = "file"
_PLACES = {"obligation.proof_missing": "number", "obligation.paid_on_wrong": "paid_on"}
Wrong = Mapping[str, str]


def is_asked(dossier: Dossier, by: Actor) -> bool:
    return rules.may_prove_obligation(facts_of(dossier), by) is None


def questions() -> tuple[Question, ...]:
    hint = _("Số giấy nộp tiền vào ngân sách hoặc mã giao dịch, in ở đầu chứng từ.")
    return (
        Question("number", "text", _("Số chứng từ"), hint, params={"max_length": 80}),
        Question("paid_on", "date", _("Ngày nộp tiền"), _("Như ghi trên chứng từ."), params={"past": True}),
    )


def values(dossier: Dossier, *, raw: Raw | None = None, wrong: Wrong | None = None) -> dict[str, object]:
    errors = wrong or {}
    views = [*fields.views(questions(), Filled(raw or {})), _file(errors)]
    shown = [_marked(view, errors.get(view.name, "")) for view in views]
    names = {view.name for view in shown}
    loose = [ErrorLine(words) for name, words in errors.items() if name not in names]
    return {
        "dossier": dossier,
        "owed": facts(obligation_of(dossier)),
        "fields": shown,
        "errors": [*loose, *error_lines(shown)],
    }


def _file(errors: Wrong) -> FieldView:
    hint = _("Chụp cả tờ, rõ số, ngày, số tiền. Nhận ảnh JPG, PNG, HEIC hoặc tệp PDF.")
    return FieldView(
        FILE, _("Ảnh hoặc tệp chứng từ"), "file", hint=hint, error=errors.get(FILE, ""), attrs={"accept": ACCEPT}
    )


def _marked(view: FieldView, error: str) -> FieldView:
    return replace(view, error=error)


def send(dossier: Dossier, raw: Raw, file: "UploadedFile[bytes] | None", *, by: Actor, at: datetime) -> Wrong:
    """Keep the receipt and send it; gives what is wrong by the name of its field."""
    asked, reading = questions(), filing.reading_at(at)
    read = {q.key: filing.read_one(q, raw, reading) for q in asked}
    wrong = {q.key: fields.words_of(q, gap) for q in asked if (gap := read[q.key][1])}
    if file is None:
        wrong[FILE] = _("Còn thiếu ảnh hoặc tệp chứng từ.")
    if wrong or file is None:
        return wrong
    content: BinaryIO = file  # type: ignore[assignment]  # Django's file is one in all but its type
    try:
        stored = store.receive(content, file.name or "", file.size or 0, at=at)
        proof = Proof(read["number"][0], date.fromisoformat(read["paid_on"][0]), stored)
        send_proof(dossier.pk, proof, by=by, at=at)
    except Refusal as refusal:
        place = FILE if refusal.code.startswith("file.") else _PLACES.get(refusal.code, "")
        return {place: sentence(refusal)}
    return {}


def facts(owed: Obligation | None) -> list[Fact]:
    """Give what the other office wants; nothing before its notice."""
    if owed is None or owed.amount is None:
        return []
    found = [
        Fact(_("Cơ quan"), owed.office),
        Fact(_("Thông báo số"), owed.notice_number),
        Fact(_("Số tiền"), fees.money(owed.amount) if owed.amount else _("Không phải nộp")),
        Fact(_("Hạn nộp"), times.day(owed.pay_by) if owed.pay_by else ""),
        Fact(_("Nơi nộp"), owed.pay_where),
        Fact(_("Chứng từ"), owed.proof_number),
        Fact(_("Xác nhận đã nộp"), times.when(owed.settled_at) if owed.settled_at else ""),
    ]
    return [fact for fact in found if fact.value]
