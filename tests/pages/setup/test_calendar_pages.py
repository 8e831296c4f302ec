"""The working calendar of the setup: seen as a year, changed after a look at what would move."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.base import clockwork
from motcua.directory.models import Agency, CalendarDay
from motcua.dossiers.models import Dossier
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person, vn

NEXT = clockwork.today(clockwork.now()).year + 1
MONDAY = date(NEXT, 7, 1) + timedelta(days=(7 - date(NEXT, 7, 1).weekday()) % 7)
PLAN = {
    "since": MONDAY.isoformat(), "until": MONDAY.isoformat(), "kind": "holiday", "name": "Nghỉ do bão",
    "status": "announced", "source": "CĐ 12", "replacing": "",
}  # fmt: skip
TYPED = {
    "agency": "province",
    "since.day": str(MONDAY.day), "since.month": "7", "since.year": str(NEXT), "kind": "holiday", "name": "Nghỉ do bão",
    "status": "announced", "source": "CĐ 12",
}  # fmt: skip


@pytest.fixture
def team(minh: Person) -> Client:
    return minh.client


@pytest.fixture
def open_one(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return stories.in_progress(mai, coc_san, hanh, at=vn(f"{MONDAY} 09:00"))


def test_a_year_is_readable_without_colour(team: Client) -> None:
    page = team.get(reverse("setup:calendar"), {"year": "2027"}).content.decode()
    assert page.count("<caption>Tháng") == 12
    assert "Tết Nguyên đán (dự kiến)" in page
    assert "01/01/2027, thứ Sáu" in page


@pytest.mark.parametrize("year", ["1900", "x", "99999", ""])
def test_an_odd_year_is_this_year(year: str, team: Client) -> None:
    assert f"năm {NEXT - 1}" in team.get(reverse("setup:calendar"), {"year": year}).content.decode()


def test_adding_leads_to_a_look_ahead_and_writes_nothing(team: Client, open_one: Dossier) -> None:
    answer = team.post(reverse("setup:calendar_add"), TYPED, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[0][0].startswith(reverse("setup:calendar_preview"))
    assert str(open_one.code) in page
    assert "muộn hơn 1 ngày" in page
    assert not CalendarDay.objects.filter(date=MONDAY).exists()


def test_the_look_ahead_shows_no_person(team: Client, open_one: Dossier) -> None:
    page = team.get(reverse("setup:calendar_preview"), PLAN).content.decode()
    assert str(open_one.code) in page
    for hidden in (open_one.owner_name, open_one.owner_phone, "010198999101"):
        assert hidden not in page


def test_confirming_changes_calendar_and_dossiers(team: Client, open_one: Dossier) -> None:
    answer = team.post(reverse("setup:calendar_preview"), PLAN, follow=True)
    assert "Đã đổi lịch làm việc" in answer.content.decode()
    run_jobs()
    after, before = stories.fresh(open_one).due, open_one.due
    assert after is not None
    assert before is not None
    assert after - before == timedelta(days=1)


def test_sending_twice_says_so_and_keeps_what_was_typed(team: Client) -> None:
    team.post(reverse("setup:calendar_preview"), PLAN)
    page = team.post(reverse("setup:calendar_preview"), PLAN, follow=True).content.decode()
    assert "đã có trong lịch" in page
    assert 'value="Nghỉ do bão"' in page
    assert CalendarDay.objects.filter(date=MONDAY).count() == 1


def test_removing_asks_why_and_shows_what_moves(team: Client) -> None:
    team.post(reverse("setup:calendar_preview"), PLAN)
    address = reverse("setup:calendar_remove", args=[MONDAY.isoformat()])
    assert "Còn thiếu: Lý do" in team.post(address, {"reason": " "}).content.decode()
    page = team.post(address, {"reason": "nhập nhầm"}, follow=True).content.decode()
    assert "Bỏ khỏi lịch" in page
    team.post(reverse("setup:calendar_preview"), {"taken": MONDAY.isoformat(), "reason": "nhập nhầm"})
    assert not CalendarDay.objects.filter(date=MONDAY).exists()


def test_a_provisional_day_is_confirmed_with_its_announcement(team: Client) -> None:
    CalendarDay.objects.create(date=MONDAY, kind="swapped_off", name="Hoán đổi", provisional=True)
    address = reverse("setup:calendar_day", args=[MONDAY.isoformat()])
    typed = {"kind": "swapped_off", "name": "Hoán đổi", "status": "announced", "source": ""}
    assert "số và ngày của văn bản" in team.post(address, typed).content.decode()
    sent = team.post(address, {**typed, "source": "TB 6150"})
    given = dict(pair.split("=") for pair in sent["Location"].partition("?")[2].split("&"))
    assert given["replacing"] == "yes"
    page = team.get(sent["Location"]).content.decode()
    assert "Không hồ sơ nào đổi hẹn trả" in page
    team.post(reverse("setup:calendar_preview"), {**PLAN, "source": "TB 6150", "replacing": "yes"})
    day = CalendarDay.objects.get(date=MONDAY)
    assert (day.provisional, day.source) == (False, "TB 6150")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"since.day": "31", "since.month": "2"}, "Không có ngày này trong lịch"),
        ({"since.year": "1900"}, "Chỉ nhận các năm"),
        ({"since.day": "", "since.month": "", "since.year": ""}, "Còn thiếu"),
        ({"until.day": "1", "until.month": "1", "until.year": str(NEXT)}, "Ngày cuối phải từ ngày đầu"),
        ({"kind": "party"}, "Hãy chọn một trong các mục"),
        ({"name": ""}, "Còn thiếu: Tên ngày"),
        ({"name": "x" * 121}, "Dài quá 120"),
        ({"source": ""}, "số và ngày của văn bản"),
        ({"kind": "make_up_work"}, "vốn là ngày làm việc"),
    ],
)
def test_bad_input_keeps_what_was_typed(typed: dict[str, str], words: str, team: Client) -> None:
    sent = {**TYPED, **typed}
    page = team.post(reverse("setup:calendar_add"), sent).content.decode()
    assert words in page
    assert "Cần sửa mấy chỗ sau" in page
    for name in ("since.day", "name", "source"):
        assert f'value="{sent[name]}"' in page


@pytest.mark.parametrize("given", [{}, {"since": "2027-02-31"}, {"taken": "x"}, {**PLAN, "kind": "party"}])
def test_a_look_ahead_at_nothing_goes_to_the_form(given: dict[str, str], team: Client) -> None:
    assert team.get(reverse("setup:calendar_preview"), given)["Location"] == reverse("setup:calendar_add")


@pytest.mark.parametrize("day", ["2027-02-31", "x", "2027-03-03"])
def test_a_day_that_is_not_there(day: str, team: Client) -> None:
    for name in ("setup:calendar_day", "setup:calendar_remove"):
        assert team.get(reverse(name, args=[day])).status_code == 404


def test_nobody_else(mai: Person, quan: Person, lan: Person, open_one: Dossier) -> None:
    for person in (mai, quan, lan):
        client = person.client
        for name in ("setup:calendar", "setup:calendar_add", "setup:calendar_preview"):
            assert client.get(reverse(name), PLAN).status_code == 403
        assert client.post(reverse("setup:calendar_preview"), PLAN).status_code == 403
    assert not CalendarDay.objects.filter(date=MONDAY).exists()


def test_the_look_ahead_costs_the_same_for_more_dossiers(
    team: Client, open_one: Dossier, son: Person, mai: Person, coc_san: Agency, hanh: Person
) -> None:
    address = reverse("setup:calendar_preview")
    team.get(address, PLAN)
    with CaptureQueriesContext(connection) as one:
        team.get(address, PLAN)
    for _ in range(3):
        stories.in_progress(mai, coc_san, hanh, at=vn(f"{MONDAY} 09:00"))
    with CaptureQueriesContext(connection) as four:
        team.get(address, PLAN)
    assert len(four) == len(one)


def test_a_storm_at_one_agency_is_written_shown_and_removed(team: Client, coc_san: Agency) -> None:
    """The units below it are closed with it; the list tells it once, and the year of the province stays as it was."""
    typed = {**TYPED, "agency": coc_san.code, "name": "Nghỉ vì bão"}
    seen = team.post(reverse("setup:calendar_add"), typed, follow=True)
    assert coc_san.name in seen.content.decode()
    team.post(reverse("setup:calendar_preview"), dict(seen.context["hidden"]))
    assert not CalendarDay.objects.filter(date=MONDAY, agency=None).exists()
    assert CalendarDay.objects.filter(date=MONDAY).count() == 1 + Agency.objects.filter(parent=coc_san).count() > 1
    page = team.get(reverse("setup:calendar"), {"year": MONDAY.year}).content.decode()
    assert page.count("Nghỉ vì bão") == 1
    address = reverse("setup:calendar_remove", args=[f"{MONDAY.isoformat()}~{coc_san.code}"])
    assert address in page
    seen = team.post(address, {"reason": "Bão tan"}, follow=True)
    team.post(reverse("setup:calendar_preview"), dict(seen.context["hidden"]))
    assert not CalendarDay.objects.filter(date=MONDAY).exists()
    assert team.get(address).status_code == 404
