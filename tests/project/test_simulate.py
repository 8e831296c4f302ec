"""A simulated province: the plan is one function, and both ways of playing it leave the same rows."""

import hashlib
from collections import Counter
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import ForeignKey
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.base import journal
from motcua.base.models import Event, JournalEntry
from motcua.directory.models import Citizen, OutsideSystem
from motcua.dossiers import codes
from motcua.dossiers.models import Channel, Dossier, DossierFee, MandatedFiling, Obligation, State, Step
from motcua.fees.models import Payment
from motcua.notices.models import Notice
from motcua.project.simulation import by_acts, from_database, gaps, pictures, planner, running
from motcua.project.simulation.rows import playing
from motcua.project.simulation.timetable import Timetable
from motcua.project.simulation.world import World
from motcua.voice.models import Rating
from tests.project.dumped import all_models, dump
from tests.town import vn

MANY = 300


@pytest.fixture
def world(province: None) -> World:
    OutsideSystem.objects.get_or_create(name=running.HELPERS, defaults={"contact": "Không có thật"})
    return from_database.world(date(2026, 1, 5), vn("2026-04-30 17:00"))


def _print(world: World, count: int, seed: int) -> str:
    told = (f"{type(p.act).__name__} {p!r}" for p in planner.plan(world, count, seed))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def test_the_same_seed_gives_the_same_plan(world: World) -> None:
    assert _print(world, 120, 7) == _print(world, 120, 7)
    assert _print(world, 120, 7) != _print(world, 120, 8)


def test_acts_are_planned_in_the_order_of_time_and_within_the_period(world: World) -> None:
    moments = [p.at for p in planner.plan(world, MANY, 3)]
    assert moments == sorted(moments)
    assert moments[0].date() >= world.begins
    assert moments[-1] <= world.ends


def test_a_better_picture_is_another_one() -> None:
    """The same file again would be no repair, and the act would refuse the answer."""
    life: Any = SimpleNamespace(attached={f"paper{n}": 1 for n in range(12)})
    for place, key in enumerate(life.attached, 1):
        sent = [place]  # as reception sends them
        for times in (2, 3, 4):
            life.attached[key] = times
            sent.append(gaps.another(life, key))
        assert len({pictures.numbered(n).name for n in sent}) == len(sent), key


def _written(world: World, count: int, seed: int) -> int:
    connection.ensure_connection()
    return sum(playing.write(world, planner.parts(world, count), seed, connection.connection))


@pytest.fixture
def both(world: World) -> tuple[Any, Any]:
    """The rows after the acts, and the rows after COPY, of the same plan."""
    with transaction.atomic():
        done = sum(1 for _ in by_acts.perform(planner.plan(world, MANY, 41)))
        assert done > 10 * MANY
        _assert_chains_hold()
        _assert_everything_happened()
        by_act = dump()
        transaction.set_rollback(True)
    _written(world, MANY, 41)
    return by_act, dump()


def _assert_everything_happened() -> None:
    """What other offices are asked, and what other systems file, is among so few dossiers too, with every end it can have."""
    ends = set(Step.objects.filter(kind="consult").values_list("outcome", flat=True))
    assert ends >= {"agreed", "silent"}
    assert MandatedFiling.objects.exists()
    owed = Obligation.objects
    assert owed.filter(amount=0).exists()
    assert owed.filter(amount__gt=0, proof_file=None).exclude(settled_at=None).exists()
    assert owed.exclude(proof_file=None).exclude(settled_at=None).exists()
    kinds = set(JournalEntry.objects.values_list("act", flat=True))
    assert kinds >= {"dossier.send_proof", "dossier.return_proof", "dossier.answer_consult", "dossier.file_for"}


def _assert_chains_hold() -> None:
    chains = set(JournalEntry.objects.values_list("chain", flat=True))
    assert len(chains) > MANY / 2
    assert [c for c in chains if journal.broken_link(c)] == []


def test_rows_by_copy_are_the_rows_of_the_acts(both: tuple[Any, Any]) -> None:
    by_act, by_copy = both
    assert len(by_act["dossiers_dossier"]) > MANY * 0.95
    for table, wanted in by_act.items():
        found = by_copy[table]
        for number, (left, right) in enumerate(zip(wanted, found, strict=False)):
            differ = [(w, f) for w, f in zip(left, right, strict=True) if w != f]
            assert not differ, f"{table}, row {number}: acts and COPY differ: {differ} in {left}"
        assert len(wanted) == len(found), f"{table}: {len(wanted)} rows by acts, {len(found)} by COPY"
    _assert_chains_hold()


