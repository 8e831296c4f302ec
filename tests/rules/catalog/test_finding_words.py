"""Understanding what was typed: keyboards, short forms, dialect, misspelt words, what is asked around the thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalog.finding import book, misses, shipped, spelling, typed
from motcua.catalog.finding.phrases import Phrases
from motcua.catalog.finding.shipped import Said
from motcua.catalog.finding.understanding import spell_out, understand

NAMES = [
    "thu tuc dang ky khai sinh",
    "dang ky ket hon",
    "cap giay phep lai xe",
    "cap doi the can cuoc",
    "chi tra tro cap",
]
SAID = [Said("sổ đỏ", ("giấy chứng nhận quyền sử dụng đất",)), Said("đạo", ("tôn giáo",))]
BOOK = book.make(None, NAMES, SAID)


@pytest.mark.parametrize(
    ("keys", "meant"),
    [("ddawng", "dang"), ("ddaawng", "dang"), ("kys", "ky"), ("keets", "ket"), ("d9a8ng", "dang"), ("sinh", "sinh"),
     ("khai1", "khai"), ("zzz", "zzz")],
)  # fmt: skip
def test_keys_become_words_only_when_the_word_is_known(keys: str, meant: str) -> None:
    assert typed.plain(keys, BOOK.known) == meant


@pytest.mark.parametrize(
    "asked", ["đăng ký khai sinh", "dang ky khai sinh", "ĐĂNG KÝ khai sinh", "ddawng kys khai sinh", "đăng ký khaisinh",
              "dk khai sinh", "đăng kí khai sinh".replace("kí", "ky"), "đăng ký khai sin"],
)  # fmt: skip
def test_one_question_typed_in_many_ways(asked: str) -> None:
    assert understand(asked, BOOK).folded == ("dang", "ky", "khai", "sinh")


def test_a_repaired_word_is_told_and_a_good_one_is_left() -> None:
    assert understand("khai sin", BOOK).corrected == "khai sinh"
    assert understand("khai sinh", BOOK).corrected == ""
    assert spelling.repair("sim", "mua", "the", BOOK.counts, BOOK.seen) == "sim"


def test_short_forms_and_dialect() -> None:
    assert spell_out(["gplx", "ntn", "ko"]) == ["giấy", "phép", "lái", "xe", "như", "thế", "nào", "không"]
    assert spell_out(["tui", "muốn", "mần"])[2] == "làm"
    assert spell_out(["chi", "tra"]) == ["chi", "tra"], "without marks dialect cannot be told from other words"


def test_a_phrase_brings_the_words_of_the_catalogue() -> None:
    readings = understand("sổ đỏ", BOOK).units[0].readings
    assert readings[0] == ("so", "do")
    assert readings[1][:3] == ("giay", "chung", "nhan")


def test_marks_tell_words_apart() -> None:
    found = Phrases([("đạo", "religion")])
    assert found.match(["đạo"], ["dao"])
    assert not found.match(["dao", "kéo", "sắc"], ["dao", "keo", "sac"])
    assert not found.match(["dao"], ["dao"]), "a short word without marks may be many words"


def test_what_is_asked_around_the_thing_is_left_out() -> None:
    assert understand("đăng ký kết hôn mất bao nhiêu tiền", BOOK).folded == ("dang", "ky", "ket", "hon")
    assert understand("bao nhiêu tiền", BOOK).folded == ("bao", "nhieu", "tien")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [("khai sinh cho cháu tên Giàng Thị Mai", "khai sinh cho chau"), ("cccd 001099012345 bị mất", "cccd bi mat"),
     ("gọi 0912 345 678 giúp em", "goi giup em"), ("gửi về mai@example.vn nhé", "gui ve nhe"),
     ("khai tử cho Nguyễn Văn Bình ở xã", "khai tu cho o xa"), ("1.001193", "1.001193")],
)  # fmt: skip
def test_what_is_kept_of_a_question_tells_nothing_of_anybody(asked: str, kept: str) -> None:
    assert misses.impersonal(asked) == kept


@given(st.text(max_size=120))
def test_no_text_is_too_odd(asked: str) -> None:
    question = understand(asked, BOOK)
    assert all(word for word in question.folded)
    assert len(misses.impersonal(asked)) <= 200


@pytest.mark.parametrize("topic", shipped.topics(), ids=lambda topic: topic.key)
def test_each_topic_out_of_scope_says_in_both_languages_where_to_ask(topic: shipped.OutsideTopic) -> None:
    told = [*topic.told("vi"), *topic.told("en-gb")]
    assert all(told)
    assert len(set(told)) == len(told)
