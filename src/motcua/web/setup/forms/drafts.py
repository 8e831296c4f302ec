"""The forms of a draft: how it begins, from which day it holds, and giving it up."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.catalog.definition import Question
from motcua.catalog.drafts.acts.publish import publish_draft
from motcua.catalog.drafts.acts.rebase import rebase_draft
from motcua.catalog.drafts.acts.start import start_clone, start_empty, start_national, start_revision
from motcua.catalog.drafts.acts.time_draft import time_draft
from motcua.catalog.drafts.acts.withdraw import withdraw_draft
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.questions.typed import Raw
from motcua.web.setup.forms.asked import Done, SetupForm, Values, typed_date
from motcua.web.ui import formats
from motcua.web.ui.parts import Fact, Link

WHY = 400  # characters
_PLACES = {
    "draft.bad_code": "code", "draft.code_taken": "code", "draft.open_already": "code", "draft.no_procedure": "of",
    "dates.end_before_start": "ends", "draft.day_of_package": "takes_effect",
}  # fmt: skip


def address(row: ProcedureDraft) -> str:
    return reverse("setup:draft", args=[row.public_id])


def back_to(row: ProcedureDraft) -> Link:
    return Link(row.name or row.code, address(row))


def start(given: Mapping[str, str], by: Actor, at: datetime) -> SetupForm:
    """Ask where the content comes from and which code it gets."""

    def do(values: Values) -> Done:
        row = _begin(values, by, at)
        return Done(_("Đã mở bản soạn. Người dân chưa thấy gì cho đến khi công bố."), address(row))

    return SetupForm(
        title=_("Soạn thủ tục"), act=_("Mở bản soạn"), questions=_start_questions(), do=do,
        back=Link(_("Bản soạn"), reverse("setup:drafts")), places=_PLACES,
        start={name: [given[name]] for name in ("how", "code", "of", "called") if given.get(name)} or {"how": ["revision"]},
    )  # fmt: skip


def _start_questions() -> tuple[Question, ...]:
    how = [
        {"value": "revision", "label": _("Thủ tục đang công bố"), "hint": _("Sửa thủ tục mang mã ghi dưới đây.")},
        {"value": "national", "label": _("Danh mục quốc gia"), "hint": _("Lấy nội dung của mã ghi dưới đây.")},
        {"value": "clone", "label": _("Chép từ thủ tục khác"), "hint": _("Ghi thêm mã của thủ tục được chép.")},
        {"value": "empty", "label": _("Soạn từ đầu")},
    ]
    return (
        Question("how", "choice", _("Nội dung ban đầu"), params={"options": how}),
        Question("code", "text", _("Mã thủ tục"), params={"max_length": 40}),
        Question("of", "text", _("Mã thủ tục được chép"), _("Chỉ ghi khi chép."), False, params={"max_length": 40}),
        Question("called", "text", _("Tên thủ tục"), _("Ghi khi chép hoặc soạn từ đầu."), False),
        Question("why", "long_text", _("Vì sao cần sửa"), required=False, params={"max_length": WHY}),
    )


def _begin(values: Values, by: Actor, at: datetime) -> ProcedureDraft:
    code, of, called, why = (str(values[name] or "") for name in ("code", "of", "called", "why"))
    ways: dict[str, Callable[[], ProcedureDraft]] = {
        "revision": partial(start_revision, code, by=by, at=at, why=why),
        "national": partial(start_national, code, by=by, at=at, why=why),
        "clone": partial(start_clone, of, code, called, by=by, at=at, why=why),
        "empty": partial(start_empty, code, called, by=by, at=at, why=why),
    }
    return ways[values["how"]]()


def timing(row: ProcedureDraft, by: Actor, at: datetime) -> SetupForm:
    """Ask from which day it holds, until when, and why it changes."""

    def do(values: Values) -> Done:
        time_draft(row.public_id, values["takes_effect"], values["ends"], values["why"] or "", by=by, at=at)
        return Done(_("Đã lưu."))

    questions = (
        Question(
            "takes_effect", "date", _("Có hiệu lực từ 00:00 ngày"), _("Để trống: có hiệu lực ngay khi công bố."),
            required=False,
        ),
        Question(
            "ends", "date", _("Thôi nhận hồ sơ từ 00:00 ngày"),
            _("Để trống nếu chưa biết. Sau ngày này vẫn đọc được nhưng không nộp được."), required=False,
        ),
        Question("why", "long_text", _("Vì sao cần sửa"), required=False, params={"max_length": WHY}),
    )  # fmt: skip
    return SetupForm(
        title=_("Ngày hiệu lực"), act=_("Lưu"), questions=questions, do=do, back=back_to(row), start=_timed(row),
        places=_PLACES,
    )  # fmt: skip


def _timed(row: ProcedureDraft) -> Raw:
    since = typed_date("takes_effect", row.takes_effect) if row.takes_effect else {}
    return {**since, **(typed_date("ends", row.ends) if row.ends else {}), "why": [row.why]}


def withdraw(row: ProcedureDraft, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        withdraw_draft(row.public_id, by=by, at=at)
        return Done(_("Đã bỏ bản soạn."), reverse("setup:drafts"))

    return SetupForm(
        title=_("Bỏ bản soạn này?"), act=_("Bỏ bản soạn"), questions=(), do=do, back=back_to(row), danger=True,
        text=_("Bản soạn vẫn đọc lại được. Thủ tục đang công bố không thay đổi."),
    )  # fmt: skip


def publish(row: ProcedureDraft, by: Actor, at: datetime) -> SetupForm:
    """Ask once more, naming from when everybody sees it."""

    def do(values: Values) -> Done:
        revision = publish_draft(row.public_id, by=by, at=at)
        return Done(_("Đã công bố phiên bản lần %(n)s.") % {"n": revision.number})

    day = formats.day(row.takes_effect, get_language() or "vi") if row.takes_effect else ""
    when = (
        _("Người dân thấy và nộp theo bản này từ 00:00 %(day)s.") % {"day": day}
        if day
        else _("Người dân thấy và nộp theo bản này ngay.")
    )
    return SetupForm(
        title=_("Công bố thủ tục này?"), act=_("Công bố"), questions=(), do=do, back=back_to(row),
        text=f"{when} " + _("Hồ sơ đã nộp giữ nguyên quy định lúc nộp."), facts=[Fact(_("Mã"), row.code), Fact(_("Tên"), row.name)],
    )  # fmt: skip


def rebase(row: ProcedureDraft, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        rebase_draft(row.public_id, by=by, at=at)
        return Done(_("Bản soạn giờ dựa trên phiên bản mới nhất. Hãy kiểm tra lại."))

    return SetupForm(
        title=_("Đã xem phiên bản mới?"), act=_("Đã xem phiên bản mới"), questions=(), do=do, back=back_to(row),
        text=_("Nội dung bản soạn giữ nguyên. Điều người khác vừa công bố mà bản soạn không có sẽ bị thay khi công bố bản này."),
    )  # fmt: skip
