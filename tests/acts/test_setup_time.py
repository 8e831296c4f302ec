"""The platform team changes calendar, hours and settings; open dossiers follow, promises are kept."""

from datetime import date, time

import pytest
from django.db import connection

from motcua.base import journal
from motcua.base.actor import SYSTEM, Actor, Grant
from motcua.base.errors import Refusal
from motcua.base.models import Event
from motcua.catalog.queries import definition
from motcua.clock.calendar import Session
from motcua.clock.policy import CountingRule
from motcua.directory import calendars
from motcua.directory.acts.calendar import change_calendar, remove_days
from motcua.directory.acts.hours import set_hours
from motcua.directory.acts.province import set_province
from motcua.directory.calendars import SpecialDay
from motcua.directory.models import Agency, CalendarDay
from motcua.directory.timing import CHAIN, Settings
from motcua.dossiers import moves
from motcua.dossiers.acts import supplement
from motcua.dossiers.acts.recompute import recompute
from motcua.dossiers.acts.supplement import Asked
from motcua.dossiers.models import Dossier
from motcua.notices.models import Notice
from tests import stories
from tests.acts.jobs import run_jobs
from tests.town import Person, vn

AT = vn("2026-12-07 10:00")  # a Monday; a birth registration received at nine is due this evening
TUESDAY = date(2026, 12, 8)
SATURDAY = date(2026, 12, 12)
STORM = SpecialDay(date(2026, 12, 7), "holiday", "Nghỉ do bão", provisional=False, source="Công điện 12/CĐ-UBND")
GAPS = (Asked("component", "birth_proof", "Ảnh bị mờ."),)


@pytest.fixture
def team(minh: Person) -> Actor:
    """Minh as the platform team sees him: the role stands on the account."""
    return Actor(minh.actor.kind, minh.actor.key, minh.name, frozenset({Grant(0, "platform")}))


@pytest.fixture
def open_one(mai: Person, coc_san: Agency, hanh: Person) -> Dossier:
    return stories.in_progress(mai, coc_san, hanh)


def _off(day: date, **other: object) -> SpecialDay:
    facts = {"kind": "swapped_off", "name": "Nghỉ hoán đổi", "provisional": False, "source": "Thông báo 9/TB"}
    return SpecialDay(day, **{**facts, **other})  # type: ignore[arg-type]  # the facts of a day, by name


def test_a_new_day_off_moves_an_open_promise_later(open_one: Dossier, team: Actor) -> None:
    assert open_one.due == vn("2026-12-07 17:00")
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    after = stories.fresh(open_one)
    assert (after.due, after.legal_due) == (vn("2026-12-08 17:00"), vn("2026-12-08 17:00"))
    assert after.original_due == open_one.due
    change = after.deadline_changes.latest("id")
    assert (change.before, change.after, change.ground) == (open_one.due, after.due, "BLLD-2019")
    assert change.reasons
    entry, _ = list(journal.entries(after.chain))[-1]
    assert (entry.act, entry.actor_kind) == ("dossier.recompute", "system")
    assert entry.public["before"] != entry.public["due"]


def test_the_applicant_is_told(open_one: Dossier, team: Actor) -> None:
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    told = Notice.objects.filter(dossier=open_one).latest("id")
    assert "17:00 ngày 08/12/2026" in told.body


def test_open_steps_follow(open_one: Dossier, team: Actor) -> None:
    before = open_one.steps.get(closed_at=None)
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    after = open_one.steps.get(closed_at=None)
    spent = calendars.calendar_of(after.unit_id).working_minutes(after.opened_at, after.due)
    route = definition(open_one.revision_id).route
    assert route is not None
    assert after.due > before.due
    assert spent == route.node(after.node).minutes


def test_run_twice_it_moves_once(open_one: Dossier, team: Actor) -> None:
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    rows, version = open_one.deadline_changes.count(), stories.fresh(open_one).version
    moves.move_due_dates(Event.objects.get(name="calendar.changed"))
    assert not recompute(open_one.pk, by=SYSTEM, at=AT)
    assert (open_one.deadline_changes.count(), stories.fresh(open_one).version) == (rows, version)


def test_it_leaves_alone_what_it_does_not_touch(open_one: Dossier, team: Actor) -> None:
    change_calendar([_off(date(2026, 12, 24))], by=team, at=AT)
    run_jobs()
    assert stories.fresh(open_one).version == open_one.version
    assert open_one.deadline_changes.count() == 1


