"""The life of a dossier as entries of a timeline, with what is still ahead."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.models import Dossier
from motcua.dossiers.timeline import Moment, moments
from motcua.web.portal.shown import times
from motcua.web.ui import parts

WORDS: Mapping[str, object] = {
    "submitted": gettext_lazy("Bạn đã nộp hồ sơ"),
    "received": gettext_lazy("%(unit)s đã tiếp nhận"),
    "decided_granted": gettext_lazy("%(agency)s đã chấp thuận"),
    "decided_rejected": gettext_lazy("%(agency)s không chấp thuận"),
    "delivered": gettext_lazy("Đã trả kết quả"),
    "refused": gettext_lazy("Hồ sơ không được tiếp nhận"),
    "withdrawn": gettext_lazy("Bạn đã rút hồ sơ"),
    "stopped": gettext_lazy("Dừng giải quyết hồ sơ"),
    "at": gettext_lazy("%(step)s"),
    "consulting": gettext_lazy("%(step)s"),
    "sent_back": gettext_lazy("Chuyển lại bước trước để xem thêm"),
    "consulted": gettext_lazy("Đã có ý kiến của %(unit)s"),
    "forwarded": gettext_lazy("Đã chuyển đến cơ quan giải quyết"),
    "proposed": gettext_lazy("Xong bước “%(step)s”"),
    "supplement_requested": gettext_lazy("Cán bộ yêu cầu bổ sung %(gaps)s nội dung"),
    "supplement_answered": gettext_lazy("Bạn đã gửi phần bổ sung"),
    "fee_paid": gettext_lazy("Đã nộp phí, lệ phí"),
}
BY_OTHERS: Mapping[str, object] = {
    "submitted": gettext_lazy("%(filer)s đã nộp hồ sơ thay bạn"),
    "withdrawn": gettext_lazy("%(filer)s đã rút hồ sơ thay bạn"),
    "supplement_answered": gettext_lazy("%(filer)s đã gửi phần bổ sung thay bạn"),
}


def entries(dossier: Dossier, *, is_late: bool, waits: bool) -> list[parts.Moment]:
    """Give the entries; `waits` says that the applicant has to do something before it moves."""
    found = [_entry(m, is_late=is_late, waits=waits) for m in moments(dossier)]
    return [*found, *_ahead(dossier)]


def _entry(moment: Moment, *, is_late: bool, waits: bool) -> parts.Moment:
    words = BY_OTHERS if moment.facts.get("filer") else WORDS
    title = str(words[moment.key]) % moment.facts
    now = moment.open_until is not None
    state = ("late" if is_late else "now") if now else "done"
    who = ", ".join(part for part in (moment.facts.get("who", ""), _unit(moment)) if part)
    return parts.Moment(title, state, moment.at, who, _note(moment, waits=waits))


def _unit(moment: Moment) -> str:
    """Give the unit where the title does not name it."""
    named = moment.key in ("received", "consulted")
    return "" if named else str(moment.facts.get("unit", ""))


def _note(moment: Moment, *, waits: bool) -> str:
    if moment.open_until is not None and waits:
        return _("Tạm dừng ở đây, đang chờ bạn.")
    if moment.open_until is not None:
        return _("Đang ở đây. Dự kiến xong bước này trước %(due)s.") % {"due": times.when(moment.open_until)}
    reason = moment.facts.get("reason")
    return _("Lý do: %(reason)s") % {"reason": reason} if reason else ""


def _ahead(dossier: Dossier) -> list[parts.Moment]:
    """Say what is still to come, with the promised date once there is one."""
    return [] if dossier.ended_at else [parts.Moment(_("Trả kết quả cho bạn"), "ahead", dossier.due)]
