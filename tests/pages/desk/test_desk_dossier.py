"""The one page of a dossier: what it shows, what it hides, and what it writes down."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.acts import supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import ComponentCheck, DeadlineChange, Supplement
from motcua.files.models import Look
from tests.pages.desk import scenes
from tests.town import Person

STATEMENTS = 26  # of a dossier opened from a list, with everything it shows


def test_it_shows_the_dossier(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    shown = scenes.words(hanh.client.get(scenes.page(dossier)))
    for words in (
        "GIÀNG A PHÚC",
        "Giấy chứng sinh",
        "giay-chung-sinh.jpg",
        "Xã Cốc San",
        "16.000 đồng",
        "chưa ai nhận",
    ):
        assert words in shown
    assert f"<title>Giàng Thị Mai · {dossier.known_as}" in shown


def test_the_acts_stand_in_the_order_of_work(hanh: Person, quan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    shown = scenes.words(hanh.client.get(scenes.page(dossier)))
    acts = shown[shown.index('class="acts"') : shown.index('class="dossier"')]
    order = [acts.index(words) for words in ("Tiếp nhận", "Yêu cầu bổ sung", "Không tiếp nhận", "Nhận việc này")]
    assert order == sorted(order)
    assert '<a class="button" href' in acts  # one main button, and it comes first
    assert acts.count('class="button"') == 1
    assert "Hiện anh/chị không có việc phải làm" in scenes.words(quan.client.get(scenes.page(dossier)))


def test_personal_numbers_are_masked_until_asked_for(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    shown = scenes.words(hanh.client.get(scenes.page(dossier)))
    assert "010198999101" not in shown
    assert "0900000101" not in shown
    assert "010•••••9101" in shown
    asked = reverse("desk:reveal", args=[dossier.public_id])
    revealed = scenes.words(hanh.client.post(asked, {"what": "id_number"}))
    assert "010198999101" in revealed
    assert "0900000101" not in revealed
    assert "0900000101" in scenes.words(hanh.client.post(asked, {"what": "phone"}))
    looks = Look.objects.filter(what="dossier", subject=dossier.pk, actor_key=hanh.actor.key).order_by("id")
    assert list(looks.values_list("words", flat=True)) == ["", "id number", "phone"]


def test_reveal_shows_nothing_else(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    asked = reverse("desk:reveal", args=[dossier.public_id])
    assert hanh.client.post(asked, {"what": "everything"}).status_code == 302
    assert hanh.client.get(asked)["Location"] == scenes.page(dossier)


def test_the_deadline_explains_itself(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.in_progress(mai, coc_san, hanh)
    shown = scenes.words(hanh.client.get(scenes.page(dossier)))
    assert "Vì sao hạn này" in shown
    assert "nên trả" in shown
    assert "Các lần đổi hạn" not in shown
    DeadlineChange.objects.create(
        dossier=dossier, at=now(), before=dossier.due, after=now() + timedelta(days=2), ground="ND118-2025"
    )
    moved = scenes.words(hanh.client.get(scenes.page(dossier)))
    assert "Các lần đổi hạn" in moved
    assert "Nghị định 118/2025/NĐ-CP" in moved


def test_ticks_are_kept(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    asked = reverse("desk:check", args=[dossier.public_id]) + "?list=unit"
    answer = hanh.client.post(asked, {"ok.birth_proof": "yes"})
    assert answer["Location"] == scenes.page(dossier) + "?list=unit"
    assert ComponentCheck.objects.get(dossier=dossier).is_good
    assert "Đạt: Phạm Thị Hạnh" in scenes.words(hanh.client.get(scenes.page(dossier)))
    hanh.client.post(asked, {})
    assert not ComponentCheck.objects.get(dossier=dossier).is_good


def test_why_it_does_not_move(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    asked = [Asked("component", "birth_proof", "Ảnh mờ, xin chụp lại.")]
    supplement.request_supplement(dossier.pk, asked, by=hanh.actor, at=now())
    shown = scenes.words(hanh.client.get(scenes.page(dossier)))
    assert "Đang chờ người nộp bổ sung" in shown
    assert "Ảnh mờ, xin chụp lại." in shown
    Supplement.objects.update(answer_by=now() - timedelta(days=1))
    overdue = scenes.words(hanh.client.get(scenes.page(dossier)))
    assert "Đề nghị xem xét kết thúc hồ sơ" in overdue
    assert f'href="{scenes.act(dossier, "refuse")}"' in overdue


@pytest.mark.parametrize("key", ["", "unit", "nonsense"])
def test_the_list_stays_beside_it(key: str, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier, other = scenes.submitted(mai, coc_san), scenes.submitted(mai, coc_san)
    shown = scenes.words(hanh.client.get(scenes.page(dossier), {"list": key}))
    assert (str(other.public_id) in shown) == (key == "unit")
    assert ('aria-current="page"' in shown) == (key == "unit")


def test_it_costs_a_fixed_number_of_statements(hanh: Person, quan: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.proposed(mai, coc_san, hanh, quan)
    browser = quan.client
    browser.get(scenes.page(dossier))
    with CaptureQueriesContext(connection) as asked:
        browser.get(scenes.page(dossier), {"list": "unit"})
    assert len(asked) == STATEMENTS


def test_outsiders_find_nothing(
    turned_away: Callable[[str], dict[str, int]], mai: Person, coc_san: Agency, quan: Person
) -> None:
    dossier = scenes.submitted(mai, coc_san)
    assert turned_away(scenes.page(dossier)) == scenes.TURNED_AWAY
    assert not Look.objects.filter(what="dossier", subject=dossier.pk).exists()
    assert quan.client.get(scenes.page(dossier)).status_code == 200  # of the deciding agency
