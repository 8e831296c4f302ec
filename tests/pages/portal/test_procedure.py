"""Before you start."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition
from tests.pages.portal.asking import weight, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def test_it_works(client: Client) -> None:
    page = client.get("/thu-tuc/1.001193")
    said = words(page)
    assert page.content.decode().count('href="/nop/1.001193"') == 2
    assert "Giấy chứng sinh" in said
    assert "trước 15:00" in said
    assert "8.000 đồng nhân với số lượng" in said
    assert "Luật Hộ tịch 60/2014/QH13" in said.split("Căn cứ")[1]
    assert "Giá trị mẫu" in said.split("Số liệu mẫu trên trang này")[1]


def test_the_promise_stands_beside_the_legal_limit(client: Client) -> None:
    said = words(client.get("/thu-tuc/2.002288"))
    assert "1,5 ngày làm việc" in said
    assert "Thời hạn theo quy định: 2 ngày làm việc" in said


def test_free_is_said_only_where_no_rule_asks_for_money(client: Client) -> None:
    for procedure in Procedure.objects.filter(current__isnull=False):
        assert procedure.current_id is not None
        said = words(client.get(f"/thu-tuc/{procedure.code}"))
        assert ("Không mất phí, lệ phí." in said) is not bool(definition(procedure.current_id).fees)
        assert " 0 đồng" not in said


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("1.004222", "Nộp tại Công an xã, phường"),
        ("2.000815", "Nộp tại quầy"),
        ("2.000986", "Nộp ở nơi khác"),
    ],
)
def test_what_is_not_filed_here_says_where_to_go(client: Client, code: str, where: str) -> None:
    page = client.get(f"/thu-tuc/{code}")
    assert where in words(page)
    assert "/nop/" not in page.content.decode()


def test_every_procedure_can_be_read(client: Client) -> None:
    for code in Procedure.objects.values_list("code", flat=True):
        assert client.get(f"/thu-tuc/{code}").status_code == 200


def test_an_unknown_code_is_not_found(client: Client) -> None:
    assert client.get("/thu-tuc/9.999999").status_code == 404


def test_it_costs_five_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client.get("/thu-tuc/1.001193")  # a frozen revision is read once
    with django_assert_num_queries(5):  # the procedure, the national list, its neighbours in both, the province
        client.get("/thu-tuc/1.001193")


def test_it_is_light(client: Client) -> None:
    assert weight(client.get("/thu-tuc/1.001193")) <= 30_000
