"""Routes in words: kinds of steps, outcomes, what is wrong, and the run that shows it told in a sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.directory.models import Role
from motcua.flow.definition import EndedBy, Node, NodeKind, Route
from motcua.flow.findings import Finding, FindingKind
from motcua.flow.markings import Move
from motcua.flow.waits import MINUTES_PER_HOUR, Span, SpanUnit
from motcua.web.ui import formats

KINDS: Mapping[NodeKind, Any] = {
    NodeKind.RECEIVE: _("Tiếp nhận"), NodeKind.FORWARD: _("Xem và chuyển tiếp"), NodeKind.APPRAISE: _("Thẩm định"),
    NodeKind.INSPECT: _("Kiểm tra thực tế"), NodeKind.CONSULT: _("Lấy ý kiến"), NodeKind.VERIFY: _("Xác minh"),
    NodeKind.SIGN: _("Ký duyệt"), NodeKind.ISSUE: _("Vào số, đóng dấu"), NodeKind.TRANSFER: _("Chuyển hồ sơ"),
    NodeKind.CHECK: _("Đối chiếu bản chính"), NodeKind.RETURN: _("Trả kết quả"),
    NodeKind.SUPPLEMENT: _("Chờ bổ sung"), NodeKind.PAYMENT: _("Chờ nộp tiền"),
    NodeKind.OUTSIDE: _("Chờ hệ thống khác"), NodeKind.NOTICE: _("Niêm yết công khai"),
    NodeKind.CONFIRM: _("Chờ người dân xem bản nháp"), NodeKind.CHILD: _("Chờ thủ tục liên thông"),
    NodeKind.GATEWAY: _("Chỗ chia đường"),
}  # fmt: skip
ENDERS: Mapping[EndedBy, Any] = {
    EndedBy.APPLICANT: _("người dân trả lời"), EndedBy.MONEY: _("người dân nộp tiền"),
    EndedBy.AGENCY: _("cơ quan được hỏi trả lời"), EndedBy.SYSTEM: _("hệ thống khác trả lời"),
    EndedBy.TIME: _("hết thời gian"), EndedBy.CHILD: _("thủ tục kia có kết quả"),
}  # fmt: skip
OUTCOMES: Mapping[str, Any] = {
    "forwarded": _("chuyển"), "proposed": _("trình"), "approved": _("duyệt"), "rejected": _("không chấp thuận"),
    "returned": _("chuyển lại"), "delivered": _("đã trả"), "asked": _("hỏi ý kiến"), "answered": _("đã trả lời"),
    "agreed": _("đồng ý"), "objected": _("không đồng ý"), "incomplete": _("thiếu giấy tờ"),
    "completed": _("đã bổ sung"), "confirmed": _("xác nhận đúng"), "changed": _("xin sửa"), "paid": _("đã nộp tiền"),
    "handed": _("đã giao"), "issued": _("đã vào số"), "checked": _("khớp"), "differs": _("không khớp"),
    "elapsed": _("hết hạn niêm yết"), "done": _("xong"), "refused": _("từ chối"), "given": _("đã có"),
}  # fmt: skip
SPANS: Mapping[SpanUnit, Any] = {
    SpanUnit.WORKING_HOURS: _("%(amount)s giờ làm việc"), SpanUnit.WORKING_DAYS: _("%(amount)s ngày làm việc"),
    SpanUnit.CALENDAR_DAYS: _("%(amount)s ngày"),
}  # fmt: skip
FINDINGS: Mapping[FindingKind, Any] = {
    FindingKind.KEY_TWICE: _("Bước “%(step)s” bị khai hai lần."),
    FindingKind.OUTCOME_TWICE: _("Bước “%(step)s” có hai lối ra cùng tên “%(detail)s”."),
    FindingKind.UNKNOWN_STEP: _("Bước “%(step)s” dẫn tới bước không có: “%(detail)s”."),
    FindingKind.EMPTY_FORK: _("Bước “%(step)s” chia nhánh nhưng không có nhánh nào."),
    FindingKind.NO_ROLE: _("Bước “%(step)s” chưa có vai trò."),
    FindingKind.NO_MINUTES: _("Bước “%(step)s” chưa có thời gian."),
    FindingKind.NO_EXIT: _("Bước “%(step)s” không có lối ra."),
    FindingKind.UNREACHABLE: _("Không có đường nào tới bước “%(step)s”."),
    FindingKind.NO_END: _("Từ bước “%(step)s” không thể đi tới kết thúc."),
    FindingKind.STUCK: _("Bước “%(step)s” chờ mãi các bước: %(detail)s."),
    FindingKind.DOUBLED: _("Bước “%(step)s” có thể mở hai lần cùng lúc."),
    FindingKind.ENDS_EARLY: _("Hồ sơ kết thúc ở bước “%(step)s” trong khi còn bước chưa xong: %(detail)s."),
    FindingKind.DEAD_BRANCH: _("Lối ra “%(detail)s” của bước “%(step)s” không bao giờ đi được."),
    FindingKind.NO_SILENT_EXIT: _("Bước “%(step)s” chưa ghi đi đâu khi hết hạn mà không ai trả lời."),
    FindingKind.NO_LIMIT: _("Bước “%(step)s” chờ nhưng chưa ghi chờ nhiều nhất bao lâu."),
    FindingKind.NO_GROUND: _("Bước “%(step)s” không tính vào thời hạn nhưng chưa ghi căn cứ."),
    FindingKind.OVER_LIMIT: _("Tổng thời gian các bước là %(hours)s giờ, quá thời hạn giải quyết."),
    FindingKind.NOBODY: _("Bước “%(step)s” không có ai làm được: %(place)s không có %(detail)s."),
    FindingKind.OWN_WORK: _("Ở bước “%(step)s”, người ký cũng là người làm bước “%(detail)s”."),
    FindingKind.TOO_LARGE: _("Quy trình quá lớn để kiểm tra hết."),
}
_NAMES_STEPS = frozenset({FindingKind.STUCK, FindingKind.ENDS_EARLY, FindingKind.OWN_WORK})


def finding_words(names: Mapping[str, str], found: Finding) -> str:
    """Say what is wrong, where and from when; `names` are the names of the steps by key."""
    said = str(FINDINGS[found.kind]) % {
        "step": names.get(found.node, found.node), "detail": _detail(names, found), "place": found.place,
        "hours": hours(int(found.detail)) if found.kind is FindingKind.OVER_LIMIT else "",
    }  # fmt: skip
    if found.place and found.kind is not FindingKind.NOBODY:
        said = gettext("%(place)s: %(said)s") % {"place": found.place, "said": said}
    if found.day:
        day = formats.day(found.day, get_language() or "vi")
        said = gettext("%(said)s Tính từ %(day)s.") % {"said": said, "day": day}
    return said


def _detail(names: Mapping[str, str], found: Finding) -> str:
    if found.kind in _NAMES_STEPS:
        return ", ".join(names.get(key, key) for key in found.detail.split(", "))
    if found.kind is FindingKind.NOBODY:
        return role_words(found.detail)
    return outcome_words(found.detail) if found.kind is FindingKind.DEAD_BRANCH else found.detail


def run_words(route: Route, path: Sequence[Move]) -> str:
    """Tell a run in one sentence; nothing where there is none."""
    parts = [_moved(route.node(move.key), move.outcome) for move in path]
    if not parts:
        return ""
    return gettext("Ví dụ ngắn nhất: hồ sơ đi %(way)s.") % {"way": gettext(", rồi ").join(parts)}


def _moved(node: Node, outcome: str) -> str:
    """Name a step, and how it ended where it can end in several ways."""
    if len(node.exits) < 2:
        return gettext("“%(step)s”") % {"step": node.name}
    return gettext("“%(step)s” (%(outcome)s)") % {"step": node.name, "outcome": outcome_words(outcome)}


def outcome_words(outcome: str) -> str:
    return str(OUTCOMES.get(outcome, outcome))


def role_words(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


def span_words(span: Span) -> str:
    amount = formats.number(float(span.amount) if span.amount % 1 else int(span.amount), get_language() or "vi")
    return str(SPANS[span.unit]) % {"amount": amount}


def hours(minutes: int | None) -> str:
    """Say working minutes as hours."""
    whole = (minutes or 0) / MINUTES_PER_HOUR
    return formats.number(int(whole) if whole == int(whole) else whole, get_language() or "vi")