def test_a_make_up_day_takes_no_promise_back(mai: Person, coc_san: Agency, hanh: Person, team: Actor) -> None:
    friday = stories.in_progress(mai, coc_san, hanh, at=vn("2026-12-11 16:00"))  # after the cut-off: due on Monday
    assert friday.due == vn("2026-12-14 17:00")
    work = SpecialDay(SATURDAY, "make_up_work", "Làm bù", provisional=False, source="Thông báo 9/TB")
    change_calendar([work], by=team, at=vn("2026-12-11 16:30"))
    run_jobs()
    assert stories.fresh(friday).due == friday.due
    later = stories.received(mai, coc_san, hanh, at=vn("2026-12-11 16:40"))
    assert later.due == vn("2026-12-12 17:00")


def test_a_province_may_let_it(mai: Person, coc_san: Agency, hanh: Person, team: Actor, settings: object) -> None:
    friday = stories.in_progress(mai, coc_san, hanh, at=vn("2026-12-11 16:00"))
    settings.MOTCUA_CALENDAR_SHORTENS = True  # type: ignore[attr-defined]  # pytest-django's settings
    work = SpecialDay(SATURDAY, "make_up_work", "Làm bù", provisional=False, source="Thông báo 9/TB")
    change_calendar([work], by=team, at=vn("2026-12-11 16:30"))
    run_jobs()
    assert stories.fresh(friday).due == vn("2026-12-12 17:00")


def test_a_day_off_written_by_mistake_and_removed_gives_the_promise_back(open_one: Dossier, team: Actor) -> None:
    tomorrow = vn("2026-12-06 10:00")
    change_calendar([STORM], by=team, at=tomorrow)
    run_jobs()
    assert stories.fresh(open_one).due == vn("2026-12-08 17:00")
    remove_days([STORM.date], "nhập nhầm", by=team, at=tomorrow)
    run_jobs()
    after = stories.fresh(open_one)
    assert after.due == open_one.due
    assert [c.after for c in after.deadline_changes.order_by("id")][1:] == [vn("2026-12-08 17:00"), open_one.due]


def test_a_hold_is_respected(open_one: Dossier, quan: Person, mai: Person, team: Actor) -> None:
    supplement.request_supplement(open_one.pk, GAPS, by=quan.actor, at=AT)
    change_calendar([_off(TUESDAY)], by=team, at=AT)
    run_jobs()
    assert stories.fresh(open_one).due == open_one.due
    at = vn("2026-12-09 10:00")
    supplement.answer_supplement(open_one.pk, {"component:birth_proof": "Ảnh đã rõ"}, by=mai.actor, at=at)
    assert stories.fresh(open_one).due == vn("2026-12-09 17:00")
    change_calendar([_off(date(2026, 12, 9))], by=team, at=at)
    run_jobs()
    assert stories.fresh(open_one).due == vn("2026-12-10 17:00")


def test_a_decided_dossier_keeps_its_dates(
    mai: Person, coc_san: Agency, hanh: Person, quan: Person, lan: Person, team: Actor
) -> None:
    done = stories.decided(mai, coc_san, (hanh, quan, lan))
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    assert stories.fresh(done).due == done.due


def test_a_confirmed_day_settles_what_was_provisional(mai: Person, coc_san: Agency, hanh: Person, team: Actor) -> None:
    at = vn("2027-02-03 16:00")  # after the cut-off: the next working day comes after the unannounced Tết
    waiting = stories.in_progress(mai, coc_san, hanh, at=at)
    assert waiting.due_is_provisional
    tet = [d for d in calendars.book().days if d.provisional and d.date.year == 2027 and d.date.month == 2]
    told = [SpecialDay(d.date, d.kind, d.name, provisional=False, source="Thông báo 6150/TB") for d in tet]
    found = moves.preview([d.date for d in told], calendars.book().changed(put=told), by=team)
    assert (found.settled, found.moved) == (1, ())
    change_calendar(told, by=team, at=at, replacing=True)
    run_jobs()
    after = stories.fresh(waiting)
    assert not after.due_is_provisional
    assert after.deadline_changes.count() == 1
    assert list(journal.entries(after.chain))[-1][0].public["provisional"] is False


