"""The word and shape of every status a page shows. Keys are the values that the domain stores."""

from django.utils.translation import gettext as _

from motcua.web.ui.parts import Tag


def _words() -> dict[str, Tag]:
    return {
        # states of a dossier
        "draft": Tag(_("Đang soạn"), "", "empty"),
        "submitted": Tag(_("Đã nộp, chờ tiếp nhận"), "info", "info"),
        "received": Tag(_("Đã tiếp nhận"), "info", "info"),
        "in_progress": Tag(_("Đang giải quyết"), "info", "work"),
        "decided": Tag(_("Đã có kết quả"), "good", "good"),
        "delivered": Tag(_("Đã trả kết quả"), "good", "good"),
        "refused": Tag(_("Không được tiếp nhận"), "late", "stop"),
        "withdrawn": Tag(_("Đã rút"), "", "stop"),
        "stopped": Tag(_("Dừng giải quyết"), "", "stop"),
        # standing against the due time
        "on_track": Tag(_("Còn hạn"), "", "dot"),
        "due_soon": Tag(_("Sắp đến hạn"), "wait", "wait"),
        "overdue": Tag(_("Quá hạn"), "late", "late"),
        "early": Tag(_("Trước hạn"), "good", "good"),
        "on_time": Tag(_("Đúng hạn"), "good", "good"),
        "late": Tag(_("Trễ hạn"), "late", "late"),
        # holds and outcomes
        "supplement": Tag(_("Cần bổ sung"), "wait", "wait"),
        "fee": Tag(_("Chờ nộp phí"), "wait", "wait"),
        "obligation": Tag(_("Chờ nghĩa vụ tài chính"), "wait", "wait"),
        "proof": Tag(_("Có chứng từ cần xem"), "info", "info"),
        "agency": Tag(_("Chờ ý kiến cơ quan khác"), "wait", "wait"),
        "consult": Tag(_("Chờ ý kiến cơ quan khác"), "wait", "wait"),
        "ready": Tag(_("Chờ người dân đến nhận"), "info", "person"),
        "granted": Tag(_("Đồng ý"), "good", "good"),
        "rejected": Tag(_("Không đồng ý"), "late", "stop"),
        # parts of a filing
        "not_started": Tag(_("Chưa làm"), "", "empty"),
        "started": Tag(_("Đang làm"), "info", "work"),
        "finished": Tag(_("Đã xong"), "good", "good"),
        "blocked": Tag(_("Chưa mở"), "", "lock"),
        # papers and fees
        "missing": Tag(_("Còn thiếu"), "wait", "wait"),
        "accepted": Tag(_("Đạt"), "good", "good"),
        "faulty": Tag(_("Chưa đạt"), "late", "late"),
        "paid": Tag(_("Đã nộp"), "good", "good"),
        "unpaid": Tag(_("Chưa nộp"), "wait", "wait"),
        # procedures
        "online_full": Tag(_("Nộp trực tuyến toàn trình"), "good", "good"),
        "online_part": Tag(_("Nộp trực tuyến một phần"), "info", "info"),
        "counter_only": Tag(_("Nộp trực tiếp"), "", "person"),
        "referral": Tag(_("Nộp ở nơi khác"), "", "next"),
    }


def tag_for(key: str) -> Tag:
    """Give the tag of a status; an unknown one shows its own key, quietly."""
    return _words().get(str(key)) or Tag(str(key))
