from datetime import date, datetime, time, timedelta

import pytest

from motcua.clock.calendar import DayKind, Session, WorkingCalendar
from motcua.clock.errors import NoWorkingDay
from tests.rules.clock.samples import LAO_CAI, SESSIONS, vn


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-03-06", True),
        ("2026-03-07", False),
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-02-18", False),
        ("2026-08-22", True),
        ("2026-11-24", False),
    ],
)
def test_overrides_beat_the_weekday(day: str, works: bool) -> None:
    assert LAO_CAI.is_working_day(date.fromisoformat(day)) is works
    assert LAO_CAI.sessions_on(date.fromisoformat(day)) == (SESSIONS if works else ())


@pytest.mark.parametrize(
    ("at", "counted_from"),
    [
        ("2026-03-05 06:00", "2026-03-05 07:30"),
        ("2026-03-05 07:30", "2026-03-05 07:30"),
        ("2026-03-05 11:30", "2026-03-05 13:00"),
        ("2026-03-05 12:10", "2026-03-05 13:00"),
        ("2026-03-05 16:59:30", "2026-03-05 16:59:30"),
        ("2026-03-05 17:00", "2026-03-06 07:30"),
        ("2026-03-06 20:00", "2026-03-09 07:30"),
        ("2026-02-13 17:00", "2026-02-23 07:30"),
        ("2026-01-09 18:00", "2026-01-10 07:30"),
    ],
)
def test_a_moment_outside_hours_opens_with_the_next_session(at: str, counted_from: str) -> None:
    assert LAO_CAI.opens(vn(at)) == vn(counted_from)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-03-05 14:00", 0, "2026-03-05 14:00"),
        ("2026-03-05 14:00", 180, "2026-03-05 17:00"),
        ("2026-03-05 14:00", 181, "2026-03-06 07:31"),
        ("2026-03-05 07:30", 240, "2026-03-05 11:30"),
        ("2026-03-05 07:30", 241, "2026-03-05 13:01"),
        ("2026-03-05 14:00", 960, "2026-03-09 14:00"),
        ("2026-01-09 14:00", 480, "2026-01-10 14:00"),
        ("2026-02-13 16:00", 120, "2026-02-23 08:30"),
        ("2026-03-07 09:00", 60, "2026-03-09 08:30"),
    ],
)
def test_minutes_add_up_in_working_time(start: str, minutes: int, end: str) -> None:
    assert LAO_CAI.add_minutes(vn(start), minutes) == vn(end)
    assert LAO_CAI.working_minutes(vn(start), vn(end)) == minutes


def test_working_minutes_leave_out_nights_lunch_and_days_off() -> None:
    assert LAO_CAI.working_minutes(vn("2026-02-13 11:00"), vn("2026-02-23 13:30")) == 30 + 240 + 240 + 30
    assert LAO_CAI.working_minutes(vn("2026-03-05 11:30"), vn("2026-03-05 13:00")) == 0
    assert LAO_CAI.working_minutes(vn("2026-03-06 09:00"), vn("2026-03-05 09:00")) == 0


def test_working_days_are_counted_and_added() -> None:
    assert LAO_CAI.add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert LAO_CAI.add_working_days(date(2026, 1, 9), 1) == date(2026, 1, 10)
    assert LAO_CAI.add_working_days(date(2026, 3, 7), 0) == date(2026, 3, 9)
    assert LAO_CAI.working_days_between(date(2026, 2, 13), date(2026, 2, 24)) == 2
    with pytest.raises(ValueError, match="-1"):
        LAO_CAI.add_working_days(date(2026, 3, 5), -1)


def test_the_zone_of_the_caller_does_not_matter() -> None:
    utc = datetime.fromisoformat("2026-03-05T23:50:00+00:00")  # 06:50 on Friday in Vietnam
    assert LAO_CAI.add_minutes(utc, 30) == vn("2026-03-06 08:00")
    with pytest.raises(ValueError, match="zone"):
        LAO_CAI.opens(utc.replace(tzinfo=None))


def test_a_calendar_without_working_days_says_so() -> None:
    first = date(2026, 1, 1)
    closed = WorkingCalendar({first + timedelta(days=n): DayKind.OFF for n in range(500)}, SESSIONS)
    with pytest.raises(NoWorkingDay, match="400 days from 2026-01-02"):
        closed.add_minutes(vn("2026-01-01 09:00"), 60)


@pytest.mark.parametrize(
    "sessions",
    [
        (),
        (Session(time(11), time(9)),),
        (Session(time(8), time(12)), Session(time(11), time(17))),
        (Session(time(13), time(17)), Session(time(8), time(12))),
    ],
)
def test_sessions_must_be_in_order(sessions: tuple[Session, ...]) -> None:
    with pytest.raises(ValueError, match="sessions"):
        WorkingCalendar({}, sessions)


def test_other_hours_than_eight_are_allowed() -> None:
    seven = WorkingCalendar({}, (Session(time(7), time(11)), Session(time(13, 30), time(16, 30))))
    assert seven.minutes_per_day == 420
    assert seven.add_minutes(vn("2026-03-05 16:00"), 60) == vn("2026-03-06 07:30")
