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
            "Hồ sơ mà chính hệ thống gọi đã nộp, thay đổi sớm nhất đứng trước: gọi tiếp bằng cursor để lấy phần mới thay đổi."
        ),
    ),
    "read_dossier": (
        _("Xem một hồ sơ"),
        _("Tình trạng, mã trạng thái quốc gia, các ngày và lý do, yêu cầu bổ sung, phí còn nợ, diễn biến."),
    ),
    "list_supplements": (
        _("Các yêu cầu bổ sung"),
        _("Cán bộ hỏi thêm gì và vì sao, từng mục; mục nào sửa bằng câu trả lời, mục nào bằng giấy tờ."),
    ),
    "answer_supplement": (
        _("Bổ sung thay"),
        _(
            "Gửi trọn phần bổ sung trong một lần: câu trả lời mới, giấy tờ mới, hoặc lời giải thích cho từng mục. Giấy tờ mới thay cho giấy tờ cũ của mục đó. Còn thiếu mục nào thì mọi chỗ thiếu được trả lời cùng lúc và không gì được lưu. Gửi lại với cùng Idempotency-Key thì không làm lần thứ hai."
        ),
    ),
    "withdraw_dossier": (
        _("Rút hồ sơ thay"),
        _(
            "Chỉ khi giấy ủy quyền ghi việc rút hồ sơ (covers_withdrawal), hoặc người nộp thay là người đại diện theo pháp luật. Người dân được báo ngay. Gửi lại với cùng Idempotency-Key thì không làm lần thứ hai."
        ),
    ),
    "list_documents": (_("Giấy tờ của một hồ sơ"), _("Giấy tiếp nhận và hẹn trả; kết quả, sau khi đã trả.")),
    "read_document": (_("Tải một giấy tờ"), _("Nội dung tệp PDF đúng như đã ký phát hành.")),
}
