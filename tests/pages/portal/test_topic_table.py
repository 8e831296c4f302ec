"""A table of vehicles: rows added, taken away and repaired, without a script."""

import pytest
from django.test import Client

from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from tests.pages.portal.asking import address, send, summary
from tests.stories import drafted
from tests.town import Person

pytestmark = pytest.mark.django_db
ROW = {
    "plate": "24A-123.45",
    "capacity": "5 chỗ",
    "brand": "VinFast",
    "country": "Việt Nam",
    "year": "2023",
    "badge": "taxi",
}


@pytest.fixture
def dossier(binh: Person) -> Dossier:
    return drafted(binh, Agency.objects.get(key="SXD"), code="2.002288")


@pytest.fixture
def browser(binh: Person) -> Client:
    return binh.client


def row(number: int, **other: str) -> dict[str, str]:
    return {f"vehicles.{number}.{key}": value for key, value in (ROW | other).items()}


def test_it_works(dossier: Dossier, browser: Client) -> None:
    rows = row(0) | row(1, plate="24A-678.90")
    answer = send(browser, address("topic", dossier, "fleet"), **rows, all_owned="yes")
    assert answer.headers["Location"] == address("topic", dossier, "finish")
    assert [r["plate"] for r in dossier.answers.get(key="vehicles").value or []] == ["24A-123.45", "24A-678.90"]


def test_a_row_is_added_where_one_goes_on(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "fleet")
    answer = send(browser, where, **row(0), **{"vehicles.add": "1"})
    assert answer.headers["Location"].endswith("#f-vehicles-1-plate")
    page = browser.get(where).content.decode()
    assert 'name="vehicles.1.plate"' in page
    assert 'value="24A-123.45"' in page


def test_a_row_is_taken_away(dossier: Dossier, browser: Client) -> None:
    where = address("topic", dossier, "fleet")
    send(browser, where, **row(0), **row(1, plate="24A-678.90"), **{"vehicles.remove.0": "1"})
    page = browser.get(where).content.decode()
    assert 'value="24A-678.90"' in page
    assert "vehicles.1.plate" not in page


def test_a_fault_stands_in_its_cell(dossier: Dossier, browser: Client) -> None:
    answer = send(browser, address("topic", dossier, "fleet"), **row(0), **row(1, year="abc"), all_owned="yes")
    assert answer.status_code == 422
    assert "Dòng 2, cột “Năm sản xuất”" in summary(answer)
    assert 'href="#f-vehicles-1-year"' in answer.content.decode()
    assert 'value="abc"' in answer.content.decode()
