"""What must hold for every start, limit, calendar and pause."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.base.clockwork import VN
from motcua.clock.calendar import DayKind, Session, WorkingCalendar
from motcua.clock.due import due
from motcua.clock.limits import Limit, Unit
from motcua.clock.pauses import Pause
from motcua.clock.policy import CountingRule
from tests.rules.clock.samples import LAO_CAI, SESSIONS, limit, vn

QUICK = settings(max_examples=70, deadline=None)
MINUTE = timedelta(minutes=1)
FIRST = datetime(2026, 1, 1, tzinfo=VN)
HOURS_OF_WORK = st.sampled_from([SESSIONS, (Session(time(7), time(12)), Session(time(13, 30), time(16, 45)))])
OVERRIDES = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 4, 30)), st.sampled_from(DayKind), max_size=25)
CALENDARS = st.just(LAO_CAI) | st.builds(WorkingCalendar, OVERRIDES, HOURS_OF_WORK)
MOMENTS = st.integers(0, 100 * 24 * 60 * 60).map(lambda seconds: FIRST + timedelta(seconds=seconds))
HALVES = st.integers(1, 24).map(lambda halves: Decimal(halves) / 2)
ONE_DAY = st.sampled_from([Decimal("0.5"), Decimal(1)])
LIMITS = st.builds(Limit, HALVES, st.sampled_from(Unit)) | st.builds(
    Limit, ONE_DAY, st.just(Unit.WORKING_DAYS), st.just(True)
)
RULES = st.sampled_from(CountingRule)
LENGTHS = st.integers(0, 6 * 24 * 60).map(lambda minutes: minutes * MINUTE)


@st.composite
def stops(draw: st.DrawFn, after: datetime) -> list[Pause]:
    """Up to three pauses after a moment; they may overlap."""
    gaps = draw(st.lists(st.tuples(LENGTHS, LENGTHS), max_size=3))
    return [Pause(after + gap, after + gap + length, "supplement") for gap, length in gaps]


@QUICK
@given(CALENDARS, MOMENTS, st.integers(0, 60 * 480))
def test_adding_then_measuring_gives_back_the_minutes(calendar: WorkingCalendar, start: datetime, minutes: int) -> None:
    end = calendar.add_minutes(start, minutes)
    assert calendar.working_minutes(start, end) == minutes
    assert calendar.is_working_moment(end)


@QUICK
@given(CALENDARS, st.tuples(MOMENTS, MOMENTS, MOMENTS))
def test_working_time_adds_up(calendar: WorkingCalendar, moments: tuple[datetime, ...]) -> None:
    first, middle, last = sorted(moments)
    parts = calendar.working_time(first, middle) + calendar.working_time(middle, last)
    assert parts == calendar.working_time(first, last) <= last - first


@QUICK
@given(st.data(), CALENDARS, MOMENTS, MOMENTS, LIMITS, RULES)
def test_a_later_start_is_never_due_earlier(
    data: st.DataObject, calendar: WorkingCalendar, one: datetime, other: datetime, allowed: Limit, rule: CountingRule
) -> None:
    early, late = min(one, other), max(one, other)
    pauses = data.draw(stops(calendar.opens(late)))
    assert due(early, allowed, calendar, rule, pauses).at <= due(late, allowed, calendar, rule, pauses).at


@QUICK
@given(st.data(), CALENDARS, MOMENTS, LIMITS, RULES)
def test_a_longer_pause_is_never_due_earlier(
    data: st.DataObject, calendar: WorkingCalendar, start: datetime, allowed: Limit, rule: CountingRule
) -> None:
    pauses = data.draw(stops(start))
    longer = [
        Pause(each.start - data.draw(LENGTHS), (each.end or each.start) + data.draw(LENGTHS), each.ground)
        for each in pauses
    ]
    short, long = due(start, allowed, calendar, rule, pauses), due(start, allowed, calendar, rule, longer)
    assert due(start, allowed, calendar, rule).at <= short.at <= long.at


@QUICK
@given(CALENDARS, MOMENTS, LIMITS, RULES, LENGTHS)
def test_a_pause_of_no_minutes_changes_nothing(
    calendar: WorkingCalendar, start: datetime, allowed: Limit, rule: CountingRule, gap: timedelta
) -> None:
    nothing = Pause(start + gap, start + gap, "supplement")
    assert due(start, allowed, calendar, rule, [nothing]) == due(start, allowed, calendar, rule)


@QUICK
@given(st.data(), CALENDARS, MOMENTS, LIMITS, RULES)
def test_a_due_moment_lies_in_a_session_after_receipt_and_after_the_pause(
    data: st.DataObject, calendar: WorkingCalendar, start: datetime, allowed: Limit, rule: CountingRule
) -> None:
    pauses = data.draw(stops(start))
    answer = due(start, allowed, calendar, rule, pauses).at
    assert calendar.is_working_moment(answer)
    assert answer > start
    assert not any(each.start < answer <= (each.end or answer) - MINUTE for each in pauses)


@QUICK
@given(MOMENTS, LIMITS, RULES, st.tuples(LENGTHS, LENGTHS, LENGTHS))
def test_a_pause_may_be_cut_in_two(
    start: datetime, allowed: Limit, rule: CountingRule, lengths: tuple[timedelta, ...]
) -> None:
    begin, middle, end = (start + sum(lengths[:n], timedelta()) for n in (1, 2, 3))
    cut = [Pause(begin, middle, "supplement"), Pause(middle, end, "supplement")]
    entire = [Pause(begin, end, "supplement")]
    assert due(start, allowed, LAO_CAI, rule, cut).at == due(start, allowed, LAO_CAI, rule, entire).at


@QUICK
@given(MOMENTS, HALVES)
def test_hours_are_never_due_after_days(start: datetime, amount: Decimal) -> None:
    by_hours = due(start, limit(str(amount)), LAO_CAI, CountingRule.HOUR_BASED).at
    assert by_hours <= due(start, limit(str(amount)), LAO_CAI, CountingRule.DAY_BASED).at


def test_sixty_working_days_take_well_under_a_millisecond() -> None:
    def seconds() -> float:
        begun = perf_counter()
        LAO_CAI.add_minutes(vn("2026-03-05 14:00"), 60 * 480)
        return perf_counter() - begun

    assert min(seconds() for _ in range(20)) < 0.001
