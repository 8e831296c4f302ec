"""Asking another agency, and answering when asked."""

from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.base.clockwork import VN, local, today
from motcua.base.errors import Refusal
from motcua.catalog.definition import Question
from motcua.clock.due import Due
from motcua.dossiers import rules, terms
from motcua.dossiers.acts.consult import Consultation, answer_consult, consult
from motcua.dossiers.queries import consultable
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.shown import reasons

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
        *_silence(asked),
    )  # fmt: skip


def _silence(asked: Asked) -> tuple[Question, ...]:
    """Offer silence as agreement unless the law of this procedure says that it is none."""
    rule = asked.read.known.consult
    if rule and not rule.silence_agrees:
        return ()
    words = _("Quá hạn không trả lời thì coi là đồng ý (chỉ khi pháp luật cho phép)")
    return (Question("silence_agrees", "declaration", words, required=False),)


def _start(asked: Asked) -> dict[str, list[str]]:
    """Begin with the day that the law gives the asked agency, counted from now."""
    lawful, rule = _lawful(asked), asked.read.known.consult
    if lawful is None or rule is None:
        return {"due_time": [_LAST]}
    day = local(lawful.at)
    agrees = {"silence_agrees": ["yes"]} if rule.silence_agrees else {}
    return {
        "due.day": [str(day.day)], "due.month": [str(day.month)], "due.year": [str(day.year)],
        "due_time": [next((t for t in TIMES if time.fromisoformat(t) >= day.time()), _LAST)], **agrees,
    }  # fmt: skip


def _lawful(asked: Asked) -> Due | None:
    return terms.of_consultation(asked.read.known, asked.dossier.agency_id, at=asked.at)


def _why(asked: Asked) -> dict[str, Any]:
    lawful, rule = _lawful(asked), asked.read.known.consult
    if lawful is None or rule is None:
        return {}
    return {"law": rule.why, "reasons": reasons.sentences(lawful.reasons)}


def _ask(asked: Asked, values: Values) -> str:
    agency = consultable(today(asked.at)).get(code=values["agency"])
    due = datetime.combine(date.fromisoformat(values["due"]), time.fromisoformat(values["due_time"]), VN)
    question = Consultation(agency, values["question"], due, bool(values.get("silence_agrees")))
    consult(asked.dossier.pk, question, by=asked.by, at=asked.at)
    return _("Đã gửi câu hỏi đến %(name)s.") % {"name": agency.name}


CONSULT = ActForm(
    key="consult",
    title=gettext_lazy("Hỏi ý kiến cơ quan khác"),
    act=gettext_lazy("Gửi câu hỏi"),
    do=_ask,
    questions=_question,
    start=_start,
    more=_why,
    template="desk/consult.html",
    places={"consult.due_past": "due", "consult.too_short": "due", "consult.silence_no": "silence_agrees"},
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
