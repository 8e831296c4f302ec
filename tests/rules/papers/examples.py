"""Facts of an ordinary receipt and decision, and the same with everything too long."""

from dataclasses import replace
from datetime import datetime

from motcua.base.clockwork import VN
from motcua.base.money import Dong
from motcua.papers.facts import Applicant, FeeOwed, FiledComponent, Issuer, ReceiptFacts, ResultFacts

CODE = "H38.137.1-261207-0012"
URL = f"https://dichvucong.laocai.example/tra-cuu?ma={CODE}"
MAI = Applicant("Giàng Thị Mai", "", "Thôn Tòng Chú, xã Cốc San, tỉnh Lào Cai", "0900000101", "mai@laocai.example")
COMPANY = Applicant(
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Dịch vụ và Vận tải hành khách Hoa Ban Tây Bắc – "
    "Chi nhánh Nghĩa Lộ, văn phòng đại diện phường Trung Tâm",
    "Nguyễn Hoàng Thị Phương Thảo Nguyên",
    "Số 123, đường Điện Biên Phủ kéo dài, tổ dân phố số 15, phường Trung Tâm, tỉnh Lào Cai",
    "0900000107",
    "mot-dia-chi-thu-dien-tu-rat-dai-khong-co-dau-cach@cong-ty-van-tai-hoa-ban-tay-bac.example",
)
LONG_NAME = (
    "Đăng ký biến động đối với trường hợp đổi tên hoặc thay đổi thông tin về người sử dụng đất, chủ sở hữu tài sản "
    "gắn liền với đất; thay đổi hạn chế quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất"
)
FIVE_REASONS = tuple(
    f"{n}. Giấy chứng nhận đăng ký xe số 24B-{n}2345 đã hết hiệu lực từ ngày 01/11/2026 và chưa được gia hạn; hợp đồng "
    "thuê xe kèm theo không có chữ ký của bên cho thuê, nên chưa đủ căn cứ để cấp phù hiệu."
    for n in range(1, 6)
)

RECEIPT = ReceiptFacts(
    issuer=Issuer("Ủy ban nhân dân xã Cốc San", "Trung tâm Phục vụ hành chính công xã Cốc San", "Cốc San"),
    number="0012/TNHS",
    code=CODE,
    follow_url=URL,
    applicant=MAI,
    procedure="Đăng ký khai sinh",
    decides="Ủy ban nhân dân xã Cốc San",
    components=(
        FiledComponent("Tờ khai điện tử", "Bản điện tử", "1 bản"),
        FiledComponent("Giấy chứng sinh", "Bản điện tử", "2 tệp"),
    ),
    legal_limit="Trong ngày làm việc; hồ sơ nhận từ 15:00 thì trả vào ngày làm việc tiếp theo",
    promised_limit="",
    received_at=datetime(2026, 12, 7, 9, 5, tzinfo=VN),
    return_at=datetime(2026, 12, 7, 17, 0, tzinfo=VN),
    is_provisional=False,
    return_place="Tại quầy của Trung tâm Phục vụ hành chính công xã Cốc San",
    bring=("Mang theo bản chính của giấy tờ đã nộp để đối chiếu.",),
    fees=(FeeOwed("Phí cấp bản sao trích lục hộ tịch", Dong(16_000), False),),
    fee_unpaid="nộp khi nhận kết quả",
    receiver="Phạm Thị Hạnh",
    is_online=True,
    is_sample=False,
)
LONG_RECEIPT = replace(
    RECEIPT,
    issuer=Issuer(
        "Sở Nông nghiệp và Môi trường tỉnh Lào Cai",
        "Chi cục Chăn nuôi, Thú y và Thủy sản tỉnh Lào Cai, cơ sở 2 phường Yên Bái",
        "Lào Cai",
    ),
    applicant=COMPANY,
    procedure=LONG_NAME,
    components=tuple(
        FiledComponent(
            f"Giấy tờ số {n}: " + "hợp đồng thuê xe hoặc hợp đồng hợp tác kinh doanh " * (1 + n % 3),
            "Bản chính\nBản sao",
            "1 bản\n2 bản",
        )
        for n in range(1, 31)
    ),
    legal_limit="07 ngày làm việc",
    promised_limit="06 ngày làm việc",
    is_provisional=True,
    is_online=False,
    is_sample=True,
    fees=tuple(FeeOwed(f"Phí thẩm định lĩnh vực {n}", Dong(1_234_000), n == 1) for n in (1, 2)),
)
RESULT = ResultFacts(
    issuer=Issuer("", "Ủy ban nhân dân xã Cốc San", "Cốc San"),
    number="12/2026",
    code=CODE,
    follow_url=URL,
    applicant=MAI,
    procedure="Đăng ký khai sinh",
    result_name="Giấy khai sinh",
    is_granted=True,
    text="Đủ điều kiện đăng ký khai sinh.",
    legal_basis=("Luật Hộ tịch 60/2014/QH13", "Nghị định 123/2015/NĐ-CP"),
    received_at=RECEIPT.received_at,
    decided_at=datetime(2026, 2, 5, 14, 30, tzinfo=VN),
    signer="Lương Thị Lan",
    signer_title="Phó Chủ tịch Ủy ban nhân dân xã",
    is_sample=False,
)
REJECTION = replace(
    RESULT, is_granted=False, is_sample=True, applicant=COMPANY, procedure=LONG_NAME, text="\n".join(FIVE_REASONS)
)
