"""The head of the agency writes the letter of apology at the desk; nobody else sees the way to it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from motcua.base.clockwork import now, today
from motcua.directory import calendars
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests import stories
from tests.town import Person


@pytest.fixture
def open_one(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return stories.in_progress(mai, coc_san, hanh, at=now() - timedelta(hours=2))


def _address(dossier: Dossier) -> str:
    return reverse("desk:act", args=[dossier.public_id, "extend"])


def _typed(dossier: Dossier, *, days: int = 7) -> dict[str, str]:
    calendar = calendars.book().calendar(dossier.agency_id)
    day = calendar.first_working_day(today(now()) + timedelta(days=days))
    parts = {"day.day": day.day, "day.month": day.month, "day.year": day.year}
    return {k: str(v) for k, v in parts.items()} | {"paper_number": "12/XL", "reason": "Cần xác minh thêm"}


def test_it_works(open_one: Dossier, lan: Person) -> None:
    form = lan.client.get(_address(open_one)).content.decode()
    assert "Mỗi hồ sơ chỉ được hẹn lại một lần" in form
    page = lan.client.post(_address(open_one), _typed(open_one), follow=True).content.decode()
    assert "Người nộp nhận được văn bản xin lỗi" in page or "vẫn tính là trễ" in page
    assert open_one.extension.paper_number == "12/XL"


def test_a_wrong_day_keeps_what_was_typed(open_one: Dossier, lan: Person) -> None:
    typed = _typed(open_one) | {"day.year": "2020"}
    page = lan.client.post(_address(open_one), typed).content.decode()
    assert "Ngày hẹn mới phải sau" in page
    assert "Cần xác minh thêm" in page
    assert not hasattr(stories.fresh(open_one), "extension")


def test_only_the_head_is_offered_it(open_one: Dossier, lan: Person, quan: Person) -> None:
    page = reverse("desk:dossier", args=[open_one.public_id])
    assert _address(open_one) in lan.client.get(page).content.decode()
    assert _address(open_one) not in quan.client.get(page).content.decode()
    refused = quan.client.post(_address(open_one), _typed(open_one)).content.decode()
    assert "Chỉ người đứng đầu cơ quan giải quyết" in refused
    assert not hasattr(stories.fresh(open_one), "extension")
