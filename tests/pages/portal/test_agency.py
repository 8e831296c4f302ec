"""An agency's own page, the links it may put elsewhere, and where they lead."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.base.clockwork import now
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from motcua.dossiers.public import most_used
from motcua.outreach.acts import Written, publish_article
from tests.pages.portal.asking import weight, words
from tests.stories import submitted
from tests.town import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def test_it_works(client: Client, lan: Person, coc_san: Agency) -> None:
    about = Written("about", "Giới thiệu", "Xã **Cốc San** có 12 thôn.")
    guide = Written("guide", "Làm khai sinh", "- mang giấy chứng sinh\n<script>alert(1)</script>")
    for one in (about, guide):
        publish_article(coc_san.pk, one, by=lan.actor, at=now())
    page = client.get("/don-vi/02746")
    said = words(page)
    assert "Ủy ban nhân dân xã Cốc San" in said
    assert "Trung tâm Phục vụ hành chính công xã Cốc San" in said
    assert "Thứ Hai đến thứ Sáu" in said
    text = page.content.decode()
    assert "<strong>Cốc San</strong>" in text
    assert "<script>alert" not in text
    assert lan.name not in text, "an article is the agency's"
    assert weight(page) <= 30_000


def test_every_agency_of_the_list_has_its_page(client: Client) -> None:
    said = words(client.get("/don-vi"))
    assert "Xã Cốc San" in said
    assert "Sở Xây dựng" in said
    assert client.get("/don-vi/TTPVHCC").status_code == 404, "a one-stop unit is told on the page of its agency"
    assert client.get("/don-vi/none").status_code == 404


def test_the_code_of_identification_leads_to_the_page(client: Client, coc_san: Agency) -> None:
    assert client.get(f"/don-vi/{coc_san.code}").headers["Location"] == "/don-vi/02746"


def test_most_used_names_nothing_that_few_have_filed(client: Client, mai: Person, coc_san: Agency) -> None:
    dossier = submitted(mai, coc_san, at=now() - timedelta(hours=1))
    assert "Việc nhiều người làm ở đây" not in words(client.get("/don-vi/02746"))
    assert most_used([coc_san.pk], now()) == []
    for _ in range(4):
        submitted(mai, coc_san, at=now() - timedelta(hours=1))
    assert [code for code, _ in most_used([coc_san.pk], now())] == [dossier.procedure.code]
    assert most_used([coc_san.pk], now() + timedelta(days=370)) == [], "of the last year only"
    assert "Việc nhiều người làm ở đây" not in words(client.get("/don-vi/02746")), "counted at most once an hour"
    cache.clear()
    said = words(client.get("/don-vi/02746"))
    assert "Đăng ký khai sinh" in said.split("Việc nhiều người làm ở đây")[1]
    assert mai.name not in said


def test_it_counts_its_statements(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client.get("/don-vi/02746")
    with django_assert_num_queries(6):  # agency, its one-stop unit, calendar, former agencies, articles, province
        client.get("/don-vi/02746")


def test_a_link_leads_to_the_filing_with_the_agency_chosen(client: Client, an: Person, coc_san: Agency) -> None:
    page = client.get("/don-vi/02746/lien-ket?thu-tuc=1.001193")
    assert "/nop/1.001193?xa=02746" in page.content.decode()
    assert "&lt;a href=" in page.content.decode(), "the piece of HTML is shown, not used"
    drawn = client.get("/don-vi/02746/ma-qr/1.001193")
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    assert b"<svg" in drawn.content
    outside = client.get("/nop/1.001193?xa=02746")
    assert "xa%3D02746" in outside.headers["Location"], "kept over the sign-in"
    filed = an.client.get("/nop/1.001193?xa=02746").content.decode()
    assert '<option value="02746" selected>' in filed
    assert '<option value="02746" selected>' not in an.client.get("/nop/1.001193?xa=nowhere").content.decode()


def test_a_link_is_offered_for_what_the_agency_decides(client: Client) -> None:
    assert client.get("/don-vi/SXD/ma-qr/1.001193").status_code == 404
    assert "/nop/1.001193" not in client.get("/don-vi/SXD/lien-ket?thu-tuc=1.001193").content.decode()
    assert not Dossier.unscoped.exists()
