"""The forms of a package of changes: its decision and day, its drafts and their rule for running dossiers, publishing."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.catalog.definition import Question
from motcua.catalog.drafts.acts.publish_package import publish_package
from motcua.catalog.drafts.acts.put_in import put_in
from motcua.catalog.drafts.acts.set_running import set_running
from motcua.catalog.drafts.acts.start_package import PackageFacts, start_package
from motcua.catalog.drafts.acts.take_out import take_out
from motcua.catalog.drafts.acts.withdraw_package import withdraw_package
from motcua.catalog.drafts.models import ChangePackage, ProcedureDraft, RunningRule
from motcua.catalog.drafts.queries import loose_drafts
from motcua.web.setup.forms.asked import Done, SetupForm, Values
from motcua.web.ui import formats
from motcua.web.ui.parts import Fact, Link

LONGEST = 400  # characters


def address(row: ChangePackage) -> str:
    return reverse("setup:package", args=[row.public_id])


def back_to(row: ChangePackage) -> Link:
    return Link(row.name, address(row))


def start(by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        row = start_package(PackageFacts(values["called"], values["decision"], values["day"]), by=by, at=at)
        return Done(_("Đã mở gói thay đổi. Hãy đưa các bản soạn vào gói."), address(row))

    questions = (
        Question("called", "text", _("Tên gói"), _("Ví dụ: Luật Hộ tịch sửa đổi."), params={"max_length": 200}),
        Question("decision", "text", _("Số và ngày của văn bản"), params={"max_length": 120}),
        Question("day", "date", _("Có hiệu lực từ 00:00 ngày")),
    )
    return SetupForm(
        title=_("Mở gói thay đổi"), act=_("Mở gói"), questions=questions, do=do,
        back=Link(_("Gói thay đổi"), reverse("setup:packages")),
    )  # fmt: skip


def add(row: ChangePackage, by: Actor, at: datetime) -> SetupForm:
    """Choose one of the open drafts that lie in no package."""
    waiting = {str(one.public_id): one for one in loose_drafts(by=by)}
    options = [{"value": key, "label": one.name or one.code, "hint": one.code} for key, one in waiting.items()]

    def do(values: Values) -> Done:
        put_in(row.public_id, waiting[values["draft"]].public_id, by=by, at=at)
        return Done(_("Đã đưa vào gói. Hãy chọn quy định cho hồ sơ đang giải quyết."))

    none = _("Không có bản soạn nào ngoài gói. Hãy soạn thủ tục trước.")
    return SetupForm(
        title=_("Đưa bản soạn vào gói"), act=_("Đưa vào gói"), do=do, back=back_to(row), text="" if options else none,
        questions=(Question("draft", "choice", _("Bản soạn"), params={"options": options}),) if options else (),
    )  # fmt: skip


def remove(row: ChangePackage, item: ProcedureDraft, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        take_out(row.public_id, item.public_id, by=by, at=at)
        return Done(_("Đã lấy ra khỏi gói."))

    return SetupForm(
        title=_("Lấy bản soạn ra khỏi gói?"), act=_("Lấy ra"), questions=(), do=do, back=back_to(row),
        facts=[Fact(_("Bản soạn"), item.name)],
    )  # fmt: skip


def rule(row: ChangePackage, item: ProcedureDraft, by: Actor, at: datetime) -> SetupForm:
    """Ask which law the running dossiers go on under, and by which provision."""
    options = [
        {"value": "old", "label": _("Quy định cũ"), "hint": _("Hồ sơ đã nộp giữ thời hạn, giấy tờ, quy trình lúc nộp.")},
        {"value": "new", "label": _("Quy định mới"), "hint": _("Hồ sơ đang giải quyết chuyển sang. Hẹn trả không bị kéo sớm, tiền không đổi.")},
    ]  # fmt: skip

    def do(values: Values) -> Done:
        set_running(item.public_id, RunningRule(values["rule"]), values["why"], by=by, at=at)
        return Done(_("Đã ghi."))

    questions = (
        Question("rule", "choice", _("Hồ sơ đang giải quyết theo"), params={"options": options}),
        Question("why", "long_text", _("Căn cứ"), _("Ví dụ: điều khoản chuyển tiếp."), params={"max_length": LONGEST}),
    )
    return SetupForm(
        title=_("Hồ sơ đang giải quyết"), act=_("Ghi"), questions=questions, do=do, back=back_to(row),
        start={"rule": [item.running], "why": [item.running_why]}, facts=[Fact(_("Thủ tục"), item.name)],
    )  # fmt: skip


def publish(row: ChangePackage, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        publish_package(row.public_id, by=by, at=at)
        return Done(_("Đã công bố. Mọi thay đổi trong gói có hiệu lực cùng lúc."))

    day = formats.day(row.takes_effect, get_language() or "vi")
    text = _("Mọi thủ tục trong gói đổi cùng lúc từ 00:00 %(day)s. Hồ sơ đang giải quyết chuyển như đã diễn tập.")
    return SetupForm(
        title=_("Công bố gói thay đổi?"), act=_("Công bố"), questions=(), do=do, back=back_to(row), text=text % {"day": day},
        facts=[Fact(_("Gói"), row.name), Fact(_("Văn bản"), row.decision)],
    )  # fmt: skip


def withdraw(row: ChangePackage, by: Actor, at: datetime) -> SetupForm:
    def do(values: Values) -> Done:
        withdraw_package(row.public_id, by=by, at=at)
        return Done(_("Đã bỏ gói thay đổi."), reverse("setup:packages"))

    return SetupForm(
        title=_("Bỏ gói thay đổi này?"), act=_("Bỏ gói"), questions=(), do=do, back=back_to(row), danger=True
    )
