"""The board: figures of a period, each a link, for those who lead and nobody else."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.base.clockwork import now, today
from motcua.base.ids import uuid7
from motcua.directory.models import Agency
from motcua.dossiers.models import Dossier
from motcua.web.board.shown import words
from tests import stories
from tests.pages.desk import scenes
from tests.town import Person

HOME = "/board/"
STATEMENTS = 20  # of the whole page with its frame and its sign-in, however many dossiers there are


def _page(person: Person, **given: str) -> str:
    response = person.client.get(HOME, given)
    assert response.status_code == 200
    return scenes.words(response)


def _links(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="(/board/list\?[^"]+)"', page)]


@pytest.fixture
def late(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    """A dossier of this month that is late now."""
    dossier = scenes.in_progress(mai, coc_san, hanh)
    Dossier.unscoped.filter(pk=dossier.pk).update(received_at=now(), due=now() - timedelta(minutes=1))
    return dossier


def test_it_works(late: Dossier, dung: Person) -> None:
    page = _page(dung)
    assert "Toàn tỉnh" in page
    assert "Mục tiêu: từ 85% trở lên" in page
    assert "Lần này: 1 trên 1." in page
    assert "Ủy ban nhân dân xã Cốc San" in page
    assert "1.001193 Đăng ký khai sinh" in page
    for said in words.FIGURES.values():
        if said.name not in (words.FIGURES[key].name for key in ("online", "in_time", "overdue", "handled")):
            assert str(said.means) in page


def test_every_number_opens_what_it_counts(late: Dossier, dung: Person) -> None:
    """Follow every link of the page: the list says the number that the link shows."""
    page, browser = _page(dung), dung.client
    shown = re.findall(
        r'<a(?: class="figure-link")? href="(/board/list\?[^"]+)">(?:<span class="figure-value">)?([\d.,%]+)<', page
    )
    assert len(shown) == len(_links(page)) > 25
    for address, number in shown:
        heading = re.search(r"<h1>[^<]*: ([\d.]+)</h1>", scenes.words(browser.get(unescape(address))))
        assert heading, address
        assert number.endswith("%") or heading[1] == number, address


def test_nothing_is_not_nought_percent(dung: Person) -> None:
    page = _page(dung)
    assert "Chưa có" in page
    assert "Chưa có số" in page
    assert "0%" not in page.replace("85%", "").replace("0,4%", "")
    assert "Chưa có hồ sơ nào trong kỳ này" in page


@pytest.mark.parametrize("kind", ["week", "month", "quarter", "year"])
def test_kinds_of_periods(kind: str, late: Dossier, lan: Person) -> None:
    page = _page(lan, period=kind)
    assert "Ủy ban nhân dân xã Cốc San, từ " in page
    assert f"period={kind}&on=" in page
    earlier = re.search(r'href="(/board/\?[^"]+)"><svg[^>]*>(?:(?!</svg>).)*</svg>Kỳ trước', page)
    assert earlier
    before = scenes.words(lan.client.get(unescape(earlier[1])))
    assert 'class="figure-value">1<' in before  # what is open now is shown whatever the period
    assert "Tỷ lệ trễ hạn" in before


def test_two_days_as_people_write_them(late: Dossier, lan: Person) -> None:
    day = today(now())
    for typed in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()):
        page = _page(lan, **{"from": typed, "to": typed})
        assert f"Cốc San, {day:%d/%m/%Y}" in page
        assert f'value="{typed}"' in page


@pytest.mark.parametrize(
    ("since", "until", "said", "field"),
    [
        ("31/2/2026", "1/3/2026", "“31/2/2026” không phải là một ngày", "from"),
        ("hôm qua", "1/3/2026", "“hôm qua” không phải là một ngày", "from"),
        ("1/3/2026", "", "Còn thiếu: Đến ngày", "to"),
        ("2/3/2026", "1/3/2026", "Ngày cuối phải cùng ngày hoặc sau ngày đầu", "to"),
        ("1/1/1926", "1/3/2026", "“1/1/1926” không phải là một ngày", "from"),
        ("<script>", "1/3/2026", "“<script>” không phải là một ngày", "from"),
    ],
)
def test_wrong_days_are_told_and_kept(since: str, until: str, said: str, field: str, lan: Person) -> None:
    response = lan.client.get(HOME, {"from": since, "to": until})
    page = scenes.words(response)
    assert said in page
    assert f'href="#f-{field}"' in page
    assert f'aria-describedby="f-{field}-error"' in page
    assert 'class="error-summary"' in page
    assert b"<script>" not in response.content
    assert f'value="{until}"' in page
    assert "figure-value" not in page  # no number of another period beside the mistake


def test_a_list_with_wrong_days_sends_to_where_they_are_mended(lan: Person) -> None:
    response = lan.client.get("/board/list?figure=received&from=32/1/2026&to=1/2/2026")
    assert response.status_code == 302
    assert response.headers["Location"] == "/board/?from=32%2F1%2F2026&to=1%2F2%2F2026"


def test_tables_are_ordered_by_links(mai: Person, coc_san: Agency, hanh: Person, dung: Person) -> None:
    other = Agency.objects.filter(kind="commune", name__lt=coc_san.name).order_by("name")[0]
    first, *_others = (scenes.in_progress(mai, coc_san, hanh) for _ in range(3))
    Dossier.unscoped.filter(pk=first.pk).update(agency=other, due=now() - timedelta(days=1))
    Dossier.unscoped.update(received_at=now())  # in this month at any hour of it
    page = _page(dung, by_agency="received")
    assert page.index(other.name) < page.index(coc_san.name)
    page = _page(dung, by_agency="-received")
    assert page.index(coc_san.name) < page.index(other.name)
    assert 'aria-sort="descending"' in page
    page = _page(dung, by_agency="drop table")
    assert page.index(other.name) < page.index(coc_san.name)  # the late one first


def test_a_long_table_begins_with_its_first_rows(late: Dossier, coc_san: Agency, dung: Person) -> None:
    """And its foot adds up all of them; in whole it is one link away."""
    for place, agency in enumerate(Agency.objects.filter(kind="commune").exclude(pk=coc_san.pk).order_by("pk")[:12]):
        copy = Dossier.unscoped.get(pk=late.pk)
        copy.pk, copy.public_id, copy.code, copy.request_code = None, uuid7(), f"X-{place}", f"Y-{place}"
        copy.agency = agency
        copy.save(force_insert=True)
    page = _page(dung)
    assert page.count('class="is-number" data-label="Đã tiếp nhận"') == 12 + 1 + 1 + 1  # rows and foot, one and foot
    more = re.search(r'href="([^"]+)">Xem đủ 13 dòng', page)
    assert more
    whole = scenes.words(dung.client.get(unescape(more[1]).partition("#")[0]))
    assert whole.count('class="is-number" data-label="Đã tiếp nhận"') == 13 + 1 + 1 + 1
    assert "Xem đủ" not in whole


def test_who_may_not(late: Dossier, an: Person, hanh: Person, quan: Person, minh: Person) -> None:
    for name in ("board:home", "board:list"):
        for person in (an, hanh, quan, minh):
            assert person.client.get(reverse(name), {"figure": "received"}).status_code == 403, person.name
        assert Client().get(reverse(name)).status_code == 302
    export = reverse("board:export", args=["csv"])
    for person in (an, hanh, quan, minh):
        assert person.client.get(export, {"figure": "received"}).status_code == 403, person.name
    assert Client().get(export).status_code == 302


def test_another_department_sees_nothing_of_it(late: Dossier, ha: Person) -> None:
    assert late.known_as not in scenes.words(ha.client.get("/board/list?figure=late_now"))
    assert "Chưa có hồ sơ nào" in _page(ha)


def test_its_price_does_not_grow(mai: Person, coc_san: Agency, hanh: Person, dung: Person) -> None:
    browser, counts = dung.client, []
    browser.get(HOME)
    for number in (1, 3):
        for _ in range(number):
            stories.in_progress(mai, coc_san, hanh, at=now() - timedelta(minutes=30))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(HOME)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= STATEMENTS
