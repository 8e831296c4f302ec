"""Trying a route out: nobody is lost, time adds up, the formulas of queues hold, one more officer never hurts."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from motcua.flow.definition import Route
from motcua.flow.simulation.assumptions import Allowed, Assumptions, BadAssumptions, Doing, desks
from motcua.flow.simulation.draws import StepDraws, arrivals
from motcua.flow.simulation.engine import CutShort, Run
from motcua.flow.simulation.hours import Hours, NeverOpen
from motcua.flow.simulation.trying import simulate
from motcua.flow.table import parse
from tests.rules.flow.offices import always, given, office
from tests.rules.flow.procedures import ALL
from tests.rules.flow.samples import birth, house, row

MONDAY_8 = 8 * 60.0


def one_step(**more: object) -> Route:
    return parse([row("work", {"done": "END"}, 1, **more)], "x")


def poisson(every: float, count: int) -> list[float]:
    rng, at, found = Random(3), 0.0, []
    for _ in range(count):
        at += rng.expovariate(1 / every)
        found.append(at)
    return found


@pytest.mark.parametrize(("every", "load"), [(20, 0.5), (12.5, 0.8)])
def test_one_officer_waits_as_the_formula_says(every: float, load: float) -> None:
    """M/M/1: mean waiting is load x service / (1 - load)."""
    assumed = given(one_step(), poisson(every, 40_000), hours=Hours(always), minutes=10, spread=1)
    outcome = Run(one_step(), assumed).outcome()
    assert outcome.waited == pytest.approx(10 * load / (1 - load), rel=0.1)
    assert outcome.desks[0].used == pytest.approx(load, abs=0.01)
    assert outcome.desks[0].needed == pytest.approx(load, abs=0.01)


def test_work_of_equal_length_waits_half_as_long() -> None:
    """M/D/1: half of what M/M/1 waits."""
    assumed = given(one_step(), poisson(12.5, 40_000), hours=Hours(always), minutes=10, spread=0)
    assert Run(one_step(), assumed).outcome().waited == pytest.approx(20, rel=0.1)


@settings(max_examples=25, deadline=None)
@drawn(st.integers(0, 80), st.integers(1, 3), st.integers(1, 120), st.integers(0, 9))
def test_no_dossier_is_lost_and_time_adds_up(count: int, officers: int, minutes: int, seed: int) -> None:
    """On a route without branches the time of dossiers is the time of its steps, to the minute."""
    come = arrivals(count, 14, (1,) * 14, (1,) * 24, seed)
    assumed = given(birth(), come, hours=Hours(always), minutes=minutes, officers=officers)
    outcome = Run(birth(), replace(assumed, seed=seed)).outcome()
    steps = {step.key: step for step in outcome.steps}
    assert outcome.dossiers == steps["receive"].times == steps["return"].times == count
    assert steps["appraise"].times == steps["sign"].times >= count
    spent = sum(step.times * (step.waited + step.worked) for step in outcome.steps)
    assert outcome.elapsed * count == pytest.approx(spent)


@settings(max_examples=15, deadline=None)
@drawn(st.integers(0, 1000), st.integers(10, 60))
def test_more_officers_never_make_it_worse(seed: int, minutes: int) -> None:
    come = arrivals(150, 7, (1, 1, 1, 1, 1, 0, 0), (0,) * 8 + (1,) * 8 + (0,) * 8, seed)
    for route in (birth(), house()):
        assumed = replace(given(route, come, hours=Hours(office), minutes=minutes), seed=seed)
        found = simulate(route, assumed)
        for one in found.one_more:
            assert one.waited <= found.outcome.waited * 1.05 + 1
        crowd = {desk: replace(crew, officers=1000) for desk, crew in assumed.crew.items()}
        assert Run(route, replace(assumed, crew=crowd)).outcome().waited < 1e-6


def test_who_comes_alone_does_not_wait() -> None:
    quiet = [MONDAY_8 + day * 24 * 60 for day in (0, 7, 14)]
    outcome = Run(birth(), given(birth(), quiet, hours=Hours(office), spread=0)).outcome()
    assert outcome.waited == 0
    assert max(step.longest_queue for step in outcome.steps) == 0
    assert outcome.late == 0


def test_nothing_comes_of_nothing() -> None:
    outcome = Run(birth(), given(birth(), [], hours=Hours(office))).outcome()
    assert (outcome.dossiers, outcome.waited, outcome.late) == (0, 0, 0)


def test_it_repeats_and_another_seed_differs() -> None:
    come = arrivals(200, 30, (1,) * 30, (1,) * 24, 1)
    assumed = given(house(), come, hours=Hours(office))
    assert simulate(house(), assumed) == simulate(house(), assumed)
    assert simulate(house(), assumed) != simulate(house(), replace(assumed, seed=2))


def crowded() -> Assumptions:
    """Twelve dossiers a day at one desk where an officer does eight."""
    come = [day * 24 * 60 + MONDAY_8 + n for day in range(20) if day % 7 < 5 for n in range(12)]
    return given(one_step(), come, hours=Hours(office), minutes=60, spread=0)


def test_a_desk_with_too_much_work_grows_without_end() -> None:
    found = simulate(one_step(), crowded())
    desk, step = found.outcome.desks[0], found.outcome.steps[0]
    assert desk.grows
    assert desk.needed == pytest.approx(1.5, rel=0.1)
    assert list(step.queue[:3]) == sorted(step.queue[:3])
    assert step.longest_queue > 60
    assert found.best is not None
    assert found.best.waited < found.outcome.waited / 10


def test_a_desk_behind_a_full_one_is_spared_for_now() -> None:
    """Both need one and a half officers; the first lets so little through that the second keeps up."""
    rows = [row("first", {"proposed": "second"}, 1), row("second", {"done": "END"}, 1, role="leader")]
    route, assumed = parse(rows, "x"), crowded()
    both = given(route, assumed.arrivals, hours=Hours(office), minutes=60, spread=0)
    first, second = Run(route, both).outcome().desks
    assert (first.grows, first.is_spared) == (True, False)
    slower = replace(both, steps={**both.steps, "first": Doing(90, {"proposed": 1}, 0)})
    first, second = Run(route, slower).outcome().desks
    assert (first.is_spared, second.grows, second.is_spared) == (False, True, True)


def test_other_work_takes_its_share() -> None:
    assumed = given(one_step(), [MONDAY_8], hours=Hours(office), minutes=30, spread=0)
    busy = {desk: replace(crew, elsewhere=0.5) for desk, crew in assumed.crew.items()}
    outcome = Run(one_step(), replace(assumed, crew=busy)).outcome()
    assert outcome.steps[0].worked == 60


def test_nights_and_weekends_do_not_count() -> None:
    friday_evening = 4 * 24 * 60 + 17 * 60.0  # half an hour before work ends
    assumed = given(one_step(), [friday_evening], hours=Hours(office), minutes=60, spread=0)
    outcome = Run(one_step(), assumed).outcome()
    assert (outcome.elapsed, outcome.waited) == (60, 0)


def test_a_transfer_after_the_cutoff_goes_next_morning() -> None:
    route = parse([row("move", {"handed": "END"}, 1, kind="transfer", role="counter", cutoff="15:00")], "x")
    late = given(route, [15 * 60.0], hours=Hours(office), minutes=10, spread=0)
    early = replace(late, arrivals=(15 * 60.0 - 1,))
    assert [Run(route, each).outcome().elapsed for each in (early, late)] == [10, 160]


def test_silence_takes_the_whole_limit_and_lawful_waits_do_not_count() -> None:
    wait = {"limit": "2 working days", "silence": "answered"}
    route = parse([{"key": "ask", "name": "Ask", "kind": "consult", "next": {"answered": "END"}, "wait": wait}], "x")
    assumed = given(route, [MONDAY_8], hours=Hours(office))
    silent = replace(assumed, steps={"ask": Doing(0, {"answered": 1}, silent=1)})
    assert Run(route, silent).outcome().elapsed == 2 * 480
    answered = Run(route, assumed).outcome().elapsed
    assert 0 < answered < 2 * 480
    held = route.nodes[0].wait
    assert held is not None
    lawful = replace(route.nodes[0], wait=replace(held, counts=False, ground="ND123-2015"))
    assert Run(replace(route, nodes=(lawful,)), silent).outcome().elapsed == 0


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_procedure_that_can_be_drawn_can_be_tried(name: str) -> None:
    route = parse(ALL[name], name)
    come = arrivals(40, 30, (1,) * 30, (1,) * 24, 1)
    found = simulate(route, given(route, come, hours=Hours(office)))
    assert found.outcome.dossiers == 40
    assert len(found.one_more) == len(desks(route))


def test_what_cannot_be_tried_is_refused() -> None:
    come = [MONDAY_8]
    route = birth()
    fine = given(route, come, hours=Hours(office))
    for_ever = {**fine.steps, "sign": Doing(20, {"returned": 1})}
    nothing = {**fine.steps, "sign": Doing(20, {})}
    unsound = parse([row("a", {"on": "b"}), row("b", {"on": "a"})], "x")
    cases = [
        (unsound, given(unsound, come, hours=Hours(office)), "unsound"),
        (route, replace(fine, crew={}), "nobody"),
        (route, replace(fine, steps=for_ever), "never_ends"),
        (route, replace(fine, steps=nothing), "share"),
    ]
    for tried, assumed, kind in cases:
        with pytest.raises(BadAssumptions) as refused:
            simulate(tried, assumed)
        assert refused.value.kind == kind


def test_it_stops_when_it_is_told() -> None:
    route = birth()
    with pytest.raises(CutShort):
        simulate(route, given(route, poisson(5, 500), hours=Hours(always)), lambda: False)
    left = iter([True] * 8)
    assumed = given(route, poisson(5, 200), hours=Hours(always))
    found = simulate(route, assumed, lambda: next(left, False))
    assert found.untried
    with pytest.raises(NeverOpen):
        simulate(route, given(route, [0.0], hours=Hours(lambda _day: ())))


@pytest.mark.parametrize("spread", [0.2, 0.7, 1, 1.5])
def test_drawn_work_has_its_mean_and_spread(spread: float) -> None:
    node = one_step().nodes[0]
    step = StepDraws(5, 0, node, Doing(30, {"done": 1}, spread))
    found = [step.minutes(n, 1) for n in range(20_000)]
    mean = sum(found) / len(found)
    deviation = (sum((each - mean) ** 2 for each in found) / len(found)) ** 0.5
    assert mean == pytest.approx(30, rel=0.05)
    assert deviation / mean == pytest.approx(spread, rel=0.08)


def test_late_by_the_calendar() -> None:
    friday = 4 * 24 * 60 + 17 * 60.0
    assumed = given(one_step(), [friday], hours=Hours(office), minutes=60, spread=0)
    for allowed, late in ((Allowed(24 * 60, working=False), 1), (Allowed(61), 0), (None, None)):
        assert Run(one_step(), replace(assumed, allowed=allowed)).outcome().late == late
