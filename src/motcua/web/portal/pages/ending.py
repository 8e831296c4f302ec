"""Withdraw, throw a draft away, rate: what is asked, and what came of it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.dossiers.acts.end import withdraw as withdraw_act
from motcua.dossiers.models import Dossier, State
from motcua.voice.acts import rate as rate_act
from motcua.web.portal.defined import definition
from motcua.web.ui.fields import FieldView, Option, error_lines
from motcua.web.ui.parts import ErrorLine
from motcua.web.ui.words import sentence

REASON = 1000  # characters kept of what a person says in a free field


def withdraw_values(dossier: Dossier, *, reason: str = "", refusal: str = "") -> dict[str, object]:
    hint = _("Lý do giúp chúng tôi làm tốt hơn.")
    text = _("Hồ sơ %(code)s sẽ dừng lại và không được giải quyết tiếp. Bạn có thể nộp lại bất cứ lúc nào.")
    kept = _("Lệ phí đã nộp không được trả lại.") if definition(dossier.revision_id).fee_kept else ""
    words = " ".join(part for part in (text % {"code": dossier.known_as}, kept) if part)
    return {
        "dossier": dossier, "question": _("Rút hồ sơ này?"), "text": words,
        "act": _("Rút hồ sơ"), "danger": True, "cancel": reverse("portal:dossier", args=[dossier.public_id]),
        "field": FieldView("reason", _("Vì sao bạn rút hồ sơ?"), "long_text", hint=hint, required=False, value=reason),
        "errors": [ErrorLine(refusal)] if refusal else [],
    }  # fmt: skip


def withdraw(dossier: Dossier, reason: str, *, by: Actor, at: datetime) -> str:
    """Withdraw; gives the words of a refusal. Withdrawing twice is withdrawing."""
    if dossier.state == State.WITHDRAWN:
        return ""
    try:
        withdraw_act(dossier.pk, reason.strip()[:REASON], by=by, at=at)
    except Refusal as refusal:
        return sentence(refusal)
    return ""


def discard_values(dossier: Dossier) -> dict[str, object]:
    text = _("Những gì bạn đã điền và tải lên cho “%(name)s” sẽ bị xóa và không lấy lại được.")
    return {
        "question": _("Xóa bản đang soạn?"), "text": text % {"name": dossier.procedure.name}, "act": _("Xóa bản này"),
        "danger": True, "cancel": reverse("portal:tasks", args=[dossier.public_id]),
    }  # fmt: skip


def rate_values(
    dossier: Dossier, *, score: str = "", words: str = "", refusal: Refusal | None = None
) -> dict[str, object]:
    error = sentence(refusal) if refusal and refusal.code == "rate.no_score" else ""
    marks = [_("Rất không hài lòng"), _("Không hài lòng"), _("Bình thường"), _("Hài lòng"), _("Rất hài lòng")]
    options = [Option(str(n), mark) for n, mark in reversed(list(enumerate(marks, start=1)))]
    asked = FieldView(
        "score", _("Bạn thấy việc giải quyết thế nào?"), "choice", options=options, value=score, error=error
    )
    more = FieldView("words", _("Bạn muốn nói thêm gì không?"), "long_text", required=False, value=words)
    lines = [*error_lines([asked]), *([ErrorLine(sentence(refusal))] if refusal and not error else [])]
    return {"dossier": dossier, "fields": [asked, more], "errors": lines}


def rate(dossier: Dossier, score: str, words: str, *, by: Actor, at: datetime) -> Refusal | None:
    """Rate; gives the refusal. Rated already is rated."""
    try:
        rate_act(dossier.pk, int(score) if score in "12345" and score else 0, words.strip()[:REASON], by=by, at=at)
    except Refusal as refusal:
        return None if refusal.code == "rate.already" else refusal
    return None
