"""Papers come out whole: every word of the facts, only the chosen font, archival and readable by machines."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from motcua.papers import typeset, wording
from tests.rules.papers import examples, reading

MADE: dict[str, Callable[[], bytes]] = {
    "receipt": partial(typeset.receipt, examples.RECEIPT),
    "long receipt": partial(typeset.receipt, examples.LONG_RECEIPT),
    "result": partial(typeset.result, examples.RESULT),
    "rejection": partial(typeset.result, examples.REJECTION),
}
BAND = "BẢN MẪU – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


@pytest.fixture(params=MADE)
def made(request: pytest.FixtureRequest) -> bytes:
    return MADE[request.param]()


def test_the_receipt_says_everything() -> None:
    said = reading.text(typeset.receipt(examples.RECEIPT))
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN XÃ CỐC SAN", "Số: 0012/TNHS",
        "Cốc San, ngày 07 tháng 12 năm 2026", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", examples.CODE, "Giàng Thị Mai",
        "0900000101", "Đăng ký khai sinh", "Giấy chứng sinh", "2 tệp", "09:05, 07/12/2026", "17:00, 07/12/2026",
        "Trong ngày làm việc", "Tại quầy của Trung tâm", "Mang theo bản chính", "16.000 đồng", "nộp khi nhận kết quả",
        "Phạm Thị Hạnh", "chưa được ký số",
    ):  # fmt: skip
        assert words in said
    assert BAND not in said
    assert "Ngày hẹn có thể thay đổi" not in said


def test_an_ordinary_paper_is_one_page() -> None:
    assert len(reading.pages(typeset.receipt(examples.RECEIPT))) == 1
    assert len(reading.pages(typeset.receipt(replace(examples.RECEIPT, is_online=False, is_sample=True)))) == 1
    assert len(reading.pages(typeset.result(examples.RESULT))) == 1


def test_nothing_of_a_long_receipt_is_lost() -> None:
    facts = examples.LONG_RECEIPT
    pages = reading.pages(typeset.receipt(facts))
    said = " ".join(pages)
    for words in (
        facts.issuer.unit.upper(), facts.applicant.name, facts.applicant.person, facts.applicant.address,
        facts.procedure, facts.legal_limit, facts.promised_limit, "2.468.000 đồng", "đã nộp",
        "có ngày nghỉ chưa được công bố", "Ký và ghi rõ họ tên", "lập thành 02 bản",
    ):  # fmt: skip
        assert words in said
    assert facts.applicant.email in said.replace(" ", "")
    assert all(reading.plain(c.name) in said for c in facts.components)
    assert len(pages) == 4
    assert "17:00, 07/12/2026" in pages[0]
    assert all("STT Tên giấy tờ" in p for p in pages if "Giấy tờ số" in p)
    assert "2.468.000 đồng" in pages[-1], "the names stand with the fees, not alone"


def test_the_result_says_what_was_decided_and_by_whom() -> None:
    said = reading.text(typeset.result(examples.RESULT))
    for words in (
        "Số: 12/2026", "ngày 05 tháng 02 năm 2026", "THÔNG BÁO", "Luật Hộ tịch 60/2014/QH13; Nghị định 123/2015/NĐ-CP",
        "CHẤP THUẬN yêu cầu", "Giấy khai sinh", "Đủ điều kiện đăng ký khai sinh.", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ",
        "Lương Thị Lan quyết định trên hệ thống lúc 14:30 ngày 05/02/2026", "chưa được ký số",
    ):  # fmt: skip
        assert words in said
    assert "KHÔNG CHẤP THUẬN" not in said
    assert "khiếu nại" not in said


def test_a_rejection_gives_every_ground_and_the_way_to_complain() -> None:
    pages = reading.pages(typeset.result(examples.REJECTION))
    said = " ".join(pages)
    assert "KHÔNG CHẤP THUẬN yêu cầu" in said
    assert all(reading.plain(ground) in said for ground in examples.FIVE_REASONS)
    assert "quyền khiếu nại" in said
    assert len(pages) == 2
    assert "quyền khiếu nại" in pages[1], "the name stands with text, not alone"


@pytest.mark.parametrize("facts", [examples.LONG_RECEIPT, examples.REJECTION])
def test_every_page_of_a_sample_says_so(facts: Any) -> None:
    draw = typeset.receipt if facts is examples.LONG_RECEIPT else typeset.result
    first, *others = reading.pages(draw(facts))
    assert BAND in first
    assert others
    assert all("không có giá trị pháp lý" in p for p in others)
    assert "không có giá trị pháp lý" not in reading.text(draw(replace(facts, is_sample=False))).lower()


def test_only_the_chosen_font_is_embedded(made: bytes) -> None:
    assert reading.fonts(made) == {"NotoSerif-Regular", "NotoSerif-Italic"}, "bold is an instance of the same file"


def test_it_is_archival_accessible_and_named(made: bytes) -> None:
    reader = PdfReader(BytesIO(made))
    root: Any = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", xmp, re.DOTALL)
    assert "pdfuaid:part>1<" in xmp
    assert root["/Lang"] == "vi-VN"
    assert root["/MarkInfo"]["/Marked"] is not None
    assert reader.metadata is not None
    assert str(reader.metadata.title).endswith(examples.CODE)


def test_the_same_facts_give_the_same_bytes() -> None:
    first = typeset.receipt(examples.RECEIPT)
    typeset.receipt(examples.LONG_RECEIPT)
    assert typeset.receipt(examples.RECEIPT) == first


def test_typed_text_is_text_and_never_markup() -> None:
    typed = '#panic("x") *đậm* $x$ @ref <nhãn> \\ // = Đầu "trích" [a]'
    assert reading.plain(typed) in reading.text(typeset.result(replace(examples.RESULT, text=typed)))


def test_every_sign_that_passes_has_a_glyph() -> None:
    """PDF/A refuses a sign without a glyph, so a gap in the list would stop a paper for ever."""
    kept = "".join(c for c in map(chr, range(0x20, 0x3000)) if wording.printable(c) == c and not c.isspace())
    lines = "\n".join(" ".join(kept[at : at + 60]) for at in range(0, len(kept), 60))
    assert typeset.result(replace(examples.RESULT, text=lines))


def test_a_sign_without_a_glyph_stays_visible() -> None:
    typed = "Chị Mai 😀 có ≥ 2 bản 漢\x07 và • gạch đầu dòng"
    said = reading.text(typeset.result(replace(examples.RESULT, text=typed)))
    assert "Chị Mai \ufffd có >= 2 bản \ufffd\ufffd và • gạch đầu dòng" in said


def test_letters_sent_apart_are_set_whole() -> None:
    apart = "Nguye\u0302\u0303n Thi\u0323 U\u031b\u0301ng"
    assert "Nguyễn Thị Ứng" in reading.text(typeset.result(replace(examples.RESULT, text=apart)))


def test_a_paper_takes_less_than_60_ms_after_the_first() -> None:
    for draw in MADE.values():
        draw()
    spent = []
    for number in range(5):
        started = time.process_time()
        typeset.receipt(replace(examples.LONG_RECEIPT, number=f"{number}/TNHS"))
        spent.append(time.process_time() - started)
    assert min(spent) < 0.060
