"""The text of an identity card's QR code; layouts from the folder of real data, everybody in it invented."""

import unicodedata

import pytest

from motcua.base.idcard import IdCard, parse

TEXT = "010198999777|123456789|Vàng Thị Dế|05021990|Nữ|Thôn Ún Tà, Xã Cốc San, Lào Cai|12082021"
CARD = IdCard(
    "010198999777", "123456789", "Vàng Thị Dế", "1990-02-05", "female", "Thôn Ún Tà, Xã Cốc San, Lào Cai", "2021-08-12"
)


def test_the_seven_fields() -> None:
    assert parse(TEXT) == CARD


@pytest.mark.parametrize(
    "text",
    [
        TEXT + "\r\n",
        "  " + TEXT + "||",
        TEXT + "|Vàng Văn Sơn|Lý Thị Mẩy",  # cards since July 2024 say more
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("Vàng Thị", "Vàng  Thị"),
    ],
)
def test_as_scanners_and_phones_send_it(text: str) -> None:
    assert parse(text) == CARD


def test_without_an_old_number_and_a_day_of_issue() -> None:
    found = parse("001099012345||Trần Văn An|31121960|Nam|Phường Sa Pa, Lào Cai")
    assert found == IdCard("001099012345", "", "Trần Văn An", "1960-12-31", "male", "Phường Sa Pa, Lào Cai", "")


def test_a_sex_that_is_not_told_is_left_open() -> None:
    found = parse(TEXT.replace("|Nữ|", "||"))
    assert found is not None
    assert found.sex == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "|", "||||||", "010198999777|x|Vàng Thị Dế|05021990|Nữ",
        TEXT.replace("010198999777", "01019899977"), TEXT.replace("010198999777", "010198999٧٧٧"),
        TEXT.replace("05021990", "31021990"), TEXT.replace("Vàng Thị Dế", " "),
        "https://example.vn/tra-cuu?ma=1",
    ],
)  # fmt: skip
def test_what_is_no_card(text: str) -> None:
    assert parse(text) is None
