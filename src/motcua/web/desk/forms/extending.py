"""The letter of apology with another date: once, by the head of the agency."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalog.definition import Question
from motcua.dossiers.acts.extend import extend
from motcua.web.desk.forms.asked import ActForm, Asked, Values
from motcua.web.desk.shown import said


def _questions(_asked: Asked) -> Sequence[Question]:
    why = _("Viết cho người dân đọc: vì sao chưa xong.")
    return (
        Question("day", "date", _("Ngày hẹn mới"), _("Một ngày làm việc. Hẹn đến hết giờ làm việc của ngày này.")),
        Question("paper_number", "text", _("Số văn bản xin lỗi"), params={"max_length": 60, "width": "m"}),
        Question("reason", "long_text", _("Lý do chậm"), why),
    )


def _extend(asked: Asked, values: Values) -> str:
    day = date.fromisoformat(values["day"])
    found = extend(asked.dossier.pk, day, values["paper_number"], values["reason"], by=asked.by, at=asked.at)
    facts = {"when": said.full(found.after)}
    if found.counts:
        return _("Đã hẹn lại: %(when)s. Người nộp nhận được văn bản xin lỗi.") % facts
    return _("Đã gửi lời xin lỗi và ngày mới: %(when)s. Hồ sơ đã quá hẹn nên vẫn tính là trễ.") % facts


EXTEND = ActForm(
    key="extend",
    title=gettext_lazy("Xin lỗi và hẹn lại ngày trả"),
    act=gettext_lazy("Gửi xin lỗi, hẹn lại"),
    do=_extend,
    questions=_questions,
    text=gettext_lazy("Mỗi hồ sơ chỉ được hẹn lại một lần. Gửi trước khi quá hẹn thì ngày hẹn mới được tính."),
    places={
        "extend.not_later": "day", "extend.day_off": "day", "extend.too_far": "day",
        "extend.paper_missing": "paper_number", "reason.missing": "reason",
    },
)  # fmt: skip
