"""Asking another agency, and answering when asked."""

from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.base.clockwork import VN, today
from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.dossiers import rules
from motcua.dossiers.acts.consult import Consultation, answer_consult, consult
from motcua.dossiers.queries import consultable
from motcua.web.desk.forms.asked import ActForm, Asked, Values

_TIMES = [time(hour, minute).isoformat("minutes") for hour in (*range(8, 12), *range(14, 18)) for minute in (0, 30)]
_LAST = "17:00"
TIMES = [t for t in _TIMES if t <= _LAST]


def _question(asked: Asked) -> tuple[Question, ...]:
    here = asked.facts.step.unit if asked.facts.step else 0
    agencies = [{"value": a.code, "label": a.name} for a in consultable(today(asked.at)) if a.pk != here]
    times = [{"value": t, "label": t} for t in TIMES]
    return (
        Question("agency", "choice", _("Cơ quan được hỏi"), params={"options": agencies, "width": "l"}),
        Question("question", "long_text", _("Nội dung cần hỏi"), _("Nêu rõ cần ý kiến về điều gì, dựa trên giấy tờ nào.")),
        Question("due", "date", _("Hạn trả lời"), _("Hạn giải quyết hồ sơ vẫn tính trong lúc chờ.")),
        Question("due_time", "choice", _("Giờ"), params={"options": times, "width": "s"}),
        Question("silence_agrees", "declaration", _("Quá hạn không trả lời thì coi là đồng ý (chỉ khi pháp luật cho phép)"),
                 required=False),
    )  # fmt: skip


def _start(_asked: Asked) -> dict[str, list[str]]:
    return {"due_time": [_LAST]}


def _ask(asked: Asked, values: Values) -> str:
    agency = consultable(today(asked.at)).get(code=values["agency"])
    due = datetime.combine(date.fromisoformat(values["due"]), time.fromisoformat(values["due_time"]), VN)
    question = Consultation(agency, values["question"], due, bool(values["silence_agrees"]))
    consult(asked.dossier.pk, question, by=asked.by, at=asked.at)
    return _("Đã gửi câu hỏi đến %(name)s.") % {"name": agency.name}


CONSULT = ActForm(
    key="consult",
    title=gettext_lazy("Hỏi ý kiến cơ quan khác"),
    act=gettext_lazy("Gửi câu hỏi"),
    do=_ask,
    questions=_question,
    start=_start,
    places={"consult.due_past": "due"},
)


def _opinion(_asked: Asked) -> tuple[Question, ...]:
    options = [{"value": "yes", "label": _("Đồng ý")}, {"value": "no", "label": _("Không đồng ý")}]
    return (
        Question("agrees", "choice", _("Ý kiến của cơ quan"), params={"options": options}),
        Question("opinion", "long_text", _("Nội dung trả lời")),
    )


def answering(step_id: int) -> ActForm:
    """Make the form of one consultation."""

    def _answer(asked: Asked, values: Values) -> str:
        agrees = values["agrees"] == "yes"
        answer_consult(asked.dossier.pk, step_id, values["opinion"], agrees=agrees, by=asked.by, at=asked.at)
        return _("Đã trả lời ý kiến.")

    def _may(asked: Asked) -> Refusal | None:
        step = next((s for s in asked.facts.consults if s.key == step_id), None)
        return rules.may_answer_consult(asked.facts, step, asked.by)

    return ActForm(
        key="answer",
        title=gettext_lazy("Trả lời ý kiến"),
        act=gettext_lazy("Gửi trả lời"),
        do=_answer,
        questions=_opinion,
        more=lambda asked: _told(asked, step_id),
        template="desk/answer.html",
        rule=_may,
    )


def _told(asked: Asked, step_id: int) -> dict[str, Any]:
    step = next((s for s in asked.read.steps if s.pk == step_id), None)
    return {"question": step.question, "due": step.due} if step else {}