def test_batches_go_on_where_they_stopped(
    mai: Person, coc_san: Agency, hanh: Person, team: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = [stories.in_progress(mai, coc_san, hanh) for _ in range(3)]
    monkeypatch.setattr(moves, "BATCH", 1)
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    assert {stories.fresh(d).due for d in several} == {vn("2026-12-08 17:00")}
    assert Event.objects.filter(name="dossiers.due_dates_moving").count() == 4  # three batches, one sweep


def test_an_act_that_read_the_old_calendar_is_found_by_the_sweep(
    mai: Person, coc_san: Agency, hanh: Person, team: Actor
) -> None:
    late = stories.in_progress(mai, coc_san, hanh)  # as if committed after the first look
    CalendarDay.objects.create(date=STORM.date, kind=STORM.kind, name=STORM.name)
    facts = {"days": [STORM.date.isoformat()], "since": "2026-12-07T03:00:00+00:00"}
    moves.move_due_dates(Event(name="dossiers.due_dates_moving", subject=0, facts=facts, at=AT))
    assert stories.fresh(late).due == vn("2026-12-08 17:00")


@pytest.mark.django_db(transaction=True)
def test_the_sweep_waits_for_acts_that_run(province: None) -> None:
    facts = {"days": ["2026-12-07"], "since": "2999-01-01T00:00:00+00:00"}
    sweep = Event(name="dossiers.due_dates_moving", subject=0, facts=facts, at=AT)
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")
        with pytest.raises(moves.StillRunning):
            moves.move_due_dates(sweep)
        other.rollback()
        moves.move_due_dates(sweep)
    finally:
        other.close()


def test_the_preview_says_what_the_act_then_does(open_one: Dossier, team: Actor) -> None:
    found = moves.preview([STORM.date], calendars.book().changed(put=[STORM]), by=team)
    assert (found.touched, found.shifts, found.steps) == (1, {1: 1}, 1)
    assert list(found.agencies) == [open_one.agency.name]
    assert stories.fresh(open_one).due == open_one.due
    change_calendar([STORM], by=team, at=AT)
    run_jobs()
    wanted = found.moved[0].wanted
    assert wanted is not None
    assert stories.fresh(open_one).due == wanted.due


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (_off(date(1900, 1, 1)), "calendar.out_of_reach"),
        (_off(date(2036, 1, 1)), "calendar.out_of_reach"),
        (_off(TUESDAY, name=" "), "calendar.name_missing"),
        (_off(TUESDAY, source=""), "calendar.source_missing"),
        (_off(date(2026, 11, 23)), "calendar.day_taken"),
        (_off(TUESDAY, kind="make_up_work"), "calendar.works_already"),
        (_off(date(2026, 12, 5), kind="make_up_work"), "calendar.past_workday"),
        (_off(TUESDAY, kind="undecided"), "calendar.undecided_is_provisional"),
    ],
)
def test_it_refuses_a_wrong_day(day: SpecialDay, code: str, team: Actor) -> None:
    with pytest.raises(Refusal) as refused:
        change_calendar([day], by=team, at=AT)
    assert refused.value.code == code
    assert not Event.objects.filter(name="calendar.changed").exists()


@pytest.mark.parametrize(
    ("day", "reason", "code"),
    [
        (date(2026, 12, 24), "nhầm", "calendar.no_such_day"),
        (date(2027, 1, 1), " ", "calendar.reason_missing"),
        (date(2026, 9, 2), "nhầm", "calendar.past_workday"),
    ],
)
def test_it_refuses_to_remove(day: date, reason: str, code: str, team: Actor) -> None:
    with pytest.raises(Refusal) as refused:
        remove_days([day], reason, by=team, at=AT)
    assert refused.value.code == code


def test_only_the_platform_team(quan: Person, lan: Person, mai: Person) -> None:
    new = Settings("Lào Cai", CountingRule.DAY_BASED)
    for person in (quan, lan, mai):
        for act in (
            lambda by: change_calendar([STORM], by=by, at=AT),
            lambda by: remove_days([date(2027, 1, 1)], "nhầm", by=by, at=AT),
            lambda by: set_hours(None, [Session(time(7), time(11))], TUESDAY, by=by, at=AT),
            lambda by: set_province(new, TUESDAY, by=by, at=AT),
            lambda by: moves.preview([TUESDAY], calendars.book(), by=by),
        ):
            with pytest.raises(Refusal, match="not_platform"):
                act(person.actor)


def test_nobody_recomputes_by_hand(open_one: Dossier, team: Actor, lan: Person) -> None:
    for by in (team, lan.actor):
        with pytest.raises(Refusal, match="not_by_hand"):
            recompute(open_one.pk, by=by, at=AT)


def test_the_change_is_in_the_journal(team: Actor) -> None:
    change_calendar([_off(TUESDAY)], by=team, at=AT)
    remove_days([TUESDAY], "nhập nhầm", by=team, at=AT)
    acts = [(e.act, e.actor_key) for e, _ in journal.entries(CHAIN)]
    assert acts == [("calendar.change", team.key), ("calendar.remove", team.key)]
    assert journal.broken_link(CHAIN) is None
