"""Statuses of the nation and moments of a dossier, in words that anybody may read."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from motcua.dossiers.status import NationalStatus

STATUSES: Mapping[NationalStatus, object] = {
    NationalStatus.REGISTERED: _("Mới đăng ký"),
    NationalStatus.RECEIVED: _("Được tiếp nhận"),
    NationalStatus.REFUSED: _("Không được tiếp nhận"),
    NationalStatus.IN_PROGRESS: _("Đang xử lý"),
    NationalStatus.SUPPLEMENT: _("Yêu cầu bổ sung giấy tờ"),
    NationalStatus.FEE: _("Yêu cầu thực hiện nghĩa vụ tài chính"),
    NationalStatus.WITHDRAWN: _("Công dân yêu cầu rút hồ sơ"),
    NationalStatus.STOPPED: _("Dừng xử lý"),
    NationalStatus.DECIDED: _("Đã xử lý xong"),
    NationalStatus.DELIVERED: _("Đã trả kết quả"),
}
TIMELINE: Mapping[str, object] = {
    "submitted": _("Đã nộp hồ sơ"),
    "received": _("%(unit)s đã tiếp nhận"),
    "decided_granted": _("%(agency)s đã chấp thuận"),
    "decided_rejected": _("%(agency)s không chấp thuận"),
    "delivered": _("Đã trả kết quả"),
    "refused": _("Hồ sơ không được tiếp nhận"),
    "withdrawn": _("Đã rút hồ sơ"),
    "stopped": _("Hồ sơ đã dừng giải quyết"),
    "at": _("%(step)s"),
    "consulting": _("%(step)s"),
    "sent_back": _("Chuyển lại bước trước để xem thêm"),
    "consulted": _("Đã có ý kiến của %(unit)s"),
    "forwarded": _("Đã chuyển đến cơ quan giải quyết"),
    "proposed": _("Xong bước “%(step)s”"),
    "supplement_requested": _("Cần bổ sung %(gaps)s nội dung"),
    "supplement_answered": _("Đã gửi phần bổ sung"),
    "fee_paid": _("Đã nộp phí, lệ phí"),
}