def test_the_timetable_counts_as_the_calendar_does(world: World) -> None:
    """Every few minutes over Tết, on both sides of a session's ends."""
    times = Timetable(world.calendar, world.begins, world.ends.date())
    first = times.minute(vn("2026-02-13 06:00"))
    for minute in range(first, first + 11 * 1440, 29):
        at = times.moment(minute)
        assert times.moment(times.after(minute, 0)) == world.calendar.opens(at)
        for length in (1, 240, 480, 481, 2400):
            assert times.moment(times.after(minute, length)) == world.calendar.add_minutes(at, length)
        assert times.worked(minute + 777) - times.worked(minute) == world.calendar.working_minutes(
            at, at + timedelta(minutes=777)
        )


@pytest.fixture
def played(world: World) -> World:
    """A province of some size, written by COPY."""
    assert _written(world, 1500, 5) > 1450
    return world


def test_the_province_lives(played: World) -> None:
    """Every state, every channel; most on time and some not; money only where it was owed; nobody told anything."""
    dossiers = list(Dossier.unscoped.all())
    states, channels = Counter(d.state for d in dossiers), Counter(d.channel for d in dossiers)
    assert set(states) >= {s.value for s in State} - {State.RECEIVED}  # which lasts minutes
    assert channels[Channel.ONLINE] > channels[Channel.COUNTER] > channels[Channel.POST] > 0
    late = sum(d.is_late(played.ends) for d in dossiers)
    assert 0.01 < late / len(dossiers) < 0.2
    assert Payment.objects.count() == DossierFee.objects.exclude(paid_at=None).values("dossier").distinct().count()
    assert 0 < Rating.objects.count() < states[State.DELIVERED]
    assert Citizen.objects.filter(birth_date__regex=r"^\d{4}$").exists()
    assert not Notice.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_every_key_leads_to_a_row(played: World) -> None:
    """COPY lets the database not look: so this looks, at every foreign key of the program."""
    lost = []
    for model in all_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                rows = model._base_manager.exclude(**{field.attname: None})
                there = field.related_model._base_manager.values("pk")
                lost += [
                    (field, key) for key in rows.exclude(**{f"{field.attname}__in": there}).values_list("pk", flat=True)
                ]
    assert lost == []


def test_codes_go_on_after_a_simulation(played: World) -> None:
    """What is received next on a simulated day gets the next code, and the year its next decision number."""
    last = Dossier.unscoped.filter(received_at__isnull=False, decided_at__isnull=False).latest("received_at")
    assert last.received_at is not None
    stem = str(last.code).rsplit("-", 1)[0]
    given = [str(c) for c in Dossier.unscoped.filter(code__startswith=f"{stem}-").values_list("code", flat=True)]
    assert codes.dossier_code(last.one_stop.code, at=last.received_at) == f"{stem}-{len(given) + 1:04d}"
    decided = Dossier.unscoped.filter(agency=last.agency, decided_at__isnull=False).count()
    assert codes.decision_number(last.agency, at=played.ends) == f"{decided + 1}/2026"


def test_another_seed_comes_on_top(played: World) -> None:
    """Nobody gets an ID number or a code that somebody has."""
    before = Dossier.unscoped.count()
    again = from_database.world(played.begins, played.ends)
    assert len(again.taken) > 1000
    done = _written(again, 200, 6)
    assert Dossier.unscoped.count() == before + done


def test_what_stops_in_the_midst_is_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first batch, every dossier that is there has its journal, steps and events."""
    monkeypatch.setattr("motcua.project.simulation.rows.playing.BATCH", 40)
    connection.ensure_connection()
    writing = playing.write(world, planner.parts(world, 200), 9, connection.connection)
    done = next(writing)
    assert Dossier.unscoped.count() == done == 40
    sent = Dossier.unscoped.exclude(state=State.DRAFT)
    assert (
        JournalEntry.objects.filter(act="dossier.submit").count()
        + JournalEntry.objects.filter(act="dossier.intake").count()
        == sent.count()
    )
    assert Event.objects.filter(name="dossier.submitted").count() == sent.count()
