"""Working hours and settings of the province, from a day on."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.base import clockwork
from motcua.directory import calendars
from motcua.directory.models import Agency, Hours, Province
from tests.town import Person

TODAY = clockwork.today(clockwork.now())
TOMORROW = TODAY + timedelta(days=1)


def _on(key: str, day: object) -> dict[str, str]:
    year, month, number = str(day).split("-")
    return {f"{key}.day": number, f"{key}.month": month, f"{key}.year": year}


HOURS = {
    "runs": "week",
    "agency": "province", "morning_start": "7h", "morning_end": "11:30", "afternoon_start": "13h00",
    "afternoon_end": "16:30", "source": "QĐ 5", **_on("since", TOMORROW),
}  # fmt: skip
SETTINGS = {
    "citizen_word": "ông/bà",
    "name": "tỉnh Lào Cai", "counting_rule": "day_based", "phone": "02143 840 000", "email": "motcua@laocai.example",
    "address": "Phường Yên Bái", **_on("since", TOMORROW),
}  # fmt: skip


@pytest.fixture
def team(minh: Person) -> Client:
    return minh.client


def test_hours_are_looked_at_then_set(team: Client, province: None) -> None:
    seen = team.post(reverse("setup:hours_change"), HOURS, follow=True)
    page = seen.content.decode()
    assert "07:00-11:30, 13:00-16:30" in page
    assert "Theo giờ mới" in page
    assert Hours.objects.filter(valid_from=TOMORROW).count() == 0
    made = team.post(reverse("setup:hours_preview"), dict(seen.context["hidden"]), follow=True).content.decode()
    assert "Sắp áp dụng" in made
    assert calendars.book().sessions(None, TOMORROW)[0].start == time(7)
    assert calendars.book().sessions(None, TODAY)[0].start == time(7, 30)


def test_an_agency_goes_back_to_the_hours_of_the_province(team: Client, coc_san: Agency) -> None:
    Hours.objects.create(agency=coc_san, starts=time(8), ends=time(16), valid_from=TODAY)
    empty = {**HOURS, "agency": coc_san.code, **dict.fromkeys(("morning_start", "morning_end"), "")}
    empty |= dict.fromkeys(("afternoon_start", "afternoon_end"), "")
    seen = team.post(reverse("setup:hours_change"), empty, follow=True)
    assert "theo giờ của tỉnh" in seen.content.decode()
    team.post(reverse("setup:hours_preview"), dict(seen.context["hidden"]))
    assert calendars.book().sessions(coc_san.pk, TOMORROW)[0].start == time(7, 30)
    assert coc_san.name in team.get(reverse("setup:hours")).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"morning_start": "25:00"}, "“25:00” không phải giờ"),
        ({"morning_start": "sáng"}, "“sáng” không phải giờ"),
        ({"morning_end": ""}, "cả giờ bắt đầu và giờ kết thúc"),
        ({"morning_end": "6:00"}, "Giờ kết thúc phải sau"),
        ({"afternoon_start": "11:00"}, "trùng giờ nhau"),
        (_on("since", TODAY), "từ ngày mai"),
        ({"since.day": "31", "since.month": "2"}, "Không có ngày này"),
        ({"agency": ""}, "Còn thiếu: Áp dụng cho"),
        ({"agency": "H99.99"}, "Hãy chọn một trong các mục"),
    ],
)
def test_wrong_hours_keep_what_was_typed(typed: dict[str, str], words: str, team: Client) -> None:
    sent = {**HOURS, **typed}
    page = team.post(reverse("setup:hours_change"), sent).content.decode()
    assert words in page
    assert f'value="{sent["afternoon_end"]}"' in page
    assert f'value="{sent["source"]}"' in page


@pytest.mark.parametrize("given", [{}, {"agency": "x", "sessions": "", "since": "2027-01-01"}, {"since": "x"}])
def test_a_look_ahead_at_nothing_goes_to_the_form(given: dict[str, str], team: Client) -> None:
    assert team.get(reverse("setup:hours_preview"), given)["Location"] == reverse("setup:hours_change")


def test_hours_that_no_longer_fit_go_back_to_their_form(team: Client) -> None:
    late = {"agency": "province", "sessions": "08:00-12:00", "since": TODAY.isoformat(), "source": ""}
    page = team.post(reverse("setup:hours_preview"), late, follow=True).content.decode()
    assert "từ ngày mai" in page
    assert 'value="08:00"' in page


def test_settings_are_a_new_row_and_reach_the_contact_page(team: Client, client: Client, province: None) -> None:
    before = Province.objects.count()
    page = team.post(reverse("setup:province_change"), {**SETTINGS, "counting_rule": _rule()}, follow=True)
    assert "Đã ghi thông tin" in page.content.decode()
    assert Province.objects.count() == before + 1
    assert "02143 840 000" not in client.get(reverse("portal:contact")).content.decode()
    now = {**SETTINGS, "counting_rule": _rule(), **_on("since", TODAY)}
    team.post(reverse("setup:province_change"), now)
    contact = client.get(reverse("portal:contact")).content.decode()
    assert "02143 840 000" in contact
    assert "motcua@laocai.example" in contact


def _rule() -> str:
    return calendars.book().counting_rule(TODAY).value


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Còn thiếu: Tên tỉnh"),
        ({"email": "khong-phai"}, "Thư điện tử"),
        ({"counting_rule": "guess"}, "Hãy chọn một trong các mục"),
        (_on("since", TODAY - timedelta(days=1)), "từ hôm nay trở đi"),
        (_on("since", TODAY), "ngày mai"),
    ],
)
def test_wrong_settings_keep_what_was_typed(typed: dict[str, str], words: str, team: Client) -> None:
    other = "hour_based" if _rule() == "day_based" else "day_based"
    sent = {**SETTINGS, "counting_rule": other, **typed}
    page = team.post(reverse("setup:province_change"), sent).content.decode()
    assert words in page
    assert 'value="02143 840 000"' in page


def test_nobody_else(mai: Person, quan: Person, lan: Person) -> None:
    for person in (mai, quan, lan):
        client = person.client
        for name in ("hours", "hours_change", "hours_preview", "province", "province_change"):
            assert client.get(reverse(f"setup:{name}")).status_code == 403
            assert client.post(reverse(f"setup:{name}"), HOURS).status_code in (403, 405)


def test_saturday_mornings_are_set_beside_the_week(team: Client, coc_san: Agency) -> None:
    typed = {**HOURS, "agency": coc_san.code, "runs": "saturday", "afternoon_start": "", "afternoon_end": ""}
    seen = team.post(reverse("setup:hours_change"), typed, follow=True)
    assert "Thứ Bảy, chỉ tiếp nhận" in seen.content.decode()
    team.post(reverse("setup:hours_preview"), dict(seen.context["hidden"]))
    row = Hours.objects.get(agency=coc_san)
    assert (row.runs, row.valid_from) == ("saturday", TOMORROW)
    assert "Thứ Bảy, chỉ tiếp nhận" in team.get(reverse("setup:hours")).content.decode()
