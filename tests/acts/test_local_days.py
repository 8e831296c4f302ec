"""One agency closed alone, Saturday mornings at the counter, and seasons: each counts where it holds and nowhere else."""

from datetime import date, time

import pytest

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.clock.calendar import Session
from motcua.directory import calendars
from motcua.directory.acts.calendar import change_calendar, remove_days
from motcua.directory.acts.hours import Laid, set_hours, set_hours_of
from motcua.directory.calendars import SpecialDay
from motcua.directory.models import Agency, Runs
from motcua.dossiers import moves
from motcua.dossiers.models import Dossier
from tests import stories
from tests.acts.jobs import run_jobs
from tests.acts.test_setup_time import AT, TUESDAY, open_one, team
from tests.town import Person, vn

__all__ = ["open_one", "team"]  # fixtures of the calendar's tests
SATURDAY = date(2026, 12, 12)
MORNING = (Session(time(7, 30), time(11, 30)),)
SUMMER = [Session(time(7), time(11)), Session(time(13, 30), time(17, 30))]


def storm(agency: Agency, day: date = TUESDAY) -> SpecialDay:
    return SpecialDay(day, "holiday", "Nghỉ vì bão", provisional=False, source="Công điện 5", agency=agency.pk)


def test_a_storm_closes_one_agency_alone(coc_san: Agency, team: Actor) -> None:
    change_calendar([storm(coc_san)], by=team, at=AT)
    book = calendars.book()
    assert not book.calendar(coc_san.pk).is_working_day(TUESDAY)
    assert book.calendar(0).is_working_day(TUESDAY)
    assert book.day(TUESDAY) is None


def test_a_local_day_moves_the_dates_of_that_agency(open_one: Dossier, team: Actor) -> None:
    """The storm takes away the day on which it is due, here and not elsewhere."""
    assert open_one.due is not None
    day = open_one.due.astimezone(AT.tzinfo).date()
    other = Agency.objects.exclude(pk=open_one.agency_id).filter(kind=open_one.agency.kind).first()
    assert other is not None
    away = moves.preview([day], calendars.book().changed(put=[storm(other, day)]), by=team)
    assert [m.dossier.pk for m in away.moved] == []
    here = moves.preview([day], calendars.book().changed(put=[storm(open_one.agency, day)]), by=team)
    assert [m.dossier.pk for m in here.moved] == [open_one.pk]
    change_calendar([storm(open_one.agency, day)], by=team, at=AT)
    run_jobs()
    moved = stories.fresh(open_one).due
    assert moved is not None
    assert moved.date() > open_one.due.date()


def test_an_own_day_stands_before_that_of_the_province(coc_san: Agency, team: Actor) -> None:
    change_calendar([SpecialDay(TUESDAY, "holiday", "Nghỉ", False, "QĐ 1")], by=team, at=AT)
    work = SpecialDay(TUESDAY, "undecided", "Riêng xã", True, "", coc_san.pk)
    change_calendar([work], by=team, at=AT)
    assert calendars.book().calendar(coc_san.pk).is_working_day(TUESDAY)
    remove_days([TUESDAY], "Nhập nhầm", by=team, at=AT, agencies=[coc_san.pk])
    assert not calendars.book().calendar(coc_san.pk).is_working_day(TUESDAY)


def test_it_refuses_a_day_that_is_there_or_is_not(coc_san: Agency, team: Actor) -> None:
    change_calendar([storm(coc_san)], by=team, at=AT)
    with pytest.raises(Refusal, match=r"calendar\.day_taken"):
        change_calendar([storm(coc_san)], by=team, at=AT)
    with pytest.raises(Refusal, match=r"calendar\.no_such_day"):
        remove_days([TUESDAY], "x", by=team, at=AT)


def test_saturday_mornings_run_the_clock_of_reception_only(mai: Person, coc_san: Agency, team: Actor) -> None:
    """Sent on Friday 16:00: eight hours of the counter are one on Friday, four on Saturday, three on Monday."""
    before = stories.submitted(mai, coc_san, at=vn("2026-12-04 16:00")).steps.get().due
    assert before == vn("2026-12-07 16:00")
    unit = stories.submitted(mai, coc_san, at=vn("2026-12-04 16:00")).one_stop_id
    set_hours_of(Laid(unit, MORNING, TUESDAY, "QĐ 14", Runs.SATURDAY), by=team, at=AT)
    sent = stories.submitted(mai, coc_san, at=vn("2026-12-11 16:00"))
    assert sent.steps.get().due == vn("2026-12-14 10:30")
    book = calendars.book()
    assert book.calendar(unit).add_minutes(vn("2026-12-11 16:00"), 120) == vn("2026-12-14 08:30")
    assert book.reception(unit).sessions_on(SATURDAY) == MORNING


def test_saturday_work_counts_in_hours_and_not_in_days(coc_san: Agency, team: Actor) -> None:
    set_hours_of(Laid(coc_san.pk, MORNING, TUESDAY, runs=Runs.SATURDAY_WORK), by=team, at=AT)
    calendar = calendars.book().calendar(coc_san.pk)
    assert calendar.add_minutes(vn("2026-12-11 16:00"), 120) == vn("2026-12-12 08:30")
    assert not calendar.is_working_day(SATURDAY)
    set_hours_of(Laid(coc_san.pk, (), date(2026, 12, 21), runs=Runs.SATURDAY), by=team, at=AT)
    later = calendars.book().calendar(coc_san.pk)
    assert later.sessions_on(SATURDAY) == MORNING
    assert later.sessions_on(date(2026, 12, 26)) == ()


def test_the_hours_of_the_week_stay_when_saturdays_are_set(coc_san: Agency, team: Actor) -> None:
    set_hours(coc_san.pk, SUMMER, TUESDAY, by=team, at=AT)
    set_hours_of(Laid(coc_san.pk, MORNING, TUESDAY, runs=Runs.SATURDAY), by=team, at=AT)
    assert list(calendars.book().sessions(coc_san.pk, TUESDAY)) == SUMMER


def test_a_season_is_counted_from_its_day_on(coc_san: Agency, team: Actor) -> None:
    """Monday closes at 17:00, Tuesday at 17:30: the same two hours end elsewhere."""
    set_hours(coc_san.pk, SUMMER, TUESDAY, by=team, at=AT)
    calendar = calendars.book().calendar(coc_san.pk)
    assert calendar.closing(AT.date()) == vn("2026-12-07 17:00")
    assert calendar.closing(TUESDAY) == vn("2026-12-08 17:30")
    assert calendar.add_minutes(vn("2026-12-07 16:00"), 120) == vn("2026-12-08 08:00")


def test_new_hours_move_open_dates_later_and_never_earlier(
    mai: Person, coc_san: Agency, hanh: Person, team: Actor
) -> None:
    """Received past the cut-off on Monday, due on Tuesday evening."""
    found = stories.in_progress(mai, coc_san, hanh, at=vn("2026-12-07 15:30"))
    set_hours(coc_san.pk, [Session(time(8), time(12)), Session(time(13), time(16))], TUESDAY, by=team, at=AT)
    run_jobs()
    assert stories.fresh(found).due == found.due == vn("2026-12-08 17:00")
    set_hours(coc_san.pk, SUMMER, TUESDAY, by=team, at=AT)
    run_jobs()
    assert stories.fresh(found).due == vn("2026-12-08 17:30")
