"""A dossier on the officer's desk, as the desk's own pages will show it."""

from motcua.web.ui import parts
from motcua.web.ui.samples import AT
from motcua.web.ui.tags import tag_for


def values() -> dict[str, object]:
    people = [
        "Giàng Thị Mai",
        "Nguyễn Hoàng Thị Phương Thảo",
        "Lý A Páo",
        "Vàng Seo Chúng",
        "Trần Văn An",
        "Lò Thị Sơn",
    ]
    standing = ["overdue", "due_soon", "due_soon", "on_track", "on_track", "on_track"]
    items = [
        parts.Item(
            name,
            "#",
            facts=[("Đăng ký khai sinh", f"H38.31.25-261120-{n:04}")],
            tag=tag_for(standing[n]),
            due="Hẹn 16:30 thứ Sáu",
            current=n == 1,
        )
        for n, name in enumerate(people)
    ]
    checks = [
        parts.Check("Giấy chứng sinh", "good", "", [parts.Link("giay-chung-sinh.jpg", "#")]),
        parts.Check("Giấy tờ chứng minh nơi cư trú", "late", "Ảnh mờ, không đọc được ngày sinh."),
        parts.Check("Tờ khai theo mẫu", "", "Bản điện tử"),
    ]
    moments = [
        parts.Moment("Nộp trực tuyến", "done", AT),
        parts.Moment("Tiếp nhận", "done", AT, "Giàng Thị Hạnh"),
        parts.Moment("Thẩm định", "now", AT, "Nguyễn Minh Quân"),
        parts.Moment("Ký", "ahead"),
    ]
    facts = [
        parts.Fact("Người nộp", "Nguyễn Hoàng Thị Phương Thảo"),
        parts.Fact("Số định danh", "010•••••2345", masked=True),
        parts.Fact("Điện thoại", "091••••678", masked=True),
        parts.Fact("Hẹn trả", "16:30 thứ Sáu 27/11/2026"),
        parts.Fact("Vì sao hạn này", "Nhận lúc 14:30, 1 ngày làm việc, bỏ qua thứ Bảy và Chủ nhật."),
    ]
    tabs = [parts.Tab("Của tôi", "#", current=True, count=6), parts.Tab("Đơn vị", "#", count=148)]
    return {"items": items, "checks": checks, "moments": moments, "facts": facts, "tabs": tabs, "soon": tag_for("due_soon"),
            "pager": parts.Pager(1, 6, 148, next="#"), "idle_seconds": 1800}  # fmt: skip
