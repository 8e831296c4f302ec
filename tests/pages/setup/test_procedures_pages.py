"""Published procedures of the setup: found, read revision by revision, with the proof of their routes."""

from dataclasses import replace
from unicodedata import normalize

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.base.actor import SYSTEM
from motcua.catalog.models import Revision
from motcua.catalog.publishing import publish
from motcua.catalog.queries import definition, procedure
from motcua.flow.proof import FindingKind
from motcua.web.setup.shown import routes
from motcua.web.ui import route_words
from tests.town import Person, vn

BIRTH = "1.001193"


@pytest.fixture
def team(minh: Person) -> Client:
    return minh.client


@pytest.mark.parametrize("words", ["khai sinh", "KHAI SINH", normalize("NFD", "đăng ký khai sinh"), BIRTH])
def test_it_is_found(words: str, team: Client) -> None:
    page = team.get(reverse("setup:procedures"), {"q": words}).content.decode()
    assert reverse("setup:procedure", args=[BIRTH]) in page


def test_a_field_narrows(team: Client) -> None:
    page = team.get(reverse("setup:procedures"), {"field": "Hộ tịch"}).content.decode()
    assert BIRTH in page
    assert "2.002288" not in page


@pytest.mark.parametrize("asked", [{"q": "zzzz"}, {"field": "không có"}, {"q": "\0"}, {"page": "x"}, {"page": "-1"}])
def test_odd_searches_are_answered(asked: dict[str, str], team: Client) -> None:
    assert team.get(reverse("setup:procedures"), asked).status_code == 200


def test_one_procedure_is_told_whole(team: Client) -> None:
    page = team.get(reverse("setup:procedure", args=[BIRTH])).content.decode()
    for words in ("Các phiên bản", "Thời hạn", "Thành phần hồ sơ", "câu hỏi của tờ khai", "mọi đường đi đều kết thúc"):
        assert words in page


def test_every_published_procedure_can_be_read(team: Client, province: None) -> None:
    codes = list(Revision.objects.values_list("procedure__code", flat=True).distinct())
    assert len(codes) > 5
    for code in codes:
        assert team.get(reverse("setup:procedure", args=[code])).status_code == 200, code


def test_an_older_revision_stays_readable(team: Client, province: None) -> None:
    known = procedure(BIRTH)
    assert known is not None
    assert known.current is not None
    document = {**known.current.document, "decision": "QĐ 99/QĐ-UBND"}
    publish(document, by=SYSTEM, at=vn("2026-12-01 08:00"))
    address = reverse("setup:procedure", args=[BIRTH])
    new, old = (team.get(address, asked).content.decode() for asked in ({}, {"revision": "1"}))
    assert "Phiên bản lần 2" in new
    assert "Phiên bản lần 1" in old
    assert "QĐ 99/QĐ-UBND" in old  # in the list of revisions
    assert "01/12/2026 lúc 08:00" in old


@pytest.mark.parametrize(("code", "asked"), [("9.999999", {}), (BIRTH, {"revision": "77"}), (BIRTH, {"revision": "x"})])
def test_what_is_not_there(code: str, asked: dict[str, str], team: Client) -> None:
    assert team.get(reverse("setup:procedure", args=[code]), asked).status_code == 404


def test_a_route_that_is_not_sound_says_so(province: None) -> None:
    known = procedure(BIRTH)
    assert known is not None
    sound = definition(known.current_id or 0)
    assert sound.route is not None
    first, *rest = sound.route.nodes
    broken = replace(sound, route=replace(sound.route, nodes=(replace(first, role=""), *rest)))
    shown = routes.shown(broken)
    assert shown is not None
    assert any("chưa có vai trò" in fault for fault in shown["faults"])


def test_every_finding_has_words() -> None:
    assert set(route_words.FINDINGS) == set(FindingKind)


def test_reading_costs_the_same_whatever_is_found(team: Client, province: None) -> None:
    address = reverse("setup:procedures")
    team.get(address)
    with CaptureQueriesContext(connection) as one:
        team.get(address, {"q": BIRTH})
    with CaptureQueriesContext(connection) as many:
        team.get(address)
    assert len(one) == len(many)


def test_nobody_else(mai: Person, quan: Person, lan: Person) -> None:
    for person in (mai, quan, lan):
        assert person.client.get(reverse("setup:procedures")).status_code == 403
        assert person.client.get(reverse("setup:procedure", args=[BIRTH])).status_code == 403
