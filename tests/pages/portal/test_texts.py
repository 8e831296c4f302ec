"""Pages of plain words, and the lists that forms ask for."""

import pytest
from django.test import Client

from tests.pages.portal.asking import weight, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/tro-giup", "Bao giờ có trả lời?"),
        ("/lien-he", "0214 000 0000"),
        ("/rieng-tu", "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15"),
        ("/kha-nang-tiep-can", "WCAG 2.2"),
    ],
)
def test_it_works(client: Client, where: str, said: str) -> None:
    page = client.get(where)
    assert said in words(page)
    assert weight(page) <= 30_000
    assert client.post(where).status_code == 405


def test_contact_names_every_centre(client: Client) -> None:
    assert "Danh sách 99 trung tâm xã, phường" in words(client.get("/lien-he"))


def test_communes_of_a_province(client: Client) -> None:
    found = client.get("/xa-phuong", {"province": "15"}).json()
    assert len(found) == 99
    assert {"value": "02746", "label": "Xã Cốc San"} in found
    assert client.get("/xa-phuong", {"province": "nowhere"}).json() == []
