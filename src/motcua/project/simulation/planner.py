"""(N, seed) into a stream of acts over simulated days. Pure: the same world, number and seed give the same stream."""

import random
from collections import deque
from collections.abc import Iterator
from heapq import merge
from operator import attrgetter
from typing import NamedTuple

from motcua.catalog.definition import Channel, FeeWhen
from motcua.clock.due import due
from motcua.flow.definition import NodeKind
from motcua.project.simulation import ending, gaps, handling, others, reception
from motcua.project.simulation.arrivals import Arrival, arrivals
from motcua.project.simulation.filings import Stock
from motcua.project.simulation.habits import Habits
from motcua.project.simulation.life import Life
from motcua.project.simulation.office import Office
from motcua.project.simulation.people import Invented, Population
from motcua.project.simulation.plan import Planned
from motcua.project.simulation.stage import Stage
from motcua.project.simulation.timetable import Timetable
from motcua.project.simulation.world import Island, Offer, World

ENOUGH = 150
"""Dossiers an island gets before the next one is settled: a few busy offices look more alive than many empty ones."""
REMEMBERED = 500
_DONE = {
    "intake": reception.taken_in, "receive": reception.looked_at, "fee": reception.paid, "forward": reception.forwarded,
    "appraise": handling.appraised, "inspect": handling.appraised, "verify": handling.appraised,
    "sign": handling.signed, "return": ending.handed_over, "close": gaps.closed,
    "notice": others.noted, "proof": others.proved,
}  # fmt: skip


class Part(NamedTuple):
    """What one island plays: its dossiers are numbered from `first` on."""

    island: Island
    first: int
    dossiers: int


def parts(world: World, count: int) -> tuple[Part, ...]:
    """Share the dossiers out among the islands."""
    islands = world.islands[: max(2, min(len(world.islands), count // ENOUGH))]
    whole, kept = sum(i.weight for i in islands), sum(i.share for i in islands)
    fitted = 1.0 if whole else 1 / kept  # without communes, all goes to the departments
    found, first, weighed = [], 0, 0.0
    for island in islands:
        weighed += island.share * fitted if island.share else island.weight / whole * (1 - kept)
        until = round(count * weighed)
        found.append(Part(island, first, until - first))
        first = until
    return tuple(found)


def plan(world: World, count: int, seed: int, habits: Habits | None = None) -> Iterator[Planned]:
    """Give the acts of all islands in the order of time."""
    stock = Stock(world, seed)
    streams = [play(world, part, seed, stock, habits) for part in parts(world, count)]
    return merge(*streams, key=attrgetter("at"))


def play(world: World, part: Part, seed: int, stock: Stock, habits: Habits | None = None) -> Iterator[Planned]:
    """Give the acts of one island in the order of time."""
    habits = habits or Habits()
    rng = random.Random(f"{seed} {part.island.key} {part.first} {part.dossiers}")  # noqa: S311 - a game, no secret
    times = Timetable(world.calendar, world.begins, world.ends.date())
    people = Population(rng, 2 * part.first, world.taken, habits.year_only)
    stage = Stage(habits, rng, times, people)
    stage.done = dict(_DONE)
    stage.office = Office(part.island.desks, times, habits.absent, rng)
    stage.receipts = f"MP{seed}.{part.first}."
    stage.until = lambda limit, now: times.minute(due(times.moment(now), limit, world.calendar, world.rule).at)
    last = times.minute(world.ends)
    stage.pace = _pace(part, habits, times.worked(last) - times.worked(0))
    door = _Door(world, part, stock, stage)
    for each in arrivals(part.island, part.dossiers, last, times, habits, rng):
        stage.at(each.minute, door.enter, each)
    return stage.run(last)


def _pace(part: Part, habits: Habits, working: int) -> float:
    """Give the share of their ordinary minutes in which officers must work so that the busiest can cope."""
    load: dict[int, float] = {}
    whole = sum(o.weight for o in part.island.offers)
    for offer in part.island.offers:
        expected = part.dossiers * offer.weight / whole
        for desk, minutes in _minutes(offer, habits):
            officers = part.island.desks[desk]
            for officer in officers:
                load[officer] = load.get(officer, 0) + expected * minutes / len(officers)
    able = working * (1 - habits.absent) * habits.busiest
    return min(1.0, able / (max(load.values(), default=0) or 1))


def _minutes(offer: Offer, habits: Habits) -> Iterator[tuple[tuple[int, str], float]]:
    known = offer.definition
    assert known.route is not None
    for node in known.route.nodes:
        minutes = float(habits.minutes[node.kind.value])
        if node.kind is NodeKind.RECEIVE:
            minutes = habits.minutes["intake"] + habits.minutes["forward"]
            minutes += habits.minutes["fee"] * (known.fee_when is FeeWhen.AT_FILING)
        yield (offer.units[node.key], node.role), minutes * 1.1


class _Door:
    """Who comes in: somebody new, or somebody who has been here."""

    def __init__(self, world: World, part: Part, stock: Stock, stage: Stage) -> None:
        self._world, self._part, self._stock, self._stage = world, part, stock, stage
        self._known: dict[tuple[bool, bool], deque[Invented]] = {}

    def enter(self, now: int, arrival: Arrival) -> None:
        life = Life(self._part.first + arrival.order, arrival.offer, arrival.channel)
        online, systems = arrival.channel is Channel.ONLINE, self._world.systems
        if online and systems and self._is_mandated(arrival):
            person, _ = self._person(online=False, organised=False)
            reception.file_for(now, self._stage, life, person, self._stock, self._stage.rng.choice(systems))
            return
        person, is_new = self._person(online, "citizen" not in arrival.offer.definition.audience)
        if online:
            reception.file_online(now, self._stage, life, person, self._stock, is_new)
        else:
            reception.come_with_papers(now, self._stage, life, person, self._stock)

    def _is_mandated(self, arrival: Arrival) -> bool:
        return "citizen" in arrival.offer.definition.audience and self._stage.chance(self._stage.habits.mandated)

    def _person(self, online: bool, organised: bool) -> tuple[Invented, bool]:
        """Give a person of the kind that comes this way; people with an account and without stay apart."""
        stage, key = self._stage, (online, organised)
        known = self._known.setdefault(key, deque(maxlen=REMEMBERED))
        if known and stage.chance(stage.habits.known_person):
            return stage.rng.choice(known), False
        commune = stage.rng.choice(self._part.island.communes)
        person = stage.people.person(self._world.places[commune][1], commune, organised=organised)
        known.append(person)
        return person, True
