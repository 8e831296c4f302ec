"""Following a dossier by code and ID number, without an account."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.base.models import Throttle
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from motcua.files.models import Look
from tests.pages.portal.asking import summary, weight, words
from tests.stories import drafted, received, submitted
from tests.town import Person

pytestmark = pytest.mark.django_db
PAGE = "/tra-cuu"
MAI, AN = "010198999101", "015090999104"


@pytest.fixture
def dossier(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return received(mai, coc_san, hanh)


def test_it_works_with_either_code(dossier: Dossier, client: Client) -> None:
    for code in (dossier.code, dossier.request_code, str(dossier.request_code).lower().replace("-", " - ")):
        said = words(client.post(PAGE, {"ma": code, "so": "010 198 999 101"}))
        assert "Đã tiếp nhận" in said
        assert "Hẹn trả kết quả" in said


def test_it_shows_the_minimum(dossier: Dossier, client: Client) -> None:
    page = client.post(PAGE, {"ma": dossier.code, "so": MAI}).content.decode()
    for secret in ("Mai", MAI, "0900000101", "GIÀNG", "Phạm Thị Hạnh", "giay-chung-sinh", str(dossier.public_id)):
        assert secret not in page


def test_a_wrong_code_and_a_wrong_number_are_the_same(dossier: Dossier, client: Client) -> None:
    asked = ({"ma": dossier.code, "so": AN}, {"ma": "H38.111.1-261207-9999", "so": MAI})
    with CaptureQueriesContext(connection) as first:
        wrong_number = client.post(PAGE, asked[0])
    with CaptureQueriesContext(connection) as second:
        wrong_code = client.post(PAGE, asked[1])
    assert summary(wrong_number) == summary(wrong_code) != ""
    assert wrong_number.status_code == wrong_code.status_code
    assert [_shape(q["sql"]) for q in first.captured_queries] == [_shape(q["sql"]) for q in second.captured_queries]


def _shape(sql: str) -> str:
    return " ".join(sql.split()[:3])


def test_a_draft_cannot_be_followed(mai: Person, coc_san: Agency, client: Client) -> None:
    drafted(mai, coc_san)
    assert client.post(PAGE, {"ma": "", "so": MAI}).status_code == 422


def test_faults_keep_what_was_typed(client: Client, province: None) -> None:
    answer = client.post(PAGE, {"ma": "YC-7K3M-9QXA-P", "so": "0101989991012"})
    assert "phải có 12 chữ số" in summary(answer)
    assert 'value="YC-7K3M-9QXA-P"' in answer.content.decode()
    assert 'value="0101989991012"' in answer.content.decode()


def test_every_look_is_written_masked(dossier: Dossier, client: Client) -> None:
    client.post(PAGE, {"ma": dossier.code, "so": MAI})
    client.post(PAGE, {"ma": dossier.code, "so": AN})
    found, missed = Look.objects.filter(what="lookup").order_by("id")
    assert (found.subject, missed.subject) == (dossier.pk, None)
    assert "010•••••9101" in found.words
    assert MAI not in found.words


def test_ten_tries_from_one_address(dossier: Dossier, client: Client) -> None:
    for number in range(10):
        assert client.post(PAGE, {"ma": f"H38-{number}", "so": MAI}).status_code == 422
    answer = client.post(PAGE, {"ma": dossier.code, "so": MAI})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "600"


def test_ten_tries_for_one_code(dossier: Dossier, client: Client) -> None:
    for number in range(10):
        client.post(PAGE, {"ma": dossier.code, "so": AN}, REMOTE_ADDR=f"10.0.0.{number}")
    assert client.post(PAGE, {"ma": dossier.code, "so": MAI}, REMOTE_ADDR="10.0.1.1").status_code == 429
    assert not [t.key for t in Throttle.objects.all() if MAI in t.key or AN in t.key]


def test_a_code_in_the_address_is_filled_in(client: Client, province: None) -> None:
    page = client.get(PAGE, {"ma": 'YC-7K3M"><b>'})
    assert "YC-7K3M&quot;&gt;&lt;b&gt;" in page.content.decode()


def test_it_is_light(client: Client, mai: Person, coc_san: Agency) -> None:
    submitted(mai, coc_san)
    assert weight(client.get(PAGE)) <= 30_000
