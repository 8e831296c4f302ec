"""Search over a small list: what is found first, what is not ours, and how the index follows."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.catalog.finding import index, misses, seeding
from motcua.catalog.finding.candidates import Narrowed
from motcua.catalog.finding.findable import Findable
from motcua.catalog.finding.models import AskedWords, FoundProcedure, Synonym
from motcua.catalog.finding.search import find

pytestmark = pytest.mark.django_db
NAMES = {
    "1.001193": "Thủ tục đăng ký khai sinh", "1.004884": "Thủ tục đăng ký lại khai sinh", "1.000894": "Thủ tục đăng ký kết hôn",
    "1.004873": "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân", "3.000348": "Cấp lại giấy phép lái xe",
    "3.000347": "Đổi giấy phép lái xe", "1.004222": "Đăng ký thường trú", "1.002755": "Gia hạn tạm trú",
    "1.012783": "Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    "1.004194": "Đăng ký tạm trú", "1.010028": "Xóa đăng ký tạm trú",
}  # fmt: skip
DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def national() -> None:
    seeding.seed()
    index.rebuild(Findable(code, name, field="Hộ tịch", levels=("commune",)) for code, name in NAMES.items())


def _first(asked: str) -> str:
    return find(asked).hits[0].code


@pytest.mark.parametrize(
    ("asked", "code"),
    [("lam giay khai sinh cho be", "1.001193"), ("1.001193", "1.001193"), ("giấy độc thân", "1.004873"),
     ("mất bằng lái xe", "3.000348"), ("ddaawng kys keets hoon", "1.000894"), ("sổ đỏ", "1.012783"), ("khai sin", "1.001193")],
)  # fmt: skip
def test_it_finds_in_the_words_people_use(asked: str, code: str) -> None:
    assert _first(asked) == code


def test_the_beginning_of_a_code_finds_all_that_begin_so() -> None:
    assert {h.code for h in find("3.000").hits[:2]} == {"3.000347", "3.000348"}
    assert {h.code for h in find("3.0").hits[:2]} == {"3.000347", "3.000348"}


@pytest.mark.parametrize("written", ["3000348", "3,000348", "3.000348.000.00.00.H38", " 3.000348 "])
def test_a_code_in_another_writing_is_that_code(written: str) -> None:
    assert _first(written) == "3.000348"


@pytest.mark.parametrize("asked", ["con chó nhà tôi đi lạc", "thời tiết ngày mai", "vay tiền online", "zzzz qqq"])
def test_what_is_not_ours_finds_nothing(asked: str) -> None:
    found = find(asked)
    assert not found.is_ours
    assert found.hits == ()
    assert (found.topic is None) == (asked == "zzzz qqq")


def test_an_unclear_question_offers_a_choice() -> None:
    assert {"1.004194", "1.002755", "1.010028"} <= {hit.code for hit in find("tạm trú").choice.hits}
    assert find("3.000348").choice.hits == ()
    assert find("3.000").choice.hits == (), "who types a code has chosen"


def test_near_equal_procedures_are_one_entry_of_the_choice() -> None:
    index.put([
        Findable("1.004195", "Đăng ký tạm trú (thực hiện tại cấp tỉnh)", field="Hộ tịch", levels=("province",)),
        Findable("1.900001", "Đăng ký tạm trú cho thợ thời vụ", field="Hộ tịch", levels=("province",), kind="variant"),
    ])  # fmt: skip
    choice = find("tạm trú").choice
    assert {"1.004194", "1.002755", "1.010028"} <= {hit.code for hit in choice.first}
    assert {"1.004195", "1.900001"} <= {hit.code for hit in choice.others}


def test_it_narrows() -> None:
    assert find("khai sinh", Narrowed(level="ministry")).hits == ()
    assert find("khai sinh", Narrowed(field="Hộ tịch", level="commune")).hits


def test_a_search_costs_few_statements(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    find("khai sinh")
    with django_assert_max_num_queries(4):  # the stamp, by words, around names; by letters only in so short a list
        find("đăng ký khai sinh")


def test_the_index_follows_at_once() -> None:
    index.put([Findable("1.999999", "Cấp phép thả diều", levels=("commune",), is_published=True)])
    assert _first("tha dieu") == "1.999999"
    index.put([Findable("1.999999", "Cấp phép bơi thuyền", levels=("commune",))])
    assert _first("bơi thuyền") == "1.999999"
    index.drop(["1.999999"])
    assert not FoundProcedure.objects.filter(code="1.999999").exists()
    assert index.rebuild([Findable("1.000001", "Một"), Findable("1.000001", "Hai")]) == 1
    assert list(FoundProcedure.objects.values_list("name")) == [("Một",)]


def test_short_forms_in_names_are_known_by_their_words() -> None:
    index.put([Findable("1.002759", "Cấp lại, đổi sổ BHXH", levels=("province",))])
    assert _first("đổi sổ bảo hiểm xã hội") == "1.002759"


def test_shipped_synonyms_come_once_and_retired_ones_stay_away() -> None:
    held = Synonym.objects.get(said="sổ đỏ")
    Synonym.objects.filter(pk=held.pk).update(retired_at="2026-11-23T00:00Z")
    assert seeding.seed() == 0


def test_misses_are_counted_a_day_and_clicks_clear_them() -> None:
    misses.note("thả diều", answered=False, on=DAY)
    token = misses.note("Khai sinh", answered=True, on=DAY)
    assert misses.note("khai sinh", answered=True, on=DAY) == token
    assert [r["words"] for r in misses.missed(since=DAY)] == ["khai sinh", "tha dieu"]
    misses.clicked(token)
    misses.clicked("1:forged")
    misses.clicked("")
    assert [r["words"] for r in misses.missed(since=DAY)] == ["tha dieu"]
    assert AskedWords.objects.get(words="khai sinh").asked == 2


@pytest.mark.usefixtures("province")
def test_what_the_province_published_stands_before_the_national_entry() -> None:
    index.put([Findable("1.001193", "Thủ tục đăng ký khai sinh")])
    index.refresh(["1.001193", "9.999999"])
    assert FoundProcedure.objects.get(code="1.001193").is_published
    index.put([Findable("9.999999", "Không còn nữa")])
    index.refresh(["9.999999"])
    assert not FoundProcedure.objects.filter(code="9.999999").exists()
