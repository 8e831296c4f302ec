"""The sections of rules: cases, components, limits, fees."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.web.setup.sections import choices, thresholds
from motcua.web.setup.sections.cells import Cell, Pick
from motcua.web.setup.sections.choices import Document
from motcua.web.setup.sections.form import Section, Table


def cases(document: Document, _on: date) -> Section:
    when = choices.conditions(document, _("Cán bộ chọn khi tiếp nhận"), "cases", "when")
    rows = (
        Cell("name", _("Tên trường hợp"), required=True, longest=200),
        Cell("when", _("Biết được nhờ câu trả lời nào"), "pick", picks=when),
        *thresholds.cells(document, "when"),
    )
    return Section(
        "cases", _("Mỗi trường hợp có thể có giấy tờ, thời hạn, khoản thu riêng. Không rơi vào trường hợp nào là thông thường."),
        tables=(Table("cases", _("Các trường hợp"), _("Trường hợp"), rows, "case", **_compared(document, "when")),),
    )  # fmt: skip


def components(document: Document, _on: date) -> Section:
    known = choices.cases(document)
    in_cases = [Cell("cases", _("Chỉ cần trong trường hợp"), "many", _("Không chọn: mọi trường hợp."), picks=known)]
    rows = (
        Cell("name", _("Tên giấy tờ"), "long_text", required=True, longest=2000),
        Cell("hint", _("Chỉ dẫn cho người nộp"), "long_text"),
        Cell("required", _("Bắt buộc"), "pick", picks=_required()),
        *(in_cases if known else ()),
        Cell("show_if", _("Khi nào cần"), "pick", picks=choices.conditions(document, _("Luôn cần"), "components", "show_if")),
        *thresholds.cells(document, "show_if"),
        Cell("kind", _("Loại"), "pick", picks=_kinds()),
        Cell("present_only", _("Chỉ xuất trình, không nộp"), "pick", picks=choices.yes_no()),
        Cell("digitise", _("Số hóa khi tiếp nhận"), "pick", picks=_grounds()),
        Cell("result_code", _("Mã kết quả có thể dùng thay giấy này"),
             hint=_("Kết quả của một thủ tục trước, ví dụ: KQ.G15.000031."), longest=40),
        Cell("max_files", _("Nhiều nhất mấy tệp"), "number"),
    )  # fmt: skip
    return Section(
        "components", _("Giấy tờ phải nộp và phải xuất trình. Giấy bắt buộc ở trường hợp này mà không bắt buộc ở trường hợp kia thì ghi hai dòng."),
        tables=(Table("components", _("Thành phần hồ sơ"), _("Giấy tờ"), rows, "paper", **_compared(document, "show_if")),),
    )  # fmt: skip


def _compared(document: Document, field: str) -> dict[str, Any]:
    """Give how the rows of a table part and join a condition that compares a number."""
    return {"parted": thresholds.parted(document, field), "joined": thresholds.joined(field)}


def _required() -> list[Pick]:
    said = (("yes", _("Bắt buộc"), True), ("no", _("Không bắt buộc"), False), ("unsaid", _("Chưa rõ"), None))
    return [Pick(*one) for one in said]


def _kinds() -> list[Pick]:
    words = (("copy", _("Bản sao")), ("original", _("Bản chính")), ("form", _("Tờ khai, đơn theo mẫu")))
    return [Pick(key, said, key) for key, said in words]


def _grounds() -> list[Pick]:
    """Give the three grounds of TT01-2023 for digitising a paper."""
    words = (
        ("none", _("Không phải số hóa"), ""), ("a", _("Phải: là kết quả của thủ tục trước"), "a"),
        ("b", _("Phải: pháp luật chuyên ngành yêu cầu"), "b"), ("c", _("Phải: bộ trưởng hoặc chủ tịch tỉnh yêu cầu"), "c"),
    )  # fmt: skip
    return [Pick(*one) for one in words]


def limits(document: Document, _on: date) -> Section:
    rows = (
        Cell("case", _("Trường hợp"), "pick", picks=choices.case(document, _("Thông thường"))),
        Cell("channel", _("Cách nộp"), "pick", picks=choices.channels(_("Mọi cách nộp"))),
        Cell("amount", _("Theo quy định"), "amount", _("Ví dụ: 5 hoặc 3,5."), True),
        Cell("promised", _("Tỉnh cam kết"), "amount", _("Để trống: như quy định.")),
        Cell("unit", _("Tính bằng"), "pick", picks=choices.units()),
        Cell("same_day", _("Trả ngay trong ngày"), "pick", picks=choices.yes_no()),
        Cell("cutoff", _("Nhận trước mấy giờ thì trả trong ngày"), "time", _("Ví dụ: 15:00.")),
        Cell("why", _("Nói cho người dân"), "long_text"),
    )
    clock = [Pick("pause", _("Dừng rồi tính tiếp"), "pause"), Pick("restart", _("Tính lại từ đầu"), "restart")]
    return Section(
        "limits", _("Thời hạn theo quy định và cam kết ngắn hơn của tỉnh."),
        (
            Cell("supplements_allowed", _("Được yêu cầu bổ sung mấy lần"), "number"),
            Cell("supplement_clock", _("Khi chờ bổ sung, thời hạn"), "pick", picks=clock),
        ),
        (Table("limits", _("Thời hạn"), _("Thời hạn"), rows),),
    )  # fmt: skip


def fees(document: Document, _on: date) -> Section:
    when = [
        Pick("none", _("Không thu"), "none"), Pick("at_filing", _("Khi nộp hồ sơ"), "at_filing"),
        Pick("at_return", _("Khi nhận kết quả"), "at_return"),
    ]  # fmt: skip
    return Section(
        "fees", _("Hai dòng cùng tên là một khoản thu: không được cùng áp dụng cho một hồ sơ."),
        (
            Cell("fee_when", _("Thu khi nào"), "pick", picks=when),
            Cell("fee_words", _("Nói gì khi chưa có mức thu"), "long_text"),
            Cell("fee_kept", _("Tiền đã nộp không trả lại"), "pick", picks=choices.yes_no()),
        ),
        (Table("fees", _("Các khoản thu"), _("Khoản thu"), _fee(document), "fee", "name", **_compared(document, "when")),),
    )  # fmt: skip


def _fee(document: Document) -> tuple[Cell, ...]:
    kinds = [Pick("fee", _("Phí"), "fee"), Pick("charge", _("Lệ phí"), "charge")]
    kinds += [Pick("price", _("Giá dịch vụ"), "price"), Pick("other", _("Khoản thu khác"), "other")]
    rules = (("flat", _("Một mức cố định")), ("per_unit", _("Nhân với số lượng")), ("tiers", _("Theo bậc")))
    no = _("Không")
    return (
        Cell("name", _("Tên khoản thu"), required=True, longest=300),
        Cell("kind", _("Loại"), "pick", picks=kinds),
        Cell("rule", _("Cách tính"), "pick", picks=[Pick(key, said, key) for key, said in rules]),
        Cell("amount", _("Mức thu, đồng"), "number"),
        Cell("per", _("Số lượng lấy từ câu hỏi"), "pick", picks=choices.questions(document, no, "number", "table")),
        Cell("tiers", _("Các bậc"), "tiers", _("Mỗi dòng một bậc, ví dụ “2: 2000” là 2.000 đồng đến trang thứ 2; dòng cuối chỉ ghi mức.")),
        Cell("cap", _("Nhiều nhất cho một bản, đồng"), "number"),
        Cell("times", _("Nhân thêm với câu hỏi"), "pick", picks=choices.questions(document, no, "number", "table")),
        Cell("channel", _("Cách nộp"), "pick", picks=choices.channels(_("Mọi cách nộp"))),
        Cell("case", _("Trường hợp"), "pick", picks=choices.case(document, _("Mọi trường hợp"))),
        Cell("when", _("Khi nào thu"), "pick", picks=choices.conditions(document, _("Luôn thu"), "fees", "when")),
        *thresholds.cells(document, "when"),
        Cell("valid_from", _("Từ ngày"), "date"),
        Cell("valid_until", _("Đến hết ngày"), "date"),
        Cell("note", _("Ghi chú cho người dân"), "long_text"),
    )  # fmt: skip
