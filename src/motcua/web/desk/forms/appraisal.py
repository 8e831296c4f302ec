"""Where the dossier is judged: propose, ask others, answer others, go back, stop."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalog.definition import Question
from motcua.dossiers.acts.end import stop
from motcua.dossiers.acts.propose import propose
from motcua.dossiers.acts.send_back import send_back
from motcua.dossiers.models import Outcome
from motcua.dossiers.steps import earlier_steps
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.forms.reception import next_place, save_ticks, ticked


def _inspects(asked: Asked) -> bool:
    return asked.facts.step is not None and asked.facts.step.work == "inspect"


def _proposal(asked: Asked) -> tuple[Question, ...]:
    options = [
        {"value": "granted", "label": _("Chấp thuận"), "hint": _("Đủ điều kiện theo quy định")},
        {"value": "rejected", "label": _("Không chấp thuận"), "hint": _("Chưa đủ điều kiện; phải nêu rõ căn cứ")},
    ]
    outcome = Question("outcome", "choice", _("Đề nghị của anh/chị"), params={"options": options})
    if _inspects(asked):
        hint = _("Ngày kiểm tra, ai có mặt, thấy gì, kết luận.")
        return outcome, Question("inspection", "long_text", _("Biên bản kiểm tra thực tế"), hint)
    hint = _("Nội dung để người ký đọc và đưa vào văn bản kết quả. Không chấp thuận thì ghi rõ căn cứ.")
    return outcome, Question("note", "long_text", _("Nội dung trình"), hint, required=False)


def _start_proposal(asked: Asked) -> dict[str, list[str]]:
    """Begin with the words of the step before; a proposal that came back keeps what was written."""
    return {} if _inspects(asked) else {"note": [asked.dossier.decision_text]}


def _propose(asked: Asked, values: Values) -> str:
    save_ticks(asked)
    to = next_place(asked, "proposed")
    note = values.get("inspection") or values.get("note") or ""
    propose(asked.dossier.pk, Outcome(values["outcome"]), note, by=asked.by, at=asked.at)
    return _("Đã trình: %(to)s.") % {"to": to}


def _ways_back(asked: Asked) -> Sequence[Question]:
    route, step = asked.read.known.route, asked.facts.step
    nodes = earlier_steps(route, step.node) if route and step else ()
    options = [{"value": n.key, "label": n.name} for n in nodes]
    hint = _("Nói rõ cần làm lại điều gì, để người nhận không phải hỏi lại.")
    return (
        Question("to", "choice", _("Chuyển lại bước nào?"), params={"options": options}),
        Question("reason", "long_text", _("Lý do"), hint),
    )


def _send_back(asked: Asked, values: Values) -> str:
    send_back(asked.dossier.pk, values["to"], values["reason"], by=asked.by, at=asked.at)
    return _("Đã chuyển lại bước trước, kèm lý do.")


def _nearest(asked: Asked) -> dict[str, list[str]]:
    """Choose the step just before, which is nearly always meant."""
    options = _ways_back(asked)[0].params["options"]
    return {"to": [options[-1]["value"]]} if options else {}


def _why_stopped(_asked: Asked) -> tuple[Question, ...]:
    hint = _("Ghi căn cứ: người nộp đề nghị dừng, hay quy định nào cho phép.")
    return (Question("reason", "long_text", _("Lý do dừng giải quyết"), hint),)


def _stop(asked: Asked, values: Values) -> str:
    stop(asked.dossier.pk, values["reason"], by=asked.by, at=asked.at)
    return _("Đã dừng giải quyết hồ sơ và báo người nộp.")


def _to_propose(asked: Asked) -> dict[str, Any]:
    return {"papers": ticked(asked), "next": next_place(asked, "proposed")}


PROPOSE = ActForm(
    key="propose",
    title=gettext_lazy("Trình kết quả"),
    act=gettext_lazy("Trình"),
    do=_propose,
    questions=_proposal,
    start=_start_proposal,
    more=_to_propose,
    template="desk/propose.html",
    places={"reason.missing": "note", "inspection.record_missing": "inspection", "components.unchecked": "papers"},
)
SEND_BACK = ActForm(
    key="send_back",
    title=gettext_lazy("Chuyển lại bước trước"),
    act=gettext_lazy("Chuyển lại"),
    do=_send_back,
    questions=_ways_back,
    start=_nearest,
    places={"step.not_earlier": "to"},
)
STOP = ActForm(
    key="stop",
    title=gettext_lazy("Dừng giải quyết hồ sơ"),
    act=gettext_lazy("Dừng giải quyết"),
    do=_stop,
    questions=_why_stopped,
    text=gettext_lazy("Hồ sơ kết thúc tại đây mà không có kết quả. Người nộp nhận được thông báo kèm lý do."),
    danger=True,
)
