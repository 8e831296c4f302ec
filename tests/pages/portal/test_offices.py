"""The office for my commune: found by the name of today or the former one; what is not clear is asked."""

import pytest
from django.test import Client

from motcua.base.actor import SYSTEM
from motcua.base.errors import Refusal
from motcua.directory.acts.former import Former, take_former
from motcua.directory.communes import bare, meant
from motcua.directory.models import FormerCommune
from tests.pages.portal.asking import words
from tests.town import Person, vn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
LAO_CAI, AT = "15", vn("2026-12-01 12:00")


def told(client: Client, said: str, **more: str) -> str:
    return words(client.get("/noi-nop", {"xa": said, **more}))


def test_a_name_of_today(client: Client) -> None:
    said = told(client, "Cốc San")
    assert "Trung tâm Phục vụ hành chính công xã Cốc San" in said
    assert "Thứ Hai đến thứ Sáu: 07:30" in said


def test_a_former_name_finds_the_office_of_today_and_says_so(client: Client) -> None:
    said = told(client, "phường cốc lếu", **{"thu-tuc": "1.001193"})
    assert "Phường Cốc Lếu, Thành Phố Lào Cai (cũ) nay thuộc Phường Lào Cai." in said
    assert "Nộp trực tuyến cho nơi này" in said
    page = client.get("/noi-nop", {"xa": "coc leu", "thu-tuc": "1.001193"}).content.decode()
    assert "/nop/1.001193?xa=02647" in page


def test_a_name_that_two_former_communes_had_is_asked(client: Client) -> None:
    page = client.get("/noi-nop", {"xa": "nam cường"})
    assert "Bạn muốn nói nơi nào?" in words(page)
    assert page.content.decode().count('class="item"') == 2


def test_a_split_commune_asks_and_then_takes_the_answer(client: Client) -> None:
    split = [Former("00001", "Xã Thử Tách", "Huyện Thử", "Tỉnh Lào Cai", place) for place in ("02680", "02683")]
    take_former(split, by=SYSTEM, at=AT, source="test")
    assert "nay thuộc nhiều xã, phường" in told(client, "thử tách")
    chosen = told(client, "thử tách", noi="02683")
    assert "Ủy ban nhân dân xã Bát Xát" in chosen
    assert "Bạn muốn nói" not in chosen


def test_marks_are_matched_before_they_are_left_out() -> None:
    both = [
        Former("00001", "Xã Lộc Thành", "Huyện A", "Tỉnh B", "02680"),
        Former("00002", "Xã Lộc Thạnh", "Huyện A", "Tỉnh B", "02683"),
    ]
    take_former(both, by=SYSTEM, at=AT, source="test")
    assert [one.place for one in meant("xã Lộc Thạnh", LAO_CAI)] == ["02683"]
    assert {one.place for one in meant("loc thanh", LAO_CAI)} == {"02680", "02683"}, "asked, not guessed"
    assert bare("Thị trấn  Bát Xát") == "bat xat"


def test_a_commune_of_another_province_is_sent_there(client: Client) -> None:
    take_former([Former("", "Phường Đội Cấn", "Quận Ba Đình", "Hà Nội", "00004")], by=SYSTEM, at=AT, source="test")
    said = told(client, "đội cấn")
    assert "Phường Ba Đình không thuộc tỉnh này" in said
    assert "Thành phố Hà Nội" in said


def test_an_unknown_name_keeps_what_was_typed(client: Client) -> None:
    assert "Không tìm thấy xã, phường “qwerty”" in told(client, "qwerty")


def test_a_list_that_names_an_unknown_place_changes_nothing(hanh: Person) -> None:
    before = FormerCommune.objects.count()
    with pytest.raises(Refusal, match=r"former\.no_place"):
        take_former([Former("", "Xã A", "B", "C", "99999")], by=SYSTEM, at=AT, source="test")
    with pytest.raises(Refusal, match=r"account\.not_platform"):
        take_former([], by=hanh.actor, at=AT, source="test")
    assert FormerCommune.objects.count() == before > 300
