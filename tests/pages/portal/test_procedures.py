"""Finding a procedure."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.pages.portal.asking import weight, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


@pytest.mark.parametrize(
    "typed", ["đăng ký khai sinh", "dang ky khai sinh", "KHAI SINH", "lam khai sinh cho con", "1.001193"]
)
def test_it_finds_with_and_without_diacritics(client: Client, typed: str) -> None:
    page = client.get("/thu-tuc", {"q": typed})
    assert "/thu-tuc/1.001193" in page.content.decode()
    assert f"“{typed}”" in words(page)


def test_it_narrows(client: Client) -> None:
    page = client.get("/thu-tuc", {"linh-vuc": "Đường bộ", "cap": "province"}).content.decode()
    assert "/thu-tuc/2.002288" in page
    assert "/thu-tuc/1.001193" not in page
    assert "Bỏ lọc" in page
    assert (
        "Ủy ban nhân dân xã, phường"
        in client.get("/thu-tuc", {"co-quan": "Ủy ban nhân dân xã, phường"}).content.decode()
    )


def test_it_lists_all_and_says_how_each_is_filed(client: Client) -> None:
    said = words(client.get("/thu-tuc"))
    assert "18 thủ tục" in said
    assert {"Nộp trực tuyến toàn trình", "Nộp trực tuyến một phần", "Nộp trực tiếp", "Nộp ở nơi khác"} <= {
        tag
        for tag in ("Nộp trực tuyến toàn trình", "Nộp trực tuyến một phần", "Nộp trực tiếp", "Nộp ở nơi khác")
        if tag in said
    }


def test_it_says_what_to_do_when_nothing_is_found(client: Client) -> None:
    page = client.get("/thu-tuc", {"q": "zzzzqqq", "cap": "commune"})
    assert "Không tìm thấy thủ tục nào cho “zzzzqqq”" in words(page)
    assert "/thu-tuc?q=zzzzqqq" in page.content.decode()
    assert "Gọi cho chúng tôi" in words(page)


@pytest.mark.parametrize("odd", ["\0", "%", "'", "ầ" * 5000, "<b>", "-1"])
def test_odd_input_is_an_ordinary_search(client: Client, odd: str) -> None:
    page = client.get("/thu-tuc", {"q": odd, "trang": odd})
    assert page.status_code == 200
    assert "<b>" not in page.content.decode().split("<main")[1]


def test_it_costs_six_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(6):
        client.get("/thu-tuc", {"q": "khai sinh"})


def test_it_is_light(client: Client) -> None:
    assert weight(client.get("/thu-tuc")) <= 30_000
