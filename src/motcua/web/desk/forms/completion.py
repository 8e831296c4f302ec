"""Asking once for everything that is missing: the whole checklist, each gap with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalog.definition import Question
from motcua.dossiers import rules, terms
from motcua.dossiers.acts.supplement import Asked as Gap
from motcua.dossiers.acts.supplement import request_supplement
from motcua.dossiers.filing import asked_components
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.shown import answers, said
from motcua.web.desk.shown.fields import typed
from motcua.web.ui.fields import FieldView

COMMON = (
    gettext_lazy("Ảnh bị mờ, không đọc được. Xin chụp lại."),
    gettext_lazy("Thiếu trang. Xin chụp đủ các trang."),
    gettext_lazy("Giấy tờ không đúng loại. Xin gửi đúng giấy."),
    gettext_lazy("Thông tin không khớp với giấy tờ kèm theo."),
    gettext_lazy("Giấy tờ đã hết hạn."),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be asked for: a component, or a question that was answered."""

    part: str
    key: str
    name: str
    value: str
    is_asked: bool
    reason: FieldView

    @property
    def tick(self) -> str:
        return f"gap.{self.part}.{self.key}"


def _things(asked: Asked) -> Iterator[tuple[str, str, str, str]]:
    read = asked.read
    for component in asked_components(read.known, read.values, asked.dossier.case):
        yield "component", component.key, component.name, ""
    for question in read.known.questions():
        if question.key in read.values and question.type != "declaration":
            value = answers.shown(question, read.values[question.key])
            yield "question", question.key, question.label, answers.MASKS.get(question.type, str)(value)


def _gaps(asked: Asked) -> list[Gap]:
    """Read what was ticked; a reason without its tick was meant too."""
    found = []
    for part, key, _name, _value in _things(asked):
        reason = typed(asked.typed, f"reason.{part}.{key}").strip()
        if reason or typed(asked.typed, f"gap.{part}.{key}"):
            found.append(Gap(part, key, reason))
    return found


def lines(asked: Asked, wrong: Mapping[str, str]) -> list[Line]:
    given = {(g.part, g.key): g.reason for g in _gaps(asked)}
    return [_line(*thing, given, wrong) for thing in _things(asked)]


def _line(
    part: str, key: str, name: str, value: str, given: Mapping[tuple[str, str], str], wrong: Mapping[str, str]
) -> Line:
    field = FieldView(
        f"reason.{part}.{key}", _("Lý do: %(name)s") % {"name": name}, value=given.get((part, key), ""),
        error=wrong.get(f"reason.{part}.{key}", ""), required=False, attrs={"list": "common-reasons"},
    )  # fmt: skip
    return Line(part, key, name, value, (part, key) in given, field)


def _faults(asked: Asked, _values: Values) -> dict[str, str]:
    words = _("Ghi lý do, để người dân biết cần sửa gì.")
    return {f"reason.{g.part}.{g.key}": words for g in _gaps(asked) if not g.reason}


def _knows(asked: Asked) -> tuple[Question, ...]:
    if not rules.supplement_counts_late(asked.facts):
        return ()
    words = _("Tôi biết đây là lần yêu cầu thứ hai và hồ sơ sẽ bị tính là quá hạn")
    return (Question("knows_late", "declaration", words, required=False),)


def _request(asked: Asked, values: Values) -> str:
    gaps, knows = _gaps(asked), bool(values.get("knows_late"))
    request_supplement(asked.dossier.pk, gaps, by=asked.by, at=asked.at, knows_late=knows)
    return _("Đã gửi yêu cầu bổ sung %(n)s nội dung. Thời gian chờ không tính vào hạn.") % {"n": len(gaps)}


def _shown(asked: Asked) -> dict[str, Any]:
    wrong = _faults(asked, {}) if asked.typed else {}
    found = lines(asked, wrong)
    return {
        "components": [line for line in found if line.part == "component"],
        "questions": [line for line in found if line.part == "question"],
        "counts_late": rules.supplement_counts_late(asked.facts),
        "common": [str(words) for words in COMMON],
        "more_fields": [line.reason for line in found],
        "duty": said.duty(terms.duty_of(asked.dossier), asked.at),
    }


REQUEST_SUPPLEMENT = ActForm(
    key="request_supplement",
    title=gettext_lazy("Yêu cầu bổ sung hồ sơ"),
    act=gettext_lazy("Gửi yêu cầu bổ sung"),
    do=_request,
    questions=_knows,
    more=_shown,
    check=_faults,
    text=gettext_lazy(
        "Xem hết danh sách và nêu mọi chỗ thiếu trong một lần. Người nộp nhận đúng những lời anh/chị ghi."
    ),
    template="desk/supplement.html",
    places={"supplement.counts_late": "knows_late"},
)
