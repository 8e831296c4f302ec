"""A paper dossier at the counter: found by code or words, filled from a card, taken, or sent back with everything typed."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from motcua.directory.models import Agency, Citizen
from motcua.dossiers.models import Dossier, PaperComponent, State
from tests.pages.desk import scenes
from tests.town import Person

CARD = "010198999777|123456789|Vàng Thị Dế|05021990|Nữ|Thôn Ún Tà, Xã Cốc San, Lào Cai|12082021"
BIRTH = "/desk/intake/1.001193"
COPIES = "/desk/intake/2.000815"
PERSON = {"full_name": "Vàng Thị Dế", "id_number": "010198999777", "phone": "0912345678"}
FILLED = {**PERSON, "o.birth_proof": "1", "requester_relation": "mother", "late": "no", "copies": "3", "way": "counter"}


def test_choosing_by_code_or_words(hanh: Person) -> None:
    chosen = hanh.client.get(reverse("desk:intake"), {"q": "1.001193 Đăng ký khai sinh"})
    assert chosen["Location"] == BIRTH
    assert hanh.client.get(reverse("desk:intake"), {"q": "phu hieu xe"})["Location"] == "/desk/intake/2.002288"
    several = scenes.words(hanh.client.get(reverse("desk:intake"), {"q": "khai sinh"}))
    assert BIRTH in several
    assert "Không có thủ tục nào khớp" in scenes.words(hanh.client.get(reverse("desk:intake"), {"q": "xyzxyz"}))


def test_only_what_is_filed_on_paper_here(hanh: Person) -> None:
    shown = scenes.words(hanh.client.get(reverse("desk:intake")))
    assert shown.count('class="item"') == 14
    for code in ("1.004222", "2.000986", "no-such-code"):
        assert hanh.client.get(f"/desk/intake/{code}").status_code == 404


def test_it_asks_only_what_fees_and_papers_need(hanh: Person) -> None:
    shown = scenes.words(hanh.client.get(BIRTH))
    for name in ("requester_relation", "late", "fee_exempt", "copies", "o.birth_proof", "c.authorisation"):
        assert f'name="{name}"' in shown
    assert "child_name" not in shown
    assert "Chỉ khi: Trẻ đã sinh quá 60 ngày chưa? → Có" in shown
    assert "Bản chính giấy tờ cần chứng thực" in scenes.words(hanh.client.get(COPIES))


@pytest.mark.parametrize("button", [{}, {"read": "1"}, {"take": "1"}])
def test_a_card_fills_the_applicant(button: dict[str, str], hanh: Person) -> None:
    """A scanner ends with Enter, and Enter presses whichever button comes first."""
    shown = scenes.words(hanh.client.post(BIRTH, {"card": CARD + "\n", "phone": "0912345678", **button}))
    for value in ("Vàng Thị Dế", "010198999777", "05", "02", "1990", "Thôn Ún Tà, Xã Cốc San, Lào Cai", "0912345678"):
        assert f'value="{value}"' in shown
    assert 'value="female" checked' in shown
    assert "123456789|" not in shown
    assert not Dossier.unscoped.exists()


def test_a_bad_card_is_said_and_kept(hanh: Person) -> None:
    shown = scenes.words(hanh.client.post(BIRTH, {"card": "12345|x", "full_name": "Vàng"}))
    assert "Không đọc được mã này" in shown
    assert 'value="12345|x"' in shown
    assert 'value="Vàng"' in shown


def test_fees_are_counted_before_taking(hanh: Person) -> None:
    shown = scenes.words(hanh.client.post(BIRTH, {"late": "no", "copies": "3", "count": "1"}))
    assert "24.000 đồng" in shown
    assert "error-summary" not in shown
    late = scenes.words(hanh.client.post(BIRTH, {"late": "yes", "fee_exempt": "no", "copies": "0", "count": "1"}))
    assert "8.000 đồng" in late


def test_it_takes_the_dossier(hanh: Person, coc_san: Agency) -> None:
    answer = hanh.client.post(BIRTH, FILLED | {"agency": coc_san.code}, follow=True)
    dossier = Dossier.unscoped.get()
    assert dossier.state == State.RECEIVED
    assert (dossier.entered_by_id, dossier.owner_name) == (hanh.actor.key, "Vàng Thị Dế")
    assert PaperComponent.objects.get(dossier=dossier).originals == 1
    assert Citizen.objects.get(id_number="010198999777").phone == "0912345678"
    shown = scenes.words(answer)
    assert str(dossier.code) in shown
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in shown
    assert "đã nộp 1 bản chính" in shown
    assert "24.000 đồng" in shown


def test_what_is_missing_is_said_at_once_and_nothing_is_lost(hanh: Person, coc_san: Agency) -> None:
    typed = {**FILLED, "o.birth_proof": "", "id_number": "0101989997770", "copies": "", "agency": coc_san.code}
    again = scenes.words(hanh.client.post(BIRTH, typed))
    for words in (
        "phải có 12 chữ số, đang ghi 13",
        "Còn thiếu “Giấy chứng sinh”",
        "Còn thiếu: Bạn cần thêm mấy bản sao?",
    ):
        assert words in again
    summary = again[again.index("error-summary") :]
    assert summary.index("12 chữ số") < summary.index("Giấy chứng sinh") < summary.index("mấy bản sao")
    for value in ("Vàng Thị Dế", "0101989997770", "0912345678"):
        assert f'value="{value}"' in again
    assert 'value="mother" checked' in again
    assert not Dossier.unscoped.exists()


def test_a_question_that_is_not_asked_needs_no_answer(hanh: Person, coc_san: Agency) -> None:
    typed = FILLED | {"agency": coc_san.code, "late": "yes"}
    assert "Còn thiếu: Gia đình có thuộc diện" in scenes.words(hanh.client.post(BIRTH, typed))
    hanh.client.post(BIRTH, typed | {"fee_exempt": "yes"})
    assert Dossier.unscoped.get().answers.get(key="fee_exempt").value is True


def test_a_fee_at_filing_is_taken_first(hanh: Person, coc_san: Agency) -> None:
    typed = {**PERSON, "copies": "2", "requester_kind": "person", "relation": "self", "agency": coc_san.code}
    answer = scenes.words(hanh.client.post("/desk/intake/2.000635", typed, follow=True))
    dossier = Dossier.unscoped.get()
    assert dossier.state == State.SUBMITTED
    assert f'class="button" href="{scenes.act(dossier, "fee")}"' in answer


def test_who_may_take_papers(turned_away: Callable[[str], dict[str, int]], quan: Person) -> None:
    for address in (reverse("desk:intake"), BIRTH):
        assert turned_away(address) == {"neighbour": 200, "citizen": 403, "platform": 403, "visitor": 302}
        assert quan.client.get(address).status_code == 403
