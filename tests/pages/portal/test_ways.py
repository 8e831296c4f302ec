"""How and where a procedure is filed, as its public page says it: levels by date, places, providers, only online."""

from datetime import date

import pytest
from django.test import Client

from motcua.base.actor import SYSTEM
from motcua.catalog.publishing import publish
from motcua.catalog.queries import procedure
from motcua.web.portal.pages.procedure import previewed
from motcua.web.ui.parts import Fact
from tests.town import vn

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 7)


def told(code: str, day: date = DAY, **parts: object) -> dict[str, str]:
    """Give who and where of a page on a day, by its heads."""
    found = procedure(code)
    assert found is not None
    assert found.current is not None
    who = previewed({**found.current.document, **parts}, day)["who"]
    assert isinstance(who, list)
    return {fact.name: fact.value for fact in who if isinstance(fact, Fact)}


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2021, 6, 1), "Mức độ 3"),
        (date(2022, 8, 14), "Mức độ 4"),
        (date(2022, 8, 15), "toàn trình"),
        (DAY, "toàn trình"),
    ],
)
def test_the_level_of_service_is_that_of_the_day(day: date, says: str, coc_san: object) -> None:
    level = told("1.001193", day)["Mức độ cung cấp"]
    assert says in level
    assert "\n" in level  # and why


def test_a_channel_says_where_and_from_when(coc_san: object) -> None:
    rules = [{"channel": "online", "agencies": ["02746", "SXD"], "since": "2027-01-01"}]
    words = told("1.001193", openings=rules)["Trực tuyến"]
    assert "Cốc San" in words
    assert "Sở Xây dựng" in words
    assert "01/01/2027" in words


def test_any_counter_or_only_one(coc_san: object) -> None:
    assert "nào trong tỉnh cũng nhận" in told("1.001193")["Nộp ở quầy nào"]
    assert "Chỉ quầy của nơi giải quyết" in told("1.000894")["Nộp ở quầy nào"]


def test_only_online_tells_the_exceptions(coc_san: object) -> None:
    words = told("1.000703")["Chỉ nhận trực tuyến"]
    assert "01/10/2025" in words
    assert "khuyết tật" in words


def test_another_body_decides_for_a_place(coc_san: object) -> None:
    assert "Hợp tác xã dịch vụ điện Cốc San" in told("9.900001")["Riêng ở"]
    other = told("1.001193", competence=[{"places": ["02746"], "agency": "STP"}])["Riêng ở"]
    assert "Sở Tư pháp" in other


def test_what_others_take_is_shown_and_never_filed(coc_san: object) -> None:
    page = Client().get("/thu-tuc/9.900001").content.decode()
    assert "không phải cơ quan nhà nước" in page
    assert 'href="https://dien-luc.example/"' in page
    assert 'href="/nop/9.900001"' not in page
    assert "hệ thống chung của bộ" in Client().get("/thu-tuc/3.000333").content.decode()
    assert Client().get("/nop/9.900001").status_code in (302, 404)


def test_a_paper_and_a_limit_name_their_case(coc_san: object) -> None:
    page = Client().get("/thu-tuc/1.013225").content.decode()
    assert "Chỉ trong trường hợp: Công trình cấp III." in page
    assert "Nhiều bản chính, nhiều trang, nội dung khó đối chiếu" in Client().get("/thu-tuc/2.000815").content.decode()


def test_a_new_revision_is_read_at_once(coc_san: object) -> None:
    found = procedure("1.001193")
    assert found is not None
    assert found.current is not None
    publish({**found.current.document, "level_reason": "Vì sao mới."}, by=SYSTEM, at=vn("2026-12-07 09:00"))
    assert "Vì sao mới." in Client().get("/thu-tuc/1.001193").content.decode()
