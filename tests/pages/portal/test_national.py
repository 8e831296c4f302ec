"""A procedure that only the national list knows: read as any other, and plainly said that the province has not published it."""

from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.base.actor import SYSTEM
from motcua.catalog.national.acts.import_list import import_list
from tests.national import Row, fee, method, needs_list, real_rows, row, written
from tests.pages.portal.asking import weight, words
from tests.town import vn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
NOON, LATER = vn("2026-12-01 12:00"), vn("2026-12-08 12:00")


def brought(folder: Path, *rows: Row, at: datetime = NOON) -> None:
    padding = [row(f"8.{n:06d}", field_code="G99-Y") for n in range(20)]  # a list that loses much of itself is refused
    import_list(written(folder / "list.jsonl", [*rows, *padding]), by=SYSTEM, at=at)


def test_it_works(client: Client, tmp_path: Path) -> None:
    brought(tmp_path, row("9.000001", "Cấp giấy thử", conditions="Người từ đủ 18 tuổi."))
    said = words(client.get("/thu-tuc/9.000001"))
    assert "Chưa được tỉnh công bố, chưa nhận hồ sơ trực tuyến" in said
    assert "Việc này có dành cho bạn không? Người từ đủ 18 tuổi." in said
    assert "5 ngày làm việc" in said
    assert "1 loại giấy tờ" in said
    assert "Quyết định công bố 1/QĐ-BTP" in said
    assert "nhập vào đây ngày 01/12/2026" in said
    page = client.get("/thu-tuc/9.000001").content.decode()
    assert "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/id-9.000001" in page
    assert "/nop/" not in page
    assert '<input type="checkbox"' in page


def test_nought_with_prose_is_never_free(client: Client, tmp_path: Path) -> None:
    prose = "Theo Nghị quyết của Hội đồng nhân dân tỉnh."
    brought(
        tmp_path,
        row("9.000001", methods=[method(fees=[fee(prose)])]),
        row("9.000002", methods=[method(fees=[fee("")])]),
        row("9.000003", methods=[method(fees=[fee("Không")])]),
        row("9.000004", methods=[method(fees=[fee("", 50000)])]),
    )
    said = [words(client.get(f"/thu-tuc/9.00000{n}")) for n in (1, 2, 3, 4)]
    assert prose in said[0]
    assert "Danh mục quốc gia không ghi mức thu" in said[1]
    assert "Không thu phí" in said[2]
    assert "50.000 đồng" in said[3]
    assert all("Không thu" not in one and " 0 đồng" not in one for one in (said[0], said[1], said[3]))


def test_a_limit_that_was_not_understood_is_shown_as_it_stands(client: Client, tmp_path: Path) -> None:
    sentence = "Theo lịch của hội đồng, trừ trường hợp phải xác minh."
    brought(tmp_path, row("9.000001", methods=[method(time=None, unit="OTHER", time_text=sentence)]))
    said = words(client.get("/thu-tuc/9.000001"))
    assert sentence in said
    assert "Thời gian Xem bên dưới" in said


def test_what_comes_next_and_what_lies_beside_it(client: Client, tmp_path: Path) -> None:
    paper = row("9")["components"][0] | {"code": "KQ.77"}
    brought(
        tmp_path,
        row("9.000001", "Cấp giấy", result=[{"code": "KQ.77", "name": "Giấy"}]),
        row("9.000002", "Việc sau", components=[paper], result=[], field_code="G15-Z"),
        row("9.000003", "Việc cùng kết quả", result=[{"code": "KQ.77", "name": "Giấy"}], field_code="G15-Z"),
        row("9.000004", "Việc cùng lĩnh vực", result=[]),
    )
    said = words(client.get("/thu-tuc/9.000001"))
    following, same = said.split("Thủ tục cho cùng loại kết quả")
    assert "Việc sau (tỉnh chưa công bố)" in following.split("Việc thường làm tiếp theo")[1]
    assert "Việc cùng kết quả" in same.split("Thủ tục cùng lĩnh vực")[0]
    assert "Việc cùng lĩnh vực" in same.split("Thủ tục cùng lĩnh vực")[1]


def test_one_that_left_the_list_says_so(client: Client, tmp_path: Path) -> None:
    brought(tmp_path, row("9.000001"))
    brought(tmp_path, at=LATER)
    page = client.get("/thu-tuc/9.000001")
    assert "không còn thủ tục này từ ngày 08/12/2026" in words(page)
    assert 'content="noindex"' in page.content.decode()


@pytest.mark.parametrize("said", ["1001193", "1,001193", "1.001193.000.00.00.H38", " 1.001193"])
def test_a_code_in_another_writing_leads_to_its_address(client: Client, said: str) -> None:
    answer = client.get(f"/thu-tuc/{said}")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/thu-tuc/1.001193")


def test_a_published_one_tells_its_forms_and_conditions_of_the_list(client: Client, tmp_path: Path) -> None:
    paper = row("9")["components"][0] | {"forms": ["Tờ khai đăng ký khai sinh.docx"]}
    brought(tmp_path, row("1.001193", components=[paper], conditions="Trẻ chưa có giấy khai sinh."))
    page = client.get("/thu-tuc/1.001193")
    said = words(page)
    assert "Mẫu đơn, tờ khai Tờ khai đăng ký khai sinh.docx" in said
    assert "Trẻ chưa có giấy khai sinh." in said
    assert "Chưa được tỉnh công bố" not in said
    assert "Chỉ cần khi “" in said
    assert '"@type": "GovernmentService"' in page.content.decode()


def test_what_is_in_the_data_cannot_end_the_block(client: Client, tmp_path: Path) -> None:
    brought(tmp_path, row("9.000001", "Thủ tục </script><script>alert(1)</script>"))
    assert "<script>alert" not in client.get("/thu-tuc/9.000001").content.decode()


def test_it_costs_five_queries(
    client: Client, tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    brought(tmp_path, row("9.000001"))
    client.get("/thu-tuc/9.000001")
    with django_assert_num_queries(5):  # the province's, the list's, the neighbours in both, the name of the province
        client.get("/thu-tuc/9.000001")


@needs_list
def test_one_with_224_papers_is_still_read(client: Client, tmp_path: Path) -> None:
    brought(tmp_path, next(one for one in real_rows() if len(one["components"]) == 224))
    page = client.get("/thu-tuc/1.014199")
    text = page.content.decode()
    assert "224 loại giấy tờ, xếp thành 14 phần" in words(page)
    assert text.count('<details class="pack">') == 14, "folded"
    assert text.count('<input type="checkbox"') == 224, "nothing is left out"
    assert weight(page) <= 30_000
