"""What really happened, from rows alone: the directly-follows graph of steps, with waiting, work and rework.

Plain Python: rows come in one dossier after another, and only counts stay. Every time is kept in whole minutes,
rounded down; its middle and its tenth worst are true values of it (nearest rank), never something between two.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

START, END = "START", "END"
"""Where the first step comes from and where the last one of a finished dossier leads."""
MINUTE = timedelta(minutes=1)
Worked = Callable[[int, datetime, datetime], timedelta]
"""Measures the working time of a unit between two moments."""


class Visit(NamedTuple):
    """A dossier at a step. What is not known is None; not `closed` means that it is still there.

    `opened` is unknown in logs that tell only ends. `touched` is when whoever did it first looked. `beside` is work that
    goes on beside the route, such as a consultation: counted, on no way.
    """

    dossier: int
    step: str
    name: str
    opened: datetime | None
    touched: datetime | None
    closed: datetime | None
    unit: int = 0
    beside: bool = False

    @property
    def begins(self) -> datetime:
        """Give the first moment that is known; raises ValueError for a visit without any."""
        found = self.opened or self.touched or self.closed
        if found is None:
            raise ValueError(f"a visit of {self.step} without a moment")
        return found


@dataclass(frozen=True, slots=True)
class Spread:
    """How many times were measured, and in minutes what half and nine of ten of them do not exceed; None: none were."""

    count: int = 0
    median: int | None = None
    p90: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The same times by the clock on the wall and in working time; working time is None where no calendar knows it."""

    real: Spread = Spread()
    worked: Spread | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step as it went. `staying` is from opened to closed, `working` from the first look to closed."""

    key: str
    name: str
    visits: int
    dossiers: int
    again: int  # visits beyond the first of a dossier
    dossiers_again: int
    beside: bool
    staying: Measured
    working: Measured


@dataclass(frozen=True, slots=True)
class Way:
    """From a step to the one that came next. `waiting` ends with the first look at the next, `passing` with its end."""

    source: str
    target: str
    times: int
    dossiers: int
    waiting: Measured
    passing: Measured


@dataclass(frozen=True, slots=True)
class WayThrough:
    """One way through from start to end, and how many finished dossiers took it."""

    steps: tuple[str, ...]
    dossiers: int


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """Steps in the order in which they were first seen, ways and ways_through the most frequent first."""

    dossiers: int
    open: int
    stages: Sequence[Stage]
    ways: Sequence[Way]
    ways_through: Sequence[WayThrough]

    @property
    def names(self) -> dict[str, str]:
        return {stage.key: stage.name for stage in self.stages}

    @property
    def finished(self) -> int:
        return self.dossiers - self.open


def mapped(visits: Iterable[Visit], worked: Worked | None) -> ProcessMap:
    """Draw the map of visits that come dossier by dossier, each in the order in which it began."""
    adding = _Adding(worked)
    for _dossier, some in groupby(visits, key=attrgetter("dossier")):
        adding.take(list(some))
    return adding.done()


def came_from(visits: Sequence[Visit], place: int) -> int | None:
    """Give which visit a visit follows: the one closed last before it began; None for a first one."""
    begins = visits[place].begins
    ended = [(v.closed, n) for n, v in enumerate(visits[:place]) if v.closed is not None and v.closed <= begins]
    return max(ended)[1] if ended else None


class _Times:
    """Minutes and how often each was measured: as small as there are different ones, whatever the number of rows."""

    def __init__(self) -> None:
        self.real: Counter[int] = Counter()
        self.worked: Counter[int] = Counter()

    def add(self, since: datetime | None, until: datetime | None, unit: int, worked: Worked | None) -> None:
        if since is None or until is None or until < since:
            return
        self.real[(until - since) // MINUTE] += 1
        if worked is not None:
            self.worked[worked(unit, since, until) // MINUTE] += 1

    def measured(self, worked: Worked | None) -> Measured:
        return Measured(_spread(self.real), _spread(self.worked) if worked is not None else None)


def _spread(times: Counter[int]) -> Spread:
    count = times.total()
    if not count:
        return Spread()
    return Spread(count, _ranked(times, -(-count // 2)), _ranked(times, -(-count * 9 // 10)))


def _ranked(times: Counter[int], rank: int) -> int:
    seen = 0
    for minutes in sorted(times):
        seen += times[minutes]
        if seen >= rank:
            return minutes
    raise ValueError(f"no rank {rank} among {seen}")


class _At:
    """What adds up at one step or on one way."""

    def __init__(self) -> None:
        self.times = self.dossiers = self.dossiers_again = 0
        self.first, self.second = _Times(), _Times()  # staying and working, or waiting and passing

    def count(self, times: int) -> None:
        self.times += times
        self.dossiers += 1
        self.dossiers_again += times > 1


class _Adding:
    def __init__(self, worked: Worked | None) -> None:
        self.worked = worked
        self.dossiers = self.open = 0
        self.names: dict[str, tuple[datetime, str]] = {}
        self.steps: dict[tuple[str, bool], _At] = defaultdict(_At)
        self.ways: dict[tuple[str, str], _At] = defaultdict(_At)
        self.ways_through: Counter[tuple[str, ...]] = Counter()

    def take(self, visits: list[Visit]) -> None:
        """Add one dossier."""
        self.dossiers += 1
        for visit in visits:
            self._stay(visit)
        for at, times in Counter((visit.step, visit.beside) for visit in visits).items():
            self.steps[at].count(times)
        route = [visit for visit in visits if not visit.beside]
        taken = Counter(self._ways(route))
        if any(visit.closed is None for visit in visits):
            self.open += 1
        elif route:
            self.ways_through[tuple(visit.step for visit in route)] += 1
            taken[route[_last(route)].step, END] += 1
        for way, times in taken.items():
            self.ways[way].count(times)

    def _stay(self, visit: Visit) -> None:
        known = self.names.get(visit.step)
        if known is None or known[0] <= visit.begins:
            self.names[visit.step] = visit.begins, visit.name
        at = self.steps[visit.step, visit.beside]
        at.first.add(visit.opened, visit.closed, visit.unit, self.worked)
        at.second.add(visit.touched, visit.closed, visit.unit, self.worked)

    def _ways(self, route: Sequence[Visit]) -> Iterable[tuple[str, str]]:
        for place, visit in enumerate(route):
            before = came_from(route, place)
            if before is None:
                yield START, visit.step
                continue
            since, at = route[before].closed, self.ways[route[before].step, visit.step]
            at.first.add(since, visit.touched, visit.unit, self.worked)
            at.second.add(since, visit.closed, visit.unit, self.worked)
            yield route[before].step, visit.step

    def done(self) -> ProcessMap:
        ways = sorted(self.ways.items(), key=lambda pair: (-pair[1].times, pair[0]))
        ways_through = sorted(self.ways_through.items(), key=lambda pair: (-pair[1], pair[0]))
        return ProcessMap(
            self.dossiers,
            self.open,
            [self._stage(key, beside, at) for (key, beside), at in self.steps.items()],
            [self._way(way, at) for way, at in ways],
            [WayThrough(steps, count) for steps, count in ways_through],
        )

    def _stage(self, key: str, beside: bool, at: _At) -> Stage:
        times = at.first.measured(self.worked), at.second.measured(self.worked)
        name = self.names[key][1]
        return Stage(key, name, at.times, at.dossiers, at.times - at.dossiers, at.dossiers_again, beside, *times)

    def _way(self, way: tuple[str, str], at: _At) -> Way:
        times = at.first.measured(self.worked), at.second.measured(self.worked)
        return Way(*way, at.times, at.dossiers, *times)


def _last(route: Sequence[Visit]) -> int:
    """Give the visit that was closed last, of those closed together the one that began last."""
    return max((visit.closed, number) for number, visit in enumerate(route) if visit.closed is not None)[1]
