"""The national list in words of daily life: kinds, states, flags and fields."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "new": _("Mới"),
    "changed": _("Thay đổi"),
    "withdrawn": _("Không còn trong danh mục"),
    "reused": _("Mã dùng lại cho thủ tục khác"),
}
STATES = {
    "open": _("Chờ xem"),
    "accepted": _("Đã nhận"),
    "edited": _("Đã sửa và nhận"),
    "rejected": _("Không nhận"),
    "superseded": _("Lần nhập sau đã thay"),
}
FLAGS = {
    "bad_code": _("Mã thủ tục viết sai"),
    "code_twice": _("Hai thủ tục chung một mã"),
    "name_twice": _("Trùng tên với thủ tục khác"),
    "no_decision": _("Không có số quyết định công bố"),
    "no_agency": _("Không ghi cơ quan giải quyết"),
    "no_components": _("Không ghi giấy tờ nào"),
    "no_legal_basis": _("Không ghi căn cứ pháp lý"),
    "no_methods": _("Không ghi cách nộp"),
    "internal": _("Thủ tục nội bộ giữa các cơ quan"),
    "central": _("Cơ quan trung ương giải quyết"),
    "other_province": _("Một tỉnh, thành phố tự ban hành, chỉ đúng ở nơi đó"),
    "limit_unknown": _("Không ghi thời hạn"),
    "limit_sentence": _("Thời hạn ghi bằng câu, chưa đọc được"),
    "limit_exception": _("Thời hạn có trường hợp dài hơn"),
    "limit_disagrees": _("Các chỗ ghi thời hạn không khớp nhau"),
    "limit_several": _("Nhiều thời hạn, không rõ cho trường hợp nào"),
    "limit_hours": _("Ghi giờ, không rõ giờ làm việc hay giờ liên tục"),
    "limit_by_channel": _("Thời hạn khác nhau theo cách nộp"),
    "case_test": _("Có trường hợp ghi để thử"),
    "fee_in_words": _("Mức thu nằm trong câu văn"),
    "fee_elsewhere": _("Mức thu theo văn bản khác"),
    "fee_council": _("Mức thu do Hội đồng nhân dân tỉnh quyết định"),
    "fee_not_set": _("Ghi là chưa quy định mức thu"),
    "fee_disagrees": _("Mức thu không khớp với lời ghi"),
    "fee_dated": _("Mức thu chỉ đúng trong một thời gian"),
    "fee_currency": _("Mức thu bằng ngoại tệ"),
    "fee_conditions": _("Nhiều mức thu tùy trường hợp"),
    "runs_here": _("Tỉnh đang nhận hồ sơ theo bản riêng"),
    "came_back": _("Từng bị bỏ, nay có lại"),
    "gone": _("Danh mục mới không còn thủ tục này"),
    "reused": _("Mã cũ nay là thủ tục khác"),
    "mandatory_unknown": _("Không nói giấy nào bắt buộc"),
    "fee_not_stated": _("Không ghi mức thu"),
    "steps_one_text": _("Các bước viết liền một đoạn"),
    "many_components": _("Rất nhiều giấy tờ"),
}
VALUES = {
    "commune": _("Cấp xã"), "province": _("Cấp tỉnh"), "both": _("Cấp tỉnh và cấp xã"), "ministry": _("Cấp trung ương"),
    "other": _("Cơ quan khác"), "online": _("trực tuyến"), "counter": _("tại quầy"), "post": _("qua bưu điện"),
    "WORKING_DAY": _("ngày làm việc"), "DAY": _("ngày"), "HOUR": _("giờ"), "MONTH": _("tháng"), "YEAR": _("năm"),
    "working_day": _("ngày làm việc"), "calendar_day": _("ngày"), "hour": _("giờ"), "working_hour": _("giờ làm việc"),
    "month": _("tháng"), "OTHER": _("không rõ đơn vị"), "fee": _("Phí"), "charge": _("Lệ phí"), "price": _("Giá dịch vụ"), "VND": _("đồng"),
}  # fmt: skip
FIELDS = {
    "code": _("Mã"), "name": _("Tên"), "field": _("Lĩnh vực"), "field_code": _("Mã lĩnh vực"), "levels": _("Cấp"),
    "level": _("Cấp"), "issuer": _("Nơi ban hành"), "issuer_code": _("Mã nơi ban hành"), "executing": _("Cơ quan thực hiện"),
    "executing_codes": _("Mã cơ quan thực hiện"), "authority": _("Cơ quan có thẩm quyền"),
    "authorized": _("Cơ quan được ủy quyền"), "coordinating": _("Cơ quan phối hợp"), "receiving": _("Nơi nhận hồ sơ"),
    "subjects": _("Ai được làm"), "conditions": _("Điều kiện"), "keywords": _("Từ khóa"),
    "life_events": _("Sự kiện trong đời"), "traits": _("Tính chất"), "kind": _("Loại"), "regulation": _("Phân loại"),
    "state": _("Tình trạng trên Cổng quốc gia"), "decision": _("Quyết định công bố"), "decided_on": _("Ngày quyết định"),
    "published_on": _("Ngày công khai"), "updated_on": _("Ngày cập nhật"), "components": _("Thành phần hồ sơ"),
    "steps": _("Các bước"), "methods": _("Cách nộp"), "cases": _("Các trường hợp"), "results": _("Kết quả"),
    "legal_basis": _("Căn cứ pháp lý"), "limits": _("Thời hạn"), "fees": _("Phí, lệ phí"),
}  # fmt: skip
