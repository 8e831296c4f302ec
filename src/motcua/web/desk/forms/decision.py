"""The leader's part: approve, or reject with grounds."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalog.definition import Question
from motcua.dossiers.acts.decide import approve, reject
from motcua.dossiers.models import Step
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.forms.reception import next_place
from motcua.web.desk.shown import said
from motcua.web.ui.parts import Fact


def _last_proposal(asked: Asked) -> Step | None:
    return next((s for s in reversed(asked.read.steps) if s.outcome == "proposed"), None)


def _proposal(asked: Asked) -> dict[str, Any]:
    """Show what was proposed, by whom, and the record of each step before."""
    notes = [
        Fact(f"{s.name} · {s.closed_by.full_name}", s.note)
        for s in asked.read.steps
        if s.note and s.closed_by is not None
    ]
    last = _last_proposal(asked)
    proposed = str(said.PROPOSALS.get(last.proposes, "")) if last else ""
    return {"notes": notes, "proposed": proposed, "next": next_place(asked, "approved")}


def _wording(_asked: Asked) -> tuple[Question, ...]:
    hint = _("Đưa vào văn bản kết quả. Để nguyên nếu đồng ý với nội dung trình.")
    return (Question("text", "long_text", _("Nội dung quyết định"), hint, required=False),)


def _grounds(_asked: Asked) -> tuple[Question, ...]:
    hint = _("Nêu rõ điều kiện nào chưa đạt, theo quy định nào. Người nộp sẽ đọc đoạn này.")
    return (Question("grounds", "long_text", _("Căn cứ không chấp thuận"), hint),)


def _start(asked: Asked) -> dict[str, list[str]]:
    return {"text": [asked.dossier.decision_text]}


def _start_grounds(asked: Asked) -> dict[str, list[str]]:
    last = _last_proposal(asked)
    return {"grounds": [asked.dossier.decision_text]} if last and last.proposes == "rejected" else {}


def _approve(asked: Asked, values: Values) -> str:
    approve(asked.dossier.pk, text=values["text"] or "", by=asked.by, at=asked.at)
    return _("Đã duyệt. Văn bản kết quả đang được lập.")


def _reject(asked: Asked, values: Values) -> str:
    reject(asked.dossier.pk, values["grounds"], by=asked.by, at=asked.at)
    return _("Đã quyết định không chấp thuận. Văn bản trả lời đang được lập.")


APPROVE = ActForm(
    key="approve",
    title=gettext_lazy("Duyệt và ký"),
    act=gettext_lazy("Duyệt, ký"),
    do=_approve,
    questions=_wording,
    start=_start,
    more=_proposal,
    template="desk/decide.html",
)
REJECT = ActForm(
    key="reject",
    title=gettext_lazy("Không chấp thuận"),
    act=gettext_lazy("Không chấp thuận"),
    do=_reject,
    questions=_grounds,
    start=_start_grounds,
    more=_proposal,
    template="desk/decide.html",
    text=gettext_lazy("Đây cũng là kết quả giải quyết: người nộp nhận văn bản trả lời nêu rõ căn cứ."),
    danger=True,
)
