"""The pages of packages: opened, filled, ruled, rehearsed on the page and as a file, published by another person."""

import pytest
from django.urls import reverse

from motcua.base import clockwork
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.acts.put_in import put_in
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.acts.set_running import set_running
from motcua.catalog.drafts.acts.start import start_revision
from motcua.catalog.drafts.acts.start_package import PackageFacts, start_package
from motcua.catalog.drafts.models import ChangePackage, ProcedureDraft, RunningRule
from motcua.directory.models import Agency
from motcua.dossiers.law import Trouble, TroubleKind
from motcua.dossiers.models import Dossier
from motcua.web.setup.shown.packages import trouble_words
from tests import stories
from tests.town import Person, vn

BIRTH = "1.001193"
DAY = vn("2030-01-01 00:00").date()


@pytest.fixture
def package(thuy: Person) -> ChangePackage:
    """A package with one longer limit for running dossiers too."""
    at = clockwork.now()
    held = start_package(PackageFacts("Luật Hộ tịch mới", "Luật 1/2029", DAY), by=thuy.actor, at=at)
    row = start_revision(BIRTH, by=thuy.actor, at=at)
    limits = [{**limit, "amount": 3, "promised": 3, "same_day": False} for limit in row.document["limits"]]
    save_draft(row.public_id, {"limits": limits}, version=0, by=thuy.actor, at=at)
    put_in(held.public_id, row.public_id, by=thuy.actor, at=at)
    set_running(row.public_id, RunningRule.NEW, "Điều 12", by=thuy.actor, at=at)
    check_draft(row.public_id, by=thuy.actor, at=at)
    return held


@pytest.fixture
def open_one(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return stories.in_progress(mai, coc_san, hanh)


def _url(name: str, package: ChangePackage) -> str:
    return reverse(f"setup:{name}", args=[package.public_id])


def test_one_is_opened_filled_and_ruled(thuy: Person) -> None:
    day = {"day.day": "1", "day.month": "1", "day.year": "2030"}
    thuy.client.post(reverse("setup:package_start"), {"called": "Gói thử", "decision": "QĐ 1", **day})
    held = ChangePackage.objects.get(name="Gói thử")
    row = start_revision(BIRTH, by=thuy.actor, at=clockwork.now())
    thuy.client.post(_url("package_add", held), {"draft": str(row.public_id)})
    rule = reverse("setup:package_rule", args=[held.public_id, row.public_id])
    assert "Còn thiếu: Căn cứ" in thuy.client.post(rule, {"rule": "new"}).content.decode()
    thuy.client.post(rule, {"rule": "new", "why": "Điều 12"})
    page = thuy.client.get(_url("package", held)).content.decode()
    assert "chuyển sang quy định mới" in page
    assert "Điều 12" in page


def test_the_rehearsal_names_each_dossier(package: ChangePackage, open_one: Dossier, tam: Person) -> None:
    page = tam.client.get(_url("package_rehearsal", package)).content.decode()
    assert str(open_one.code) in page
    assert "Theo quy định mới, dời hẹn trả" in page
    answer = tam.client.get(_url("package_rehearsal_file", package))
    assert f"{BIRTH},{open_one.code}" in answer.getvalue().decode()


def test_another_person_publishes_it(package: ChangePackage, thuy: Person, tam: Person) -> None:
    assert "Anh/chị đã mở gói này" in thuy.client.post(_url("package_publish", package)).content.decode()
    tam.client.post(_url("package_publish", package))
    package.refresh_from_db()
    assert (package.state, package.published_by_id) == ("published", tam.row.pk)
    page = tam.client.get(reverse("setup:procedure", args=[BIRTH])).content.decode()
    assert "Đã lên lịch" in page


def test_one_is_taken_out(package: ChangePackage, thuy: Person) -> None:
    row = ProcedureDraft.objects.get(package=package)
    thuy.client.post(reverse("setup:package_remove", args=[package.public_id, row.public_id]))
    row.refresh_from_db()
    assert (row.package, row.running) == (None, "old")
    thuy.client.post(_url("package_withdraw", package))
    assert package.name in thuy.client.get(reverse("setup:packages")).content.decode()


def test_nobody_else(package: ChangePackage, mai: Person, quan: Person, hanh: Person) -> None:
    for person in (mai, quan, hanh):
        for name in ("package", "package_rehearsal", "package_rehearsal_file", "package_publish"):
            assert person.client.get(_url(name, package)).status_code == 403


def test_every_trouble_has_words() -> None:
    assert all(
        "nhà" in trouble_words(Trouble(kind, "nhà")) or "%" not in trouble_words(Trouble(kind)) for kind in TroubleKind
    )
