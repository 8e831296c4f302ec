"""What each operation is for, in the words of the document and of its page."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

CALLS: Mapping[str, tuple[object, object]] = {
    "list_procedures": (
        _("Tìm thủ tục"),
        _("Danh mục thủ tục đã công bố; tìm theo tên có dấu hoặc không dấu, hoặc theo mã."),
    ),
    "read_procedure": (
        _("Xem một thủ tục"),
        _("Câu hỏi, giấy tờ, thời hạn, phí và nơi giải quyết: đủ để dựng biểu mẫu."),
    ),
    "list_agencies": (_("Các xã, phường nhận hồ sơ"), _("Cơ quan cấp xã đang hoạt động, để chọn nơi giải quyết.")),
    "file_dossier": (
        _("Nộp hồ sơ thay"),
        _(
            "Nộp trọn một hồ sơ thay cho người dân hoặc tổ chức đã ủy quyền: tờ khai, giấy tờ và căn cứ ủy quyền trong một lần gửi. Thiếu gì thì mọi chỗ thiếu được trả lời cùng lúc. Gửi lại với cùng Idempotency-Key và cùng nội dung thì nhận lại đúng hồ sơ đó (200)."
        ),
    ),
    "list_dossiers": (
        _("Các hồ sơ đã nộp thay"),
        _(
            "Hồ sơ mà hệ thống của bạn đã nộp, thay đổi sớm nhất đứng trước: gọi tiếp bằng cursor để lấy phần mới thay đổi."
        ),
    ),
    "read_dossier": (
        _("Xem một hồ sơ"),
        _("Tình trạng, mã trạng thái quốc gia, các ngày và lý do, yêu cầu bổ sung, phí còn nợ, diễn biến."),
    ),
    "list_documents": (_("Giấy tờ của một hồ sơ"), _("Giấy tiếp nhận và hẹn trả; kết quả, sau khi đã trả.")),
    "read_document": (_("Tải một giấy tờ"), _("Nội dung tệp PDF đúng như đã ký phát hành.")),
}
