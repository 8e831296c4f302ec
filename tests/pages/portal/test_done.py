"""The page that says it was sent."""

import pytest

from motcua.directory.models import Agency
from tests.pages.portal.asking import address, words
from tests.stories import drafted, received, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db


def test_it_works(mai: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san)
    said = words(mai.client.get(address("done", dossier)))
    assert f"Đã gửi hồ sơ Mã hồ sơ của bạn là {dossier.request_code}" in said
    assert "trả lời bạn trước 07/12/2026 lúc 17:00" not in said  # 8 working hours from 9:00 end the next day
    assert "trả lời bạn trước 08/12/2026 lúc 09:00" in said
    assert "16.000 đồng" in said


def test_a_draft_is_not_sent(mai: Person, coc_san: Agency) -> None:
    dossier = drafted(mai, coc_san)
    assert mai.client.get(address("done", dossier)).headers["Location"] == address("check", dossier)


def test_later_the_dossier_itself_tells(mai: Person, hanh: Person, coc_san: Agency) -> None:
    dossier = received(mai, coc_san, hanh)
    assert mai.client.get(address("done", dossier)).headers["Location"] == address("dossier", dossier)


def test_others_do_not_find_it(mai: Person, an: Person, coc_san: Agency) -> None:
    assert an.client.get(address("done", submitted(mai, coc_san))).status_code == 404
