"""The sections of words: what it is, which law, who decides where, how and from when it is filed, its result."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.web.setup.sections import choices
from motcua.web.setup.sections.cells import Cell, Pick
from motcua.web.setup.sections.choices import Document
from motcua.web.setup.sections.form import Section, Table

_ONE_A_LINE = 20_000  # letters of a list with one entry a line


def about(_document: Document, _on: date) -> Section:
    each = _("Mỗi dòng một mục.")
    return Section(
        "about", _("Viết cho người dân đọc: câu ngắn, gọi người đọc là “bạn”."),
        (
            Cell("name", _("Tên chính thức"), "long_text", required=True, longest=2000),
            Cell("short_name", _("Tên ngắn"), hint=_("Tên người dân hay gọi, hiện ở đầu trang.")),
            Cell("summary", _("Tóm tắt"), "long_text", _("Một, hai câu: thủ tục này để làm gì.")),
            Cell("field", _("Lĩnh vực"), required=True, longest=200), Cell("field_code", _("Mã lĩnh vực"), longest=40),
            Cell("level", _("Cấp"), "pick", picks=_levels()),
            Cell("who_may", _("Ai được làm"), "long_text"),
            Cell("audience", _("Người nộp là"), "many", picks=_audience()),
            Cell("steps_for_citizen", _("Các bước"), "lines", each, longest=_ONE_A_LINE),
            Cell("bring", _("Mang theo khi đến quầy"), "lines", each, longest=_ONE_A_LINE),
            Cell("notes", _("Nên biết"), "lines", each, longest=_ONE_A_LINE),
            Cell("keywords", _("Từ người dân hay gõ khi tìm"), "lines", each, longest=_ONE_A_LINE),
        ),
    )  # fmt: skip


def _levels() -> list[Pick]:
    words = (
        ("", _("Chưa chọn")), ("commune", _("Cấp xã")), ("province", _("Cấp tỉnh")), ("both", _("Cấp tỉnh và cấp xã")),
        ("ministry", _("Cấp trung ương")), ("other", _("Cơ quan khác")),
    )  # fmt: skip
    return [Pick(key or "none", said, key) for key, said in words]


def _audience() -> list[Pick]:
    return [Pick("citizen", _("Công dân"), "citizen"), Pick("organisation", _("Tổ chức"), "organisation")]


def law(_document: Document, _on: date) -> Section:
    return Section(
        "law", _("Mỗi lần công bố phải có quyết định."),
        (
            Cell("decision", _("Quyết định công bố"), required=True, longest=120),
            Cell("legal_basis", _("Căn cứ pháp lý"), "lines", _("Mỗi dòng một văn bản."), longest=_ONE_A_LINE),
        ),
    )  # fmt: skip


def places(_document: Document, on: date) -> Section:
    found = choices.Places(on)
    return Section(
        "places", _("Ai giải quyết, và nơi nào khác với thường lệ."),
        (
            Cell("handling", _("Hồ sơ nộp ở đâu"), "pick", picks=_handlings()),
            Cell("decides", _("Cơ quan giải quyết, ghi bằng chữ"), required=True, longest=300),
            Cell("agency", _("Cơ quan giải quyết trên hệ thống"), "pick",
                 picks=found.deciding(_("Xã, phường mà người nộp chọn"))),
            Cell("filed_anywhere", _("Quầy nào trong tỉnh cũng nhận"), "pick",
                 _("Nhận không phụ thuộc địa giới; nơi giải quyết vẫn chịu trách nhiệm về thời hạn."), picks=choices.yes_no(True)),
            Cell("elsewhere.name", _("Nếu nộp nơi khác: tên nơi nhận"), longest=200),
            Cell("elsewhere.place", _("Nơi nhận đó ở đâu"), longest=300),
            Cell("elsewhere.url", _("Địa chỉ trang mạng của nơi đó"), hint=_("Bắt đầu bằng https://"), longest=300),
            Cell("elsewhere.phone", _("Điện thoại của nơi đó"), longest=40),
        ),
        (Table("competence", _("Nơi có cơ quan giải quyết riêng"), _("Nơi riêng"), _competence(found)),),
    )  # fmt: skip


def _handlings() -> list[Pick]:
    words = (
        ("local", _("Nộp và giải quyết ở đây")), ("readable", _("Chỉ để đọc, chưa nhận ở đây")),
        ("referral", _("Cơ quan khác nhận")), ("ministry", _("Hệ thống của bộ, ngành nhận")),
        ("provider", _("Đơn vị cung cấp dịch vụ nhận (điện, nước)")),
    )  # fmt: skip
    return [Pick(key, said, key) for key, said in words]


def _competence(found: choices.Places) -> tuple[Cell, ...]:
    return (
        Cell("places", _("Xã, phường"), "places", _("Mỗi dòng một tên, ví dụ: Xã Cốc San."), True, known=found.names()),
        Cell("agency", _("Cơ quan giải quyết ở đó"), "pick", picks=found.deciding(_("Không phải cơ quan của tỉnh"))),
        Cell("elsewhere.name", _("Nếu không phải cơ quan của tỉnh: tên"), longest=200),
        Cell("elsewhere.place", _("Ở đâu"), longest=300), Cell("elsewhere.phone", _("Điện thoại"), longest=40),
    )  # fmt: skip


def channels(_document: Document, on: date) -> Section:
    known = choices.Places(on).names()
    at = _("Mỗi dòng một nơi. Để trống: mọi nơi.")
    opening = (
        Cell("channel", _("Cách nộp"), "pick", picks=choices.channels()),
        Cell("agencies", _("Ở cơ quan, xã, phường nào"), "places", at, known=known),
        Cell("since", _("Từ ngày"), "date"), Cell("until", _("Đến hết ngày"), "date"),
    )  # fmt: skip
    return Section(
        "channels", _("Cách nộp đang mở. Không ghi ngày và nơi thì mở ở mọi nơi, ngay khi có hiệu lực."),
        (
            Cell("channels", _("Cách nộp"), "many", required=True, picks=choices.channels()),
            Cell("online_only.decision", _("Chỉ nhận trực tuyến theo quyết định"), hint=_("Để trống cả phần này nếu vẫn nhận hồ sơ giấy như thường.")),
            Cell("online_only.since", _("Chỉ nhận trực tuyến từ ngày"), "date"),
            Cell("online_only.agencies", _("Chỉ nhận trực tuyến ở"), "places", at, known=known),
        ),
        (
            Table("online_only.grounds", _("Khi nào vẫn nhận hồ sơ giấy"), _("Lý do"),
                  (Cell("name", _("Lý do quầy được nhận hồ sơ giấy"), required=True),), "g"),
            Table("openings", _("Ngày và nơi mở từng cách nộp"), _("Dòng"), opening),
        ),
        _half_said,
    )  # fmt: skip


def _half_said(changes: Mapping[str, Any]) -> dict[str, str]:
    """Find a list of what is only filed online that does not say from when, or by which decision."""
    rule = changes.get("online_only")
    if not rule:
        return {}
    words = {
        "decision": _("Còn thiếu số quyết định của danh mục chỉ nhận trực tuyến."),
        "since": _("Còn thiếu ngày bắt đầu chỉ nhận trực tuyến."),
    }
    return {f"online_only.{name}": said for name, said in words.items() if not rule.get(name)}


def level(_document: Document, _on: date) -> Section:
    words = (("full", _("Toàn trình")), ("partial", _("Một phần")), ("information", _("Chỉ cung cấp thông tin")))
    now = [Pick(key, said, key) for key, said in words]
    old = [Pick(key, _("Mức độ %(level)s") % {"level": key}, key) for key in "4321"]
    earlier = (
        Cell("level", _("Mức độ khi đó"), "pick", picks=[*old, *now]),
        Cell("until", _("Đến hết ngày"), "date", _("Mức độ 1 đến 4 chỉ có đến hết ngày 14/08/2022."), True),
        Cell("reason", _("Vì sao"), "long_text"),
    )
    return Section(
        "level", _("Mức độ hôm nay, và các mức độ trước đây theo ngày."),
        (
            Cell("level_of_service", _("Mức độ dịch vụ công"), "pick", picks=[Pick("none", _("Chưa xếp"), ""), *now]),
            Cell("level_reason", _("Vì sao ở mức độ này"), "long_text"),
        ),
        (Table("earlier_levels", _("Mức độ trước đây"), _("Mức độ cũ"), earlier),),
    )  # fmt: skip


def result(_document: Document, _on: date) -> Section:
    return Section(
        "result", _("Người nộp nhận được gì, và nhận thế nào."),
        (
            Cell("result_name", _("Tên kết quả"), required=True, longest=1000),
            Cell("result_code", _("Mã kết quả"), hint=_("Ví dụ: KQ.G15.000031."), longest=40),
            Cell("result_written", _("Kết quả là văn bản"), "pick", picks=choices.yes_no(True)),
            Cell("presence_at_return", _("Người nhận phải có mặt để ký"), "pick", picks=choices.yes_no()),
            Cell("originals_at_return", _("Đối chiếu bản chính khi trả"), "pick", picks=choices.yes_no()),
        ),
    )  # fmt: skip
