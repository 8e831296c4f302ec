"""A sample of every component, with words as long and as short as life brings them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from motcua.flow.table import parse
from motcua.web.ui import parts, sample_fields
from motcua.web.ui.route_drawing import Drawing, Marks, draw
from motcua.web.ui.tags import tag_for

AT = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)  # 14:30 of a Friday in Vietnam


@dataclass(frozen=True, slots=True)
class Sample:
    """A template of the design language and the values it is shown with."""

    name: str
    values: dict[str, object]
    note: str = ""

    @property
    def template(self) -> str:
        return f"ui/{self.name}.html"


def _notices() -> list[Sample]:
    words = "Chúng tôi đã nhắn tin cho bạn. Bạn không cần làm gì thêm."
    late = "Hồ sơ đang trễ 2 ngày. Chúng tôi xin lỗi: cán bộ thẩm định đang chờ ý kiến của Sở Xây dựng."
    return [
        Sample("notice", {"text": words, "tone": "good", "title": "Hồ sơ đã được tiếp nhận"}),
        Sample("notice", {"text": "Xin bổ sung ảnh giấy chứng sinh trước 27/11/2026.", "tone": "wait"}),
        Sample("notice", {"text": late, "tone": "late", "href": "#", "link": "Xem vì sao"}),
        Sample("notice", {"text": "Từ 01/12/2026 lệ phí được nộp trực tuyến.", "tone": "info"}),
    ]


def _words() -> list[Sample]:
    errors = [
        parts.ErrorLine("Còn thiếu số điện thoại. Chúng tôi nhắn tin cho bạn khi có kết quả.", "#f-phone"),
        parts.ErrorLine("Số định danh phải có 12 chữ số.", "#f-id_number"),
    ]
    links = [parts.Link("Thủ tục", "#"), parts.Link("Hộ tịch", "#")]
    return [
        Sample("crumbs", {"links": links, "here": "Đăng ký khai sinh"}),
        Sample("back", {"href": "#"}),
        Sample("link", {"href": "#", "text": "H38.31.25-261120-0012", "code": True}),
        Sample("error_summary", {"errors": errors}),
        *_notices(),
        Sample("empty", {"title": "Bạn chưa nộp hồ sơ nào", "text": "Tìm thủ tục bạn cần, rồi nộp ngay trên điện thoại.",
                         "href": "#", "link": "Tìm thủ tục"}),
        Sample("done", {"title": "Đã nộp hồ sơ", "code": "YC-7K3M-9QXA-P", "text": "Mã yêu cầu của bạn là"}),
    ]  # fmt: skip


def _acts() -> list[Sample]:
    return [
        Sample("button", {"text": "Bắt đầu", "href": "#"}),
        Sample("button", {"text": "Lưu và làm sau", "kind": "second"}),
        Sample("button", {"text": "Rút hồ sơ", "kind": "danger"}),
        Sample("button", {"text": "Không, quay lại", "kind": "plain"}),
        Sample("button", {"text": "In", "kind": "second", "small": True, "shape": "print"}),
    ]


def _story() -> list[Sample]:
    moments = [
        parts.Moment("Bạn đã nộp hồ sơ", "done", AT),
        parts.Moment("Bộ phận Một cửa đã tiếp nhận", "done", AT, "Giàng Thị Hạnh, phường Sa Pa"),
        parts.Moment("Văn phòng UBND phường đang xem xét", "now", AT, note="Dự kiến xong trước 16:30 thứ Sáu 27/11."),
        parts.Moment("Chủ tịch ký", "ahead"),
        parts.Moment("Trả kết quả", "ahead"),
    ]
    late = [parts.Moment("Quá hạn từ 27/11", "late", AT, note="Đang chờ ý kiến của cơ quan khác."), moments[3]]
    steps = [
        parts.Step("Trẻ được khai sinh", tag_for("finished"), "#"),
        parts.Step("Cha và mẹ của trẻ, người đi khai sinh và quan hệ với trẻ", tag_for("started"), "#"),
        parts.Step("Giấy tờ kèm theo", tag_for("not_started"), "#"),
        parts.Step("Kiểm tra và nộp", tag_for("blocked")),
    ]
    checks = [
        parts.Check("Giấy chứng sinh", "good", "Ảnh chụp, 2 trang", [parts.Link("giay-chung-sinh.jpg", "#")]),
        parts.Check("Giấy tờ chứng minh nơi cư trú", "late", "Ảnh mờ, không đọc được ngày sinh."),
        parts.Check("Giấy chứng nhận kết hôn", "wait", "Chưa có."),
        parts.Check("Tờ khai theo mẫu"),
    ]
    return [
        Sample("timeline", {"moments": moments}), Sample("timeline", {"moments": late}),
        Sample("steps", {"steps": steps}), Sample("checklist", {"checks": checks}),
        Sample("numbered", {"texts": ["Bạn điền tờ khai và gửi ảnh giấy tờ.", "Cán bộ kiểm tra trong 8 giờ làm việc.",
                                      "Bạn nhận giấy khai sinh tại nơi bạn chọn."]}),
    ]  # fmt: skip


def _facts() -> list[Sample]:
    answers = [
        parts.Fact("Họ, chữ đệm và tên của trẻ", "GIÀNG A PHÚC", "#"),
        parts.Fact("Nơi sinh", "Bệnh viện đa khoa khu vực Sa Pa,\nphường Sa Pa, tỉnh Lào Cai", "#"),
        parts.Fact("Số định danh của mẹ", "010•••••2345", "#", masked=True),
        parts.Fact("Dân tộc", "", "#"),
    ]
    columns = [parts.Column("Loại phí"), parts.Column("Số lượng", number=True), parts.Column("Thành tiền", number=True)]
    rows = [
        [parts.Cell("Lệ phí cấp bản sao trích lục hộ tịch"), parts.Cell("2"), parts.Cell("16.000 đồng")],
        [parts.Cell("Phí chứng thực", "#"), parts.Cell("1.200"), parts.Cell("2.400.000 đồng")],
    ]
    foot = [parts.Cell("Tổng cộng"), parts.Cell(""), parts.Cell("2.416.000 đồng")]
    keys = [
        parts.Fact("Thời hạn", "Trong ngày"),
        parts.Fact("Lệ phí", "Không mất phí"),
        parts.Fact("Nhận được", "Giấy khai sinh"),
    ]
    items = [
        parts.Item("Đăng ký khai sinh", "#", "Dành cho trẻ dưới 60 ngày tuổi.", [("Hộ tịch · cấp xã", "1.001193")]),
        parts.Item(
            "Hồ sơ khai sinh của bạn cần bổ sung", "#", tag=tag_for("supplement"), due="Trước 27/11/2026", new=True
        ),
    ]
    tabs = [parts.Tab("Tất cả", "#", current=True, count=1234), parts.Tab("Sắp đến hạn", "#", count=7),
            parts.Tab("Quá hạn", "#", count=0)]  # fmt: skip
    figure = parts.Figure("98,4%", "Đúng hạn", "Hồ sơ trả trong hạn, trên tổng số đã trả trong tháng 11.", "#")
    return [
        Sample("summary", {"facts": answers}), Sample("facts", {"facts": answers[:3]}),
        Sample("table", {"caption": "Phí, lệ phí", "columns": columns, "rows": rows, "foot": foot}),
        Sample("facts", {"facts": keys, "across": True}), Sample("items", {"items": items}),
        Sample("tabs", {"tabs": tabs, "label": "Lọc hồ sơ"}),
        Sample("pager", {"pager": parts.Pager(21, 40, 10234, "#", "#")}),
        Sample("route", {"drawing": _route()}), Sample("figure", {"figure": figure}), Sample("masked", {"value": "010•••••2345", "reveal": "#"}),
    ]  # fmt: skip


def _route() -> Drawing:
    """Draw a short route with a dossier on it."""
    rows: list[dict[str, object]] = [
        {"key": "a", "name": "Tiếp nhận", "kind": "receive", "role": "counter", "where": "one_stop", "hours": 1, "next": {"forwarded": "b"}},
        {"key": "b", "name": "Thẩm định", "kind": "appraise", "role": "specialist", "where": "agency", "hours": 4, "next": {"proposed": "c"}},
        {"key": "c", "name": "Ký duyệt", "kind": "sign", "role": "leader", "where": "agency", "hours": 2, "next": {"approved": "END", "returned": "b"}},
    ]  # fmt: skip
    return draw(parse(rows), "Quy trình mẫu", key="sample-route", marks=Marks(done=("a",), open=("b",)))


def _tags() -> list[Sample]:
    keys = ["draft", "submitted", "in_progress", "delivered", "due_soon", "overdue", "withdrawn", "blocked"]
    return [Sample("tag", {"tag": tag_for(key)}) for key in keys]


def groups() -> dict[str, list[Sample]]:
    fields = [Sample("field", {"field": one}) for one in sample_fields.fields()]
    files = [Sample("file_row", {"file": one}) for one in sample_fields.files()]
    return {
        "Nút bấm": _acts(), "Nhãn trạng thái": _tags(), "Lời báo và lối đi": _words(), "Ô điền": fields,
        "Tệp": files, "Diễn biến": _story(), "Thông tin": _facts(),
    }  # fmt: skip
