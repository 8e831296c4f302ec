"""Codes, names, masks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.base import ids, money, text


def test_codes_carry_a_check_character() -> None:
    code = ids.new_code("YC")
    assert ids.is_own_code(code, "YC")
    swapped = code[:3] + code[4] + code[3] + code[5:]
    assert swapped == code or not ids.is_own_code(swapped, "YC")


@given(st.integers(0, 7), st.sampled_from("23456789ABCDEFGHJKLMNPQRSTUVWXYZ"))
def test_one_wrong_character_shows(place: int, letter: str) -> None:
    code = ids.new_code("YC")
    at = 3 + place + place // 4
    wrong = code[:at] + letter + code[at + 1 :]
    assert (wrong == code) or not ids.is_own_code(wrong, "YC")


def test_codes_are_read_as_typed() -> None:
    assert ids.tidy_code(" yc-7k3m – 9qxa-p ") == "YC-7K3M-9QXA-P"


def test_public_ids_are_ordered_and_version_seven() -> None:
    made = [ids.uuid7() for _ in range(3)]
    assert {u.version for u in made} == {7}
    assert made[0].int >> 80 <= made[2].int >> 80


def test_vietnamese_order() -> None:
    names = ["Ông", "Ăn", "An", "Đào", "Dũng", "Ốc", "Á", "A", "Ưng", "Uy", "Ân", "Ơn"]
    wanted = ["A", "Á", "An", "Ăn", "Ân", "Dũng", "Đào", "Ốc", "Ông", "Ơn", "Uy", "Ưng"]
    assert sorted(names, key=text.sort_key) == wanted
    assert sorted(["Vũ An", "Bùi Mai"], key=text.person_sort_key) == ["Vũ An", "Bùi Mai"]


@pytest.mark.parametrize(("given_", "folded"), [("Đăng Ký", "dang ky"), ("  Ửng  ", "ung"), ("ĐẮK", "dak")])
def test_folding(given_: str, folded: str) -> None:
    assert text.fold(given_) == folded


def test_masks_show_little() -> None:
    assert text.mask_id("001099012345") == "001•••••2345"
    assert text.mask_phone("0912345678") == "091••••678"
    assert text.mask_id("123") == "•••"


def test_money() -> None:
    assert money.show(1_234_567) == "1.234.567 đồng"
