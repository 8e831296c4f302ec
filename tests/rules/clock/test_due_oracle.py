"""The fast count against one that walks from minute to minute, on random calendars, limits and stops."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.base.clockwork import VN
from motcua.clock.calendar import DayKind, Season, Session, WorkingCalendar
from motcua.clock.due import due, due_at
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Pause
from motcua.clock.policy import CountingRule
from tests.rules.clock.oracle import slow_due
from tests.rules.clock.samples import LAO_CAI, SESSIONS

SLOW = settings(max_examples=60, deadline=None)
SUMMER = (Session(time(7), time(11)), Session(time(13, 30), time(17, 30)))
SHORT = (Session(time(7), time(11)), Session(time(13), time(15, 30)))
MORNING = (Session(time(7, 30), time(11, 30)),)
DAYS = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 3, 31)), st.sampled_from(DayKind), max_size=20)
SATURDAYS = st.sampled_from([(), MORNING])
MOMENTS = st.integers(0, 50 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=VN) + timedelta(minutes=minutes))
HALVES = st.integers(1, 12).map(lambda halves: Decimal(halves) / 2)
LIMITS = st.one_of(
    st.builds(Limit, HALVES, st.sampled_from([Unit.WORKING_HOURS, Unit.WORKING_DAYS, Unit.HOURS])),
    st.builds(Limit, st.integers(1, 20).map(Decimal), st.just(Unit.CALENDAR_DAYS)),
    st.builds(Limit, st.sampled_from([Decimal("0.5"), Decimal(1)]), st.just(Unit.MONTHS)),
    st.just(Limit(Decimal(1), Unit.WORKING_DAYS, same_day=True)),
)
LENGTHS = st.integers(0, 5 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def calendars(draw: st.DrawFn, *, even: bool = False) -> WorkingCalendar:
    """Days off and make-up days anywhere, Saturday mornings, a season that begins in between."""
    later = draw(st.none() | st.dates(date(2026, 1, 5), date(2026, 3, 1)))
    hours = SUMMER if even else draw(st.sampled_from([SUMMER, SHORT]))
    seasons = (Season(later, hours, draw(SATURDAYS)),) if later else ()
    return draw(st.just(LAO_CAI) | st.builds(WorkingCalendar, DAYS, st.just(SESSIONS), st.just(frozenset()), SATURDAYS, st.just(seasons)))  # fmt: skip


@st.composite
def stops(draw: st.DrawFn, after: datetime) -> tuple[Pause, ...]:
    gaps = draw(st.lists(st.tuples(LENGTHS, LENGTHS), max_size=3))
    return tuple(Pause(after + gap, after + gap + length, "ND118-2025") for gap, length in gaps)


@SLOW
@given(st.data(), calendars(even=True), MOMENTS, LIMITS, st.sampled_from(CountingRule))
def test_both_give_the_same_moment(
    data: Any, calendar: WorkingCalendar, start: datetime, allowed: Limit, rule: CountingRule
) -> None:
    pauses = data.draw(stops(start))
    assert due_at(start, allowed, calendar, rule, pauses) == slow_due(start, allowed, calendar, rule, pauses)


@SLOW
@given(calendars(), MOMENTS, st.integers(1, 40), st.integers(1, 40), st.booleans())
def test_limits_add_up(calendar: WorkingCalendar, start: datetime, one: int, other: int, hours: bool) -> None:
    """By hours, a limit after a limit is the limit of both: due(due(start, a), b) = due(start, a + b)."""
    unit = Unit.WORKING_HOURS if hours else Unit.WORKING_DAYS

    def after(begin: datetime, halves: int) -> datetime:
        return due_at(begin, Limit(Decimal(halves) / 2, unit), calendar, CountingRule.HOUR_BASED)

    assert after(after(start, one), other) == after(start, one + other)


@SLOW
@given(calendars(), MOMENTS, MOMENTS, LIMITS, st.sampled_from(CountingRule))
def test_a_later_start_is_never_due_earlier_across_seasons(
    calendar: WorkingCalendar, one: datetime, other: datetime, allowed: Limit, rule: CountingRule
) -> None:
    early, late = min(one, other), max(one, other)
    assert due_at(early, allowed, calendar, rule) <= due_at(late, allowed, calendar, rule)


@SLOW
@given(calendars(), MOMENTS, st.integers(1, 12), st.sampled_from(Unit), st.sampled_from(CountingRule))
def test_a_longer_limit_is_never_due_earlier(
    calendar: WorkingCalendar, start: datetime, halves: int, unit: Unit, rule: CountingRule
) -> None:
    found = [due_at(start, Limit(Decimal(n) / 2, unit), calendar, rule) for n in (halves, halves + 1)]
    assert found == sorted(found)


@SLOW
@given(st.data(), calendars(), MOMENTS, LIMITS, st.sampled_from(CountingRule))
def test_the_reasons_do_not_change_the_moment(
    data: Any, calendar: WorkingCalendar, start: datetime, allowed: Limit, rule: CountingRule
) -> None:
    pauses = data.draw(stops(start))
    assert due(start, allowed, calendar, rule, pauses).at == due_at(start, allowed, calendar, rule, pauses)
