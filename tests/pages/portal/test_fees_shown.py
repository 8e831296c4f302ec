"""What a procedure costs, on its page: by channel, by date, and what is not paid back."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from motcua.catalog.queries import definition
from motcua.directory.models import Agency
from motcua.web.portal.shown import fees
from tests import filings
from tests.town import Person


def _page(code: str) -> str:
    return Client().get(reverse("portal:procedure", args=[code])).content.decode()


def _shown(code: str, day: date) -> tuple[str, list[str]]:
    known = definition(filings.found(code).current_id or 0)
    return fees.short(known, day), [rule.amount for rule in fees.shown(known, day)]


def test_a_fee_that_depends_on_the_channel(province: None) -> None:
    short, amounts = _shown("1.004222", date(2026, 11, 22))
    assert short == "10.000 đồng trực tuyến, 20.000 đồng tại quầy"
    assert amounts == ["20.000 đồng", "10.000 đồng"]
    assert short in _page("1.004222")


@pytest.mark.parametrize(
    ("day", "short", "amounts"),
    [
        (date(2026, 12, 31), "25.000 đồng", ["25.000 đồng", "Từ ngày 01/01/2027: 50.000 đồng"]),
        (date(2027, 1, 1), "50.000 đồng", ["50.000 đồng"]),
    ],
)
def test_a_fee_that_changes_with_the_year(province: None, day: date, short: str, amounts: list[str]) -> None:
    assert _shown("1.004756", day) == (short, amounts)


def test_a_fee_that_is_kept(mai: Person, coc_san: Agency) -> None:
    assert "Tiền đã nộp không được trả lại." in _page("1.001612")
    dossier = filings.submitted("1.001612", mai, coc_san)
    asked = mai.client.get(reverse("portal:withdraw", args=[dossier.public_id])).content.decode()
    assert "Lệ phí đã nộp không được trả lại." in asked
    assert "không được trả lại" not in _page("1.004756")


@pytest.mark.parametrize("code", ["1.000656", "1.004873", "2.000908", "1.000703", "1.001612", "1.013225", "1.013831"])
def test_what_was_only_readable_can_be_filed_now(province: None, code: str) -> None:
    page = _page(code)
    assert "chưa nộp" not in page
    assert reverse("portal:start", args=[code]) in page


def test_calendar_days_by_channel(province: None) -> None:
    page = _page("1.013225")
    for words in ("15 ngày khi nộp tại quầy", "20 ngày khi nộp trên mạng", "20 ngày khi nộp qua bưu điện"):
        assert words in page
