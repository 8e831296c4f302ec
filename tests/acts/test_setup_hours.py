"""The platform team sets hours and settings of the province; they count for what is received from their day on."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.queries import procedure
from motcua.clock.calendar import Session
from motcua.clock.policy import CountingRule
from motcua.directory import calendars
from motcua.directory.acts.calendar import change_calendar
from motcua.directory.acts.hours import set_hours
from motcua.directory.acts.province import set_province
from motcua.directory.models import Agency, CalendarDay, Province
from motcua.directory.timing import SETTINGS_CHAIN, Settings
from motcua.dossiers import deadlines
from motcua.dossiers.models import Dossier
from tests import stories
from tests.acts.jobs import run_jobs
from tests.acts.test_setup_time import AT, STORM, TUESDAY, open_one, team
from tests.town import Person, vn

__all__ = ["open_one", "team"]  # fixtures of the calendar's tests


def test_hours_hold_from_their_day_on(coc_san: Agency, team: Actor, open_one: Dossier) -> None:
    winter = [Session(time(8), time(12)), Session(time(13), time(16, 30))]
    set_hours(coc_san.pk, winter, TUESDAY, by=team, at=AT, source="QĐ 5")
    book = calendars.book()
    assert book.sessions(coc_san.pk, AT.date())[0].start == time(7, 30)
    assert list(book.sessions(coc_san.pk, TUESDAY)) == winter
    assert book.sessions(0, TUESDAY)[0].start == time(7, 30)
    set_hours(coc_san.pk, [], date(2026, 12, 14), by=team, at=AT)
    assert calendars.book().sessions(coc_san.pk, date(2026, 12, 14))[0].start == time(7, 30)
    assert stories.fresh(open_one).due == open_one.due


def test_own_hours_count_for_what_comes_then(mai: Person, coc_san: Agency, hanh: Person, team: Actor) -> None:
    set_hours(coc_san.pk, [Session(time(8), time(16))], TUESDAY, by=team, at=AT)
    assert stories.received(mai, coc_san, hanh, at=vn("2026-12-08 09:00")).due == vn("2026-12-08 16:00")


@pytest.mark.parametrize(
    ("sessions", "since", "code"),
    [
        ([Session(time(8), time(12)), Session(time(11), time(17))], TUESDAY, "hours.overlap"),
        ([Session(time(12), time(8))], TUESDAY, "hours.end_before_start"),
        ([Session(time(8), time(12))], AT.date(), "hours.only_from_tomorrow"),
        ([Session(time(8), time(12))], date(2099, 1, 1), "calendar.out_of_reach"),
        ([], TUESDAY, "hours.none"),
    ],
)
def test_it_refuses_wrong_hours(sessions: list[Session], since: date, code: str, team: Actor) -> None:
    with pytest.raises(Refusal) as refused:
        set_hours(None, sessions, since, by=team, at=AT)
    assert refused.value.code == code


def test_it_refuses_hours_of_no_agency(team: Actor) -> None:
    with pytest.raises(Refusal, match="no_agency"):
        set_hours(0, [Session(time(8), time(12))], TUESDAY, by=team, at=AT)


def test_another_counting_rule_holds_for_what_comes_then(
    mai: Person, coc_san: Agency, hanh: Person, team: Actor
) -> None:
    before = stories.in_progress(mai, coc_san, hanh)
    now = calendars.book().counting_rule(AT.date())
    other = next(r for r in CountingRule if r is not now)
    set_province(Settings("Tỉnh Lào Cai", other, phone="02143000000"), TUESDAY, by=team, at=AT)
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    book = calendars.book()
    assert (book.counting_rule(AT.date()), book.counting_rule(TUESDAY)) == (now, other)
    assert stories.fresh(before).due == vn("2026-12-08 17:00")
    row = Province.objects.get(valid_from=TUESDAY)
    assert (row.code, row.is_sample, row.phone) == ("15", True, "02143000000")
    assert [e.act for e, _ in journal.entries(SETTINGS_CHAIN)] == ["province.set"]


def test_the_rule_of_the_day_of_receipt_counts(open_one: Dossier, team: Actor) -> None:
    badge = procedure("2.002288")  # two working days
    assert badge is not None
    assert badge.current_id is not None
    set_province(Settings("Tỉnh Lào Cai", CountingRule.DAY_BASED), TUESDAY, by=team, at=AT)
    open_one.revision_id = badge.current_id
    found = []
    for received in (vn("2026-12-07 09:00"), vn("2026-12-08 09:00")):
        open_one.received_at = received
        dates = deadlines.dates_now(open_one, calendars.book())
        assert dates is not None
        found.append(dates.legal_due)
    assert found == [vn("2026-12-09 09:00"), vn("2026-12-10 17:00")]


@pytest.mark.parametrize(
    ("since", "changed", "name", "code"),
    [
        (AT.date(), True, "Lào Cai", "province.counting_from_tomorrow"),
        (date(2026, 12, 6), False, "Lào Cai", "province.not_in_the_past"),
        (TUESDAY, False, " ", "province.name_missing"),
        (date(2099, 1, 1), False, "Lào Cai", "calendar.out_of_reach"),
    ],
)
def test_it_refuses_wrong_settings(since: date, changed: bool, name: str, code: str, team: Actor) -> None:
    now = calendars.book().counting_rule(AT.date())
    rule = next(r for r in CountingRule if (r is not now) is changed)
    with pytest.raises(Refusal) as refused:
        set_province(Settings(name, rule), since, by=team, at=AT)
    assert refused.value.code == code


def test_the_book_costs_one_statement_and_is_right_at_once(province: None, team: Actor) -> None:
    first = calendars.book()
    with CaptureQueriesContext(connection) as said:
        assert calendars.book() is first
    assert len(said) == 1
    CalendarDay.objects.create(date=TUESDAY, kind="holiday", name="Lễ")
    with CaptureQueriesContext(connection) as said:
        assert calendars.book().day(TUESDAY) is not None
    assert len(said) == 1
    CalendarDay.objects.filter(date=TUESDAY).delete()
    assert calendars.book().day(TUESDAY) is None
