"""Samples of every kind of field and of files on their way."""

from motcua.web.ui.fields import KINDS, AddressParts, DateParts, FieldView, Option
from motcua.web.ui.parts import FileRow

_PROVINCES = (Option("15", "Tỉnh Lào Cai"), Option("11", "Tỉnh Điện Biên"))
_COMMUNES = (Option("02920", "Phường Sa Pa"), Option("02671", "Phường Cam Đường"))
_MANY = tuple(
    Option(str(n), name) for n, name in enumerate(("Kinh", "Mông", "Tày", "Dao", "Thái", "Nùng", "Giáy", "Hà Nhì"))
)
_GET = (
    Option("here", "Tại Bộ phận Một cửa", "Mang theo giấy tờ tùy thân"),
    Option("post", "Qua bưu điện", "Trả cước khi nhận"),
    Option("online", "Bản điện tử trên điện thoại"),
)


def files() -> tuple[FileRow, ...]:
    return (
        FileRow(
            "giay-chung-sinh-mat-truoc-chup-ngay-20-11-2026-tai-benh-vien.jpg",
            "Ảnh, 1,2 MB",
            "#",
            remove_name="remove.1",
        ),
        FileRow("to-khai.pdf", progress=62),
        FileRow("ho-khau.zip", error="Tệp này là tệp nén. Xin gửi ảnh hoặc PDF."),
    )


def _table() -> FieldView:
    def row(n: int, plate: str, wrong: str = "") -> tuple[FieldView, ...]:
        kinds = (Option("truck", "Xe tải"), Option("coach", "Xe khách"))
        return (
            FieldView(f"vehicles.{n}.plate", "Biển số xe", value=plate, error=wrong),
            FieldView(f"vehicles.{n}.seats", "Số chỗ", "number", width="xs", required=False),
            FieldView(f"vehicles.{n}.kind", "Loại xe", "choice", options=kinds, value="truck"),
        )

    return FieldView(
        "vehicles", "Danh sách xe", "table", hint="Mỗi xe một mục.", unit="Xe",
        rows=(row(0, "24C-123.45"), row(1, "24", "Biển số còn thiếu. Ví dụ: 24C-123.45.")),
    )  # fmt: skip


def fields() -> list[FieldView]:
    """Give at least one field of each kind, some of them with an error."""
    given = [
        FieldView("child_name", "Họ, chữ đệm và tên của trẻ", hint="Viết như trong giấy chứng sinh.", value="Giàng A Phúc"),
        FieldView("born", "Ngày sinh của trẻ", "date", hint="Ví dụ: 20 11 2026", value=DateParts("20", "11", "2026")),
        FieldView("father_born", "Ngày sinh của cha", "date", value=DateParts("", "", "1960"), partial=True, required=False),
        FieldView("id_number", "Số định danh cá nhân", "id_number", hint="12 chữ số, in trên thẻ căn cước.",
                  value="0102030405067", error="Số định danh phải có 12 chữ số, bạn đã nhập 13."),
        FieldView("phone", "Số điện thoại", "phone", error="Còn thiếu số điện thoại. Chúng tôi nhắn tin cho bạn khi có kết quả."),
        FieldView("email", "Thư điện tử", "email", required=False),
        FieldView("tax", "Mã số thuế", "tax_code", value="5300100100"),
        FieldView("pages", "Số trang", "number", unit="trang", width="xs", value="12"),
        FieldView("get", "Bạn muốn nhận kết quả ở đâu?", "choice", options=_GET, value="here"),
        FieldView("ethnic", "Dân tộc", "choice", options=_MANY, value="1", width="m"),
        FieldView("copies", "Giấy tờ cần sao", "many", options=_GET[:2], value=("post",)),
        FieldView("married", "Cha mẹ của trẻ đã đăng ký kết hôn chưa?", "yes_no", error="Xin chọn Có hoặc Không."),
        FieldView("home", "Nơi cư trú", "address", options=_PROVINCES, communes=_COMMUNES,
                  value=AddressParts("15", "02920", "Tổ 4"), data_url="communes/"),
        _table(),
        FieldView("birth_proof", "Giấy chứng sinh", "file", hint="Chụp rõ bốn góc. Ảnh hoặc PDF, tối đa 25 MB.", files=files()[:1],
                  attrs={"accept": "image/*,.pdf", "multiple": "multiple"}),
        FieldView("reason", "Vì sao bạn muốn rút hồ sơ?", "long_text", required=False),
        FieldView("agree", "Tôi cam đoan những lời khai trên là đúng sự thật.", "declaration"),
        FieldView("secret", "Mật khẩu", "password"),
        FieldView("words", "Bạn cần làm gì?", "search", hint="Ví dụ: làm khai sinh, chứng thực bản sao."),
    ]  # fmt: skip
    missing = KINDS - {one.kind for one in given}
    if missing:
        raise ValueError(f"no sample of {sorted(missing)}")
    return given
