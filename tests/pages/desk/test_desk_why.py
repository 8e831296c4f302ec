"""For the officer: every stretch that was counted, each stop with its ground, who held it, and the calendar's version."""

import json
from typing import Any

import pytest
from django.urls import reverse

from motcua.clock.certificate import contradictions
from motcua.directory.models import Agency, CalendarDay
from motcua.dossiers.acts import supplement
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.explained import explained
from motcua.dossiers.models import Dossier
from tests import stories
from tests.town import Person, vn

GAP = [Asked("component", "birth_proof", "Ảnh mờ")]


@pytest.fixture
def stopped(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    """Received on Monday 09:00, stopped from 10:00 to Wednesday 10:00, with the specialist since."""
    found = stories.received(mai, coc_san, hanh, at=vn("2026-12-07 09:00"))
    supplement.request_supplement(found.pk, GAP, by=hanh.actor, at=vn("2026-12-07 10:00"))
    answered = {"component:birth_proof": "Đã chụp lại"}
    supplement.answer_supplement(found.pk, answered, by=mai.actor, at=vn("2026-12-09 10:00"))
    return stories.fresh(found)


def _address(dossier: Dossier, name: str = "desk:why") -> str:
    return reverse(name, args=[dossier.public_id])


def test_it_works(stopped: Dossier, hanh: Person) -> None:
    page = hanh.client.get(_address(stopped)).content.decode()
    for words in (
        "Từng đoạn đã tính",
        "Đang tạm dừng, không tính",
        "Nghị định 118/2025/NĐ-CP",
        "Ai giữ bao lâu",
        "Bản lịch đã dùng",
        "Tính một phần ngày",
        _address(stopped, "desk:certificate"),
    ):
        assert words in page
    assert _address(stopped) in hanh.client.get(_address(stopped, "desk:dossier")).content.decode()


def test_the_certificate_is_confirmed(stopped: Dossier, hanh: Person) -> None:
    values = json.loads(hanh.client.get(_address(stopped, "desk:certificate")).content)
    assert contradictions(values)[1] == []
    assert values["due"] == "2026-12-09T17:00:00+07:00"
    version = values["calendar"]["version"].removeprefix("sha256:")[:12]
    assert version in hanh.client.get(_address(stopped)).content.decode()


def test_who_held_it_too_long_is_named(stopped: Dossier, hanh: Person) -> None:
    page = hanh.client.get(_address(stopped)).content.decode()
    assert "Giữ trễ" not in page
    step = stopped.steps.get(closed_at=None)
    step.opened_at, step.due = vn("2026-11-02 08:00"), vn("2026-11-02 10:00")
    step.save()
    page = hanh.client.get(_address(stopped)).content.decode()
    assert "Giữ trễ" in page
    assert "2 giờ" in page


def test_a_decided_dossier_keeps_its_date_and_its_certificate(stopped: Dossier, hanh: Person) -> None:
    stopped.decided_at = vn("2026-12-09 16:00")
    CalendarDay.objects.create(date=vn("2026-12-09 09:00").date(), kind="holiday", name="Nghỉ muộn", source="x")
    found = explained(stopped)
    assert found is not None
    assert found.found.at > found.binds
    assert not found.is_moving
    assert contradictions(found.certificate(stopped, [], at=vn("2026-12-10 08:00")))[1] == []


def test_while_the_calendar_has_moved_on_there_is_no_certificate(stopped: Dossier, hanh: Person, mai: Person) -> None:
    CalendarDay.objects.create(date=vn("2026-12-09 09:00").date(), kind="holiday", name="Nghỉ muộn", source="x")
    assert hanh.client.get(_address(stopped, "desk:certificate")).status_code == 404
    assert "đang được tính lại" in hanh.client.get(_address(stopped)).content.decode()
    assert mai.client.get(_address(stopped, "portal:why_certificate")).status_code == 404
    assert "đang tính lại" in mai.client.get(_address(stopped, "portal:why")).content.decode()


def test_nobody_else_gets_in(stopped: Dossier, khoa: Person, mai: Person) -> None:
    for name in ("desk:why", "desk:certificate"):
        assert khoa.client.get(_address(stopped, name)).status_code == 404
        assert mai.client.get(_address(stopped, name)).status_code in (302, 403)


def test_it_costs_few_statements(stopped: Dossier, hanh: Person, django_assert_num_queries: Any) -> None:
    browser = hanh.client
    browser.get(_address(stopped))
    with django_assert_num_queries(13):
        browser.get(_address(stopped))
