"""Searching the whole list in one's own words."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalog.finding import index, seeding
from motcua.catalog.finding.findable import Findable
from motcua.catalog.finding.models import AskedWords
from tests.pages.portal.asking import weight, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
REFERENCE = "Chưa được tỉnh công bố, chưa nhận hồ sơ trực tuyến"


@pytest.fixture(autouse=True)
def national() -> None:
    seeding.seed()
    names = {"1.004194": "Đăng ký tạm trú", "1.002755": "Gia hạn tạm trú", "1.010028": "Xóa đăng ký tạm trú"}
    index.put(Findable(code, name, field="Cư trú", levels=("commune",)) for code, name in names.items())


def test_it_marks_what_the_province_has_not_published(client: Client) -> None:
    assert REFERENCE in words(client.get("/thu-tuc", {"q": "gia hạn tạm trú"}))
    assert REFERENCE not in words(client.get("/thu-tuc", {"q": "1.001193"}))


def test_an_unclear_question_offers_a_choice_by_field(client: Client) -> None:
    said = words(client.get("/thu-tuc", {"q": "tạm trú"}))
    assert "Bạn cần việc nào?" in said
    assert "Cư trú" in said


def test_it_says_how_it_read_a_misspelt_word(client: Client) -> None:
    assert "Chúng tôi hiểu bạn muốn gõ: khai sinh" in words(client.get("/thu-tuc", {"q": "khai sin"}))


def test_it_says_plainly_what_is_not_ours_and_where_to_ask(client: Client) -> None:
    said = words(client.get("/thu-tuc", {"q": "cháy nhà rồi gọi ai"}))
    assert "Đây không phải thủ tục của chúng tôi" in said
    assert "114" in said


def test_where_else_to_ask_is_told_in_english_too(client: Client) -> None:
    client.cookies["ngon_ngu"] = "en"
    said = words(client.get("/thu-tuc", {"q": "cháy nhà rồi gọi ai"}))
    assert "114 (fire and rescue)" in said
    assert "Gọi ngay" not in said


def test_a_click_is_known_by_the_link(client: Client) -> None:
    page = client.get("/thu-tuc", {"q": "khai sinh"}).content.decode()
    link = next(part.split('"')[0] for part in page.split('href="') if part.startswith("/thu-tuc/1.001193?tu="))
    assert AskedWords.objects.get(words="khai sinh").clicked == 0
    assert client.get(link.replace("&amp;", "&")).status_code == 200
    assert AskedWords.objects.get(words="khai sinh").clicked == 1


def test_a_question_without_an_answer_is_kept_without_the_person(client: Client) -> None:
    client.get("/thu-tuc", {"q": "thả diều cho Giàng Thị Mai 001099012345"})
    kept = AskedWords.objects.get()
    assert (kept.words, kept.unanswered) == ("tha dieu cho", 1)


def test_a_narrowed_search_leaves_the_other_choices_open(client: Client) -> None:
    index.put([Findable("1.010029", "Xác nhận tạm trú", field="Nhà ở", levels=("province",))])
    page = client.get("/thu-tuc", {"q": "tạm trú", "linh-vuc": "Cư trú"}).content.decode()
    assert '<option value="Nhà ở">' in page
    assert "1.010029" not in page


def test_its_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client.get("/thu-tuc", {"q": "tạm trú"})
    # stamp, by words, around names, by letters in so short a list, count, province
    with django_assert_num_queries(6):
        client.get("/thu-tuc", {"q": "gia hạn tạm trú"})


def test_it_is_light(client: Client) -> None:
    assert weight(client.get("/thu-tuc", {"q": "tạm trú"})) <= 30_000
