"""An officer sees who filed: the owner, the counter, or a system, with its mandate down to number and dates."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from motcua.base.actor import SYSTEM
from motcua.base.clockwork import now, today
from motcua.directory.acts.tokens import SCOPES, Wanted, create_token
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier, MandatedFiling
from motcua.web.desk.shown.said import on_day
from tests.browser import check_axe, overflow, serve
from tests.pages.desk import scenes
from tests.town import Person


def _by_system(dossier: Dossier, **given: Any) -> None:
    token, _ = create_token(Wanted("Ngân hàng Sao Mai", "Bình, 0900000199", SCOPES), by=SYSTEM, at=now())
    MandatedFiling.objects.create(
        dossier=dossier, system=token.system, mandate="authorisation", mandate_reference="12/UQ, 01/12/2026",
        filer_name="Nguyễn Văn Bình", idempotency_key="dot-1-so-0001", request_hash="a" * 64, at=now(), **given,
    )  # fmt: skip


def _panel(person: Person, dossier: Dossier) -> str:
    shown = scenes.words(person.client.get(scenes.page(dossier)))
    return shown[shown.index('id="h-filed"') : shown.index('id="h-due"')]


def test_the_owner_filed(hanh: Person, mai: Person, coc_san: Agency) -> None:
    panel = _panel(hanh, scenes.submitted(mai, coc_san))
    assert "Chủ hồ sơ tự nộp" in panel
    assert "Trực tuyến" in panel
    assert "nộp thay" not in panel


def test_the_counter_typed_it(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    Dossier.unscoped.filter(pk=dossier.pk).update(entered_by=hanh.actor.key, channel="counter")
    panel = _panel(hanh, dossier)
    assert f"Chủ hồ sơ nộp giấy, {hanh.name} nhập" in panel
    assert "Tại quầy" in panel


def test_a_system_filed_and_everything_of_its_mandate_stands_there(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier, last = scenes.submitted(mai, coc_san), today(now()) + timedelta(days=30)
    _by_system(dossier, covers_withdrawal=True, valid_until=last)
    panel = _panel(hanh, dossier)
    for words in ("Ngân hàng Sao Mai nộp thay chủ hồ sơ", "Nguyễn Văn Bình", "Giấy ủy quyền", "12/UQ, 01/12/2026",
                  on_day(last), "<dd>Được</dd>", "dot-1-so-0001", "Bình, 0900000199"):  # fmt: skip
        assert words in panel
    assert "đã hết" not in panel
    MandatedFiling.objects.update(covers_withdrawal=False, valid_until=today(now()) - timedelta(days=1))
    panel = _panel(hanh, dossier)
    assert "<dd>Không được</dd>" in panel
    assert "(đã hết)" in panel
    MandatedFiling.objects.update(valid_until=None)
    assert "Khi hồ sơ này xong" in _panel(hanh, dossier)


def test_its_list_shows_the_same_line_as_before(hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    before = scenes.words(hanh.client.get(reverse("desk:unit")))
    _by_system(dossier)
    after = scenes.words(hanh.client.get(reverse("desk:unit")))
    assert dossier.known_as in before
    assert after.count(dossier.known_as) == before.count(dossier.known_as)
    assert "Sao Mai" not in after


@pytest.mark.browser
@pytest.mark.django_db
def test_it_fits_at_both_widths(browser_page: Page, hanh: Person, mai: Person, coc_san: Agency) -> None:
    dossier = scenes.submitted(mai, coc_san)
    _by_system(dossier, covers_withdrawal=True, valid_until=today(now()))
    serve(browser_page, hanh.client)
    for width in (360, 1280):
        browser_page.set_viewport_size({"width": width, "height": 900})
        browser_page.goto(scenes.page(dossier))
        check_axe(browser_page)
        assert overflow(browser_page) <= 0
