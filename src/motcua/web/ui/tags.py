"""The word and shape of every status a page shows. Keys are the values that the domain stores."""

from django.utils.translation import gettext_lazy as _

from motcua.web.ui.parts import Tag

_TAGS: dict[str, tuple[object, str, str]] = {
    # states of a dossier
    "draft": (_("Đang soạn"), "", "empty"),
    "submitted": (_("Đã nộp, chờ tiếp nhận"), "info", "info"),
    "received": (_("Đã tiếp nhận"), "info", "info"),
    "in_progress": (_("Đang giải quyết"), "info", "work"),
    "decided": (_("Đã có kết quả"), "good", "good"),
    "delivered": (_("Đã trả kết quả"), "good", "good"),
    "refused": (_("Không được tiếp nhận"), "late", "stop"),
    "withdrawn": (_("Đã rút"), "", "stop"),
    "stopped": (_("Dừng giải quyết"), "", "stop"),
    # standing against the due time
    "on_track": (_("Còn hạn"), "", "dot"),
    "due_soon": (_("Sắp đến hạn"), "wait", "wait"),
    "overdue": (_("Quá hạn"), "late", "late"),
    "early": (_("Trước hạn"), "good", "good"),
    "on_time": (_("Đúng hạn"), "good", "good"),
    "late": (_("Trễ hạn"), "late", "late"),
    # holds and outcomes
    "supplement": (_("Cần bổ sung"), "wait", "wait"),
    "fee": (_("Chờ nộp phí"), "wait", "wait"),
    "obligation": (_("Chờ nghĩa vụ tài chính"), "wait", "wait"),
    "proof": (_("Có chứng từ cần xem"), "info", "info"),
    "agency": (_("Chờ ý kiến cơ quan khác"), "wait", "wait"),
    "consult": (_("Chờ ý kiến cơ quan khác"), "wait", "wait"),
    "ready": (_("Chờ người dân đến nhận"), "info", "person"),
    "granted": (_("Đồng ý"), "good", "good"),
    "rejected": (_("Không đồng ý"), "late", "stop"),
    # parts of a filing
    "not_started": (_("Chưa làm"), "", "empty"),
    "started": (_("Đang làm"), "info", "work"),
    "finished": (_("Đã xong"), "good", "good"),
    "blocked": (_("Chưa mở"), "", "lock"),
    # papers and fees
    "missing": (_("Còn thiếu"), "wait", "wait"),
    "accepted": (_("Đạt"), "good", "good"),
    "faulty": (_("Chưa đạt"), "late", "late"),
    "paid": (_("Đã nộp"), "good", "good"),
    "unpaid": (_("Chưa nộp"), "wait", "wait"),
    # procedures
    "online_full": (_("Nộp trực tuyến toàn trình"), "good", "good"),
    "online_part": (_("Nộp trực tuyến một phần"), "info", "info"),
    "counter_only": (_("Nộp trực tiếp"), "", "person"),
    "referral": (_("Nộp ở nơi khác"), "", "next"),
}


def tag_for(key: str) -> Tag:
    """Give the tag of a status; an unknown one shows its own key, quietly."""
    known = _TAGS.get(str(key))
    return Tag(str(known[0]), known[1], known[2]) if known else Tag(str(key))
