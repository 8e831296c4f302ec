"""Every refusal and every fault of an answer in the words of daily life; a house test finds a code without words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from motcua.base import money
from motcua.base.errors import Refusal

_ = gettext_lazy

REFUSALS: dict[str, Any] = {
    "account.already_in_use": _("%(name)s đã có mật khẩu và đang dùng hệ thống."),
    "account.email_taken": _("Địa chỉ %(email)s đã có người dùng."),
    "account.not_platform": _("Chỉ người quản trị hệ thống được làm việc này."),
    "account.weak_password": _("%(why)s"),
    "agency.no_one_stop": _("%(name)s hiện không có nơi tiếp nhận hồ sơ. Xin chọn nơi khác."),
    "component.too_many": _("“%(name)s” chỉ nhận tối đa %(most)s tệp. Hãy xóa bớt tệp không cần."),
    "component.unknown": _("Giấy tờ này không còn trong danh sách cần nộp. Hãy tải lại trang."),
    "components.unchecked": _("Còn giấy tờ chưa được đánh dấu đã xem và hợp lệ: %(names)s."),
    "consult.closed": _("Ý kiến này đã được trả lời rồi."),
    "consult.due_past": _("Hạn trả lời phải sau thời điểm hiện tại."),
    "consult.waiting": _("Hồ sơ còn chờ ý kiến của cơ quan khác."),
    "decide.own_proposal": _("Anh/chị là người trình hồ sơ này nên không tự ký duyệt được. Cần người khác ký."),
    "deliver.originals": _("Thủ tục này phải đối chiếu bản chính khi trả kết quả. Hãy đánh dấu sau khi đã đối chiếu."),
    "deliver.presence": _("Người nhận phải có mặt tại quầy để ký. Không trả qua mạng hay bưu chính được."),
    "deliver.proof_missing": _("Ghi rõ trả cho ai và bằng chứng trả (chữ ký, mã xác nhận hoặc số bưu gửi)."),
    "dossier.already_received": _("Hồ sơ %(code)s đã được %(by)s tiếp nhận trước đó."),
    "dossier.already_submitted": _("Hồ sơ này đã được gửi rồi, mã của bạn là %(code)s."),
    "dossier.none": _("Không tìm thấy hồ sơ."),
    "dossier.not_yours": _("Hồ sơ này không thuộc tài khoản của bạn."),
    "dossier.state": _("Hồ sơ %(code)s đã sang giai đoạn khác nên không làm việc này được nữa. Hãy tải lại trang."),
    "fee.not_your_counter": _("Chỉ cán bộ tại quầy nơi nhận hồ sơ được ghi thu tiền."),
    "fee.nothing_owed": _("Hồ sơ này không còn khoản nào phải thu."),
    "fee.other_amount": _("Số tiền phải thu là %(owed)s, không phải %(amount)s."),
    "fee.receipt_number_missing": _("Còn thiếu số biên lai."),
    "fee.receipt_number_used": _("Biên lai số %(number)s đã dùng cho hồ sơ khác."),
    "fee.unpaid": _("Hồ sơ chưa nộp phí, lệ phí. Thu tiền trước rồi làm tiếp."),
    "file.broken": _("Tệp này bị hỏng, chúng tôi không mở được. Xin chụp hoặc lưu lại rồi gửi lại."),
    "file.empty": _("Tệp này trống, không có nội dung. Xin chọn tệp khác."),
    "file.kind": _("Chúng tôi chỉ nhận ảnh JPG, PNG, HEIC hoặc tệp PDF. Tệp này là loại khác%(found)s."),
    "file.protected": _("Tệp PDF này có mật khẩu nên chúng tôi không mở được. Xin gửi bản không đặt mật khẩu."),
    "file.too_large": _("Tệp này nặng %(size)s, quá mức %(most)s. Hãy chụp lại với cỡ ảnh nhỏ hơn."),
    "identity.changed": _(
        "Số định danh của tài khoản này đã thay đổi. Xin đến Trung tâm Phục vụ hành chính công để được hỗ trợ."
    ),
    "identity.incomplete": _("VNeID chưa cho biết đủ họ tên và số định danh."),
    "identity.level_unknown": _("VNeID chưa cho biết mức xác thực của tài khoản."),
    "inspection.record_missing": _("Ghi lại kết quả kiểm tra thực tế trước khi chuyển tiếp."),
    "intake.incomplete": _("Hồ sơ giấy còn thiếu, chưa tiếp nhận được. Xem các mục bên dưới."),
    "intake.not_your_counter": _("Anh/chị không trực quầy của %(name)s."),
    "post.already_ended": _("Vị trí “%(title)s” đã kết thúc trước đó."),
    "procedure.channel_closed": _("Thủ tục “%(name)s” không nhận hồ sơ theo cách này."),
    "procedure.not_filed_here": _("Thủ tục này chưa nhận hồ sơ trên hệ thống. Xem hướng dẫn nơi nộp."),
    "procedure.organisations_only": _("Thủ tục “%(name)s” dành cho tổ chức. Hãy đăng nhập bằng tài khoản của tổ chức."),
    "rate.already": _("Bạn đã đánh giá hồ sơ này rồi. Cảm ơn bạn."),
    "rate.no_score": _("Hãy chọn một mức đánh giá."),
    "rate.too_early": _("Bạn có thể đánh giá sau khi hồ sơ kết thúc."),
    "reason.missing": _("Hãy ghi rõ nội dung hoặc lý do, để người nhận hiểu vì sao."),
    "return.counter_only": _("Kết quả của thủ tục này phải nhận tại quầy."),
    "route.no_unit": _("Chưa có đơn vị nhận bước tiếp theo (%(unit)s). Xin báo người quản trị."),
    "session.not_yours": _("Không tìm thấy phiên này trong tài khoản của bạn."),
    "step.already_yours": _("Anh/chị đang giữ việc này rồi."),
    "step.not_earlier": _("Chỉ chuyển lại được bước đã qua của hồ sơ."),
    "step.not_now": _("Hồ sơ %(code)s không ở bước này nữa. Hãy tải lại trang."),
    "step.not_yours": _("Việc này thuộc đơn vị hoặc vị trí khác."),
    "step.taken": _("%(by)s đang giữ việc này."),
    "submit.incomplete": _("Hồ sơ chưa đủ để gửi. Xem các mục còn thiếu bên dưới."),
    "supplement.counts_late": _(
        "Đây là lần yêu cầu bổ sung thứ hai: hồ sơ sẽ bị tính là quá hạn. Hãy xác nhận nếu vẫn cần."
    ),
    "supplement.empty": _("Hãy chọn ít nhất một nội dung cần bổ sung."),
    "supplement.gaps_left": _("Còn nội dung chưa được bổ sung hoặc giải thích."),
    "supplement.none_open": _("Hiện không có yêu cầu bổ sung nào."),
    "supplement.only_once": _("Hồ sơ đã được yêu cầu bổ sung. Thủ tục này chỉ cho phép một lần."),
    "supplement.reason_missing": _("Ghi lý do cho “%(name)s”, để người dân biết cần sửa gì."),
    "supplement.waiting": _("Hồ sơ đang chờ người dân bổ sung."),
}
ANSWERS: dict[str, Any] = {
    "answer.address.commune_missing": _("Hãy chọn xã hoặc phường."),
    "answer.address.commune_unknown": _("Xã, phường này không thuộc tỉnh đã chọn. Hãy chọn lại."),
    "answer.choice.unknown": _("Hãy chọn một trong các mục có sẵn."),
    "answer.date.future": _("Ngày này ở tương lai. Hãy kiểm tra lại năm."),
    "answer.date.incomplete": _("Ghi đủ ngày, tháng, năm."),
    "answer.date.month_missing": _("Có ngày thì ghi cả tháng; nếu không nhớ, chỉ ghi năm."),
    "answer.date.not_a_date": _("Không có ngày này trong lịch. Hãy kiểm tra lại."),
    "answer.date.too_young": _("Chưa đủ %(least)s tuổi vào hôm nay, pháp luật chưa cho phép."),
    "answer.date.year": _("Ghi năm đủ bốn chữ số, ví dụ 1960."),
    "answer.email.shape": _("Địa chỉ thư điện tử chưa đúng, ví dụ đúng: mai@example.com."),
    "answer.id_number.digits_only": _("Số định danh chỉ gồm chữ số."),
    "answer.id_number.length": _("Số định danh (căn cước) phải có 12 chữ số, bạn đã ghi %(length)s."),
    "answer.missing": _("Còn thiếu mục này."),
    "answer.number.not_a_number": _("Ghi bằng chữ số, ví dụ 2."),
    "answer.number.too_large": _("Số này lớn quá, nhiều nhất là %(most)s."),
    "answer.number.too_small": _("Số này nhỏ quá, ít nhất là %(least)s."),
    "answer.phone.shape": _("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0, ví dụ 0912345678."),
    "answer.table.cell": _("Dòng %(row)s, cột “%(column)s”: %(why)s"),
    "answer.table.cell_missing": _("Dòng %(row)s còn thiếu “%(column)s”."),
    "answer.table.too_few": _("Cần ít nhất %(least)s dòng."),
    "answer.table.too_many": _("Chỉ nhận tối đa %(most)s dòng."),
    "answer.tax_code.wrong": _("Mã số thuế này không đúng. Hãy xem lại trên giấy đăng ký kinh doanh."),
    "answer.text.symbols": _("Không dùng được ký hiệu %(symbol)s ở đây, vì giấy tờ không in được. Hãy xóa đi."),
    "answer.text.too_long": _("Dài quá %(longest)s ký tự (bạn đã ghi %(length)s). Hãy viết ngắn lại."),
    "component.missing": _("Còn thiếu giấy tờ này."),
    "gap.open": _("Mục này chưa được bổ sung."),
}


def sentence(refusal: Refusal) -> str:
    """Say a refusal in the language of the page."""
    return _fill(REFUSALS[refusal.code], refusal.code, refusal.facts)


def fault(code: str, facts: Mapping[str, Any]) -> str:
    """Say what is wrong with an answer or a component."""
    if code == "answer.table.cell":
        inner = {k: v for k, v in facts.items() if k not in ("row", "column", "code")}
        facts = {**facts, "why": fault(str(facts["code"]), inner)}
    return _fill(ANSWERS[code], code, facts)


def _fill(words: Any, code: str, facts: Mapping[str, Any]) -> str:
    shown = {k: _shown(code, k, v) for k, v in facts.items()}
    return str(words) % shown if shown else str(words)


def _shown(code: str, name: str, value: Any) -> str:
    if code.startswith("file.too_large"):
        return gettext("%(megabytes)s MB") % {"megabytes": f"{value / 1024 / 1024:.0f}"}
    if code == "file.kind":
        return f" ({value})" if value else ""
    if name in ("owed", "amount"):
        return money.show(int(value))
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
