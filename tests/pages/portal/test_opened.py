"""Counts, open data, sitemaps: all of it, for everybody, and only once for who has it already."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.base.actor import SYSTEM
from motcua.catalog.models import Procedure
from motcua.catalog.national.acts.import_list import import_list
from motcua.web.portal.pages import sitemap
from tests.national import fee, method, row, written
from tests.pages.portal.asking import words
from tests.town import vn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
MANY = [
    row(f"9.{n:06d}", levels=["xã"] if n % 2 else ["bộ"], methods=[method(fees=[fee("Hỏi sở.")])]) for n in range(30)
]


@pytest.fixture(autouse=True)
def listed(tmp_path: Path, settings: Settings) -> None:
    settings.MOTCUA_HOME = tmp_path
    import_list(written(tmp_path / "list.jsonl", MANY), by=SYSTEM, at=vn("2026-12-01 12:00"))


def test_counts_are_those_of_the_rows(client: Client) -> None:
    said = words(client.get("/so-lieu-thu-tuc"))
    published = Procedure.objects.filter(current__isnull=False).count()
    assert f"Có {published + 30} thủ tục tra cứu được ở đây: {published} thủ tục tỉnh đã công bố" in said
    assert "Cấp trung ương 0 0 0 0 15 15" in said
    before = words(client.get("/so-lieu-thu-tuc"))
    Procedure.objects.filter(code="1.001193").update(current=None)
    assert words(client.get("/so-lieu-thu-tuc")) != before, "what was kept is not told any longer"


def test_csv_has_every_procedure_once(client: Client) -> None:
    text = client.get("/du-lieu-mo/thu-tuc.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    codes = [one["code"] for one in rows]
    assert sorted(codes) == sorted(
        [one["code"] for one in MANY] + list(Procedure.objects.values_list("code", flat=True))
    )
    of_list = next(one for one in rows if one["code"] == "9.000001")
    assert (of_list["published"], of_list["level"], of_list["limits"]) == ("false", "commune", "5 working_day")
    assert "Hỏi sở." in of_list["fees"]


def test_json_says_an_unknown_amount_as_none(client: Client) -> None:
    told = json.loads(client.get("/du-lieu-mo/thu-tuc.json").getvalue())
    found = {one["code"]: one for one in told["procedures"]}
    assert found["9.000001"]["fees"] == [{"name": "fee", "amount": None, "words": "Hỏi sở.", "channel": ""}]
    assert found["1.001193"]["published"] is True
    assert found["1.001193"]["url"].endswith("/thu-tuc/1.001193")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_who_has_it_already_is_told_so(
    client: Client, form: str, django_assert_num_queries: DjangoAssertNumQueries, tmp_path: Path
) -> None:
    first = client.get(f"/du-lieu-mo/thu-tuc.{form}")
    whole = first.getvalue()
    assert first.headers["Last-Modified"]
    assert [one.name.endswith(f"thu-tuc.{form}") for one in (tmp_path / "open-data").iterdir()] == [True]
    with django_assert_num_queries(4):  # the stamp; the rows are not read a second time
        assert client.get(f"/du-lieu-mo/thu-tuc.{form}").getvalue() == whole
    again = client.get(f"/du-lieu-mo/thu-tuc.{form}", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    Procedure.objects.filter(code="1.001193").update(current=None)
    changed = client.get(f"/du-lieu-mo/thu-tuc.{form}", headers={"if-none-match": first.headers["ETag"]})
    assert (changed.status_code, b'"1.001193"' in changed.getvalue()) == (200, False)


def test_the_sitemap_names_every_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _locs(client, "/sitemap.xml")
    assert any(one.endswith("/thu-tuc/9.000001") for one in whole)
    assert any(one.endswith("/don-vi/02746") for one in whole)
    monkeypatch.setattr(sitemap, "PART", 100)
    parts = _locs(client, "/sitemap.xml")
    assert len(parts) == -(-len(whole) // 100)
    joined = [loc for one in parts for loc in _locs(client, "/" + one.rsplit("/", 1)[1])]
    assert joined == whole
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    assert "Sitemap: http" in client.get("/robots.txt").content.decode()


def _locs(client: Client, where: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(where).getvalue())
    return [one.text or "" for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
