"""The forms of what is scheduled: a revision taken back before its day, an end that is no more, a whole package taken back."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.base.actor import Actor
from motcua.catalog.acts.revoke_end import revoke_end
from motcua.catalog.acts.withdraw_revision import withdraw_revision
from motcua.catalog.definition import Question
from motcua.catalog.drafts.acts.take_back_package import take_back_package
from motcua.catalog.models import ChangePackage, Procedure, Revision
from motcua.web.setup.forms.asked import Done, SetupForm, Values
from motcua.web.setup.forms.packages import back_to
from motcua.web.ui import formats
from motcua.web.ui.parts import Fact, Link

_PLACES = {"revision.why_missing": "why"}


def _why() -> Question:
    return Question("why", "long_text", _("Lý do"), _("Để người sau hiểu, ví dụ số văn bản hoãn."), params={"max_length": 400})  # fmt: skip


def _back(procedure: Procedure) -> Link:
    """Lead back to the procedure, or to all of them where nothing of it was ever in force."""
    if procedure.current_id is None:
        return Link(_("Thủ tục"), reverse("setup:procedures"))
    return Link(procedure.name, reverse("setup:procedure", args=[procedure.code]))


def _day(at: datetime | None) -> str:
    return formats.when(at, get_language() or "vi") if at else ""


def withdraw(procedure: Procedure, revision: Revision, by: Actor, at: datetime) -> SetupForm:
    """Ask why a revision that was published for a later day is taken back."""

    def do(values: Values) -> Done:
        withdraw_revision(procedure.code, revision.number, values["why"], by=by, at=at)
        return Done(_("Đã rút lại phiên bản lần %(n)s.") % {"n": revision.number})

    text = _("Phiên bản này sẽ không bao giờ có hiệu lực. Thủ tục giữ như đang công bố; muốn đổi thì soạn bản mới.")
    facts = [Fact(_("Phiên bản"), _("Lần %(n)s") % {"n": revision.number}), Fact(_("Có hiệu lực từ"), _day(revision.starts_at))]  # fmt: skip
    return SetupForm(
        title=_("Rút lại phiên bản chưa đến ngày?"), act=_("Rút lại"), questions=(_why(),), do=do, back=_back(procedure),
        text=text, facts=facts, danger=True, places=_PLACES,
    )  # fmt: skip


def keep_open(procedure: Procedure, revision: Revision, by: Actor, at: datetime) -> SetupForm:
    """Ask why a procedure is filed on after the day that was laid down."""

    def do(values: Values) -> Done:
        revoke_end(procedure.code, revision.number, values["why"], by=by, at=at)
        return Done(_("Đã bỏ ngày thôi nhận hồ sơ."))

    return SetupForm(
        title=_("Bỏ ngày thôi nhận hồ sơ?"), act=_("Bỏ ngày này"), questions=(_why(),), do=do, back=_back(procedure),
        text=_("Thủ tục tiếp tục được nhận hồ sơ cho đến khi có phiên bản khác hoặc ngày khác."),
        facts=[Fact(_("Thôi nhận hồ sơ từ"), _day(revision.ends_at))], places=_PLACES,
    )  # fmt: skip


def take_back(row: ChangePackage, by: Actor, at: datetime) -> SetupForm:
    """Ask why a published package is taken back before its day."""

    def do(values: Values) -> Done:
        take_back_package(row.public_id, values["why"], by=by, at=at)
        return Done(_("Đã rút lại cả gói. Mọi thủ tục trong gói giữ như đang công bố."))

    return SetupForm(
        title=_("Rút lại cả gói thay đổi?"), act=_("Rút lại cả gói"), questions=(_why(),), do=do, back=back_to(row),
        text=_("Không thủ tục nào trong gói đổi nữa, hồ sơ đang giải quyết không chuyển. Muốn đổi thì soạn gói mới."),
        facts=[Fact(_("Gói"), row.name), Fact(_("Văn bản"), row.decision)], danger=True, places=_PLACES,
    )  # fmt: skip
