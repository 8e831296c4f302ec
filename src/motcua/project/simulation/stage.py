"""Where the lives of an island's dossiers are played: the order of time, the officers, and what comes out."""

import random
from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from typing import Any

from motcua.clock.limits import Limit
from motcua.flow.definition import Node
from motcua.project.simulation.habits import Habits
from motcua.project.simulation.life import Life
from motcua.project.simulation.office import Begun, Job, Office
from motcua.project.simulation.people import Population
from motcua.project.simulation.plan import Act, Planned, Take
from motcua.project.simulation.timetable import Timetable
from motcua.project.simulation.world import Desk

Event = tuple[int, int, Callable[..., None], tuple[Any, ...]]
Done = Callable[["Stage", Life, int, int], None]
"""What follows when an officer has finished a job: stage, life, officer, minute."""
MAY_BE_TAKEN = frozenset(("appraise", "inspect", "verify", "sign"))


class Stage:
    """One island, from its first minute to its last."""

    def __init__(self, habits: Habits, rng: random.Random, times: Timetable, people: Population) -> None:
        self.habits, self.rng, self.times, self.people = habits, rng, times, people
        self.done: dict[str, Done] = {}
        self.office: Office
        self.pace = 1.0
        self.until: Callable[[Limit, int], int]  # the last minute of a limit that begins in a minute
        self.receipts = ""  # what the numbers of paper receipts begin with
        self._events: list[Event] = []
        self._number = 0
        self._out: list[Planned] = []

    def next_number(self) -> int:
        self._number += 1
        return self._number

    def at(self, minute: int, do: Callable[..., None], *given: Any) -> None:
        """Let something happen then: it is told the minute first."""
        heappush(self._events, (minute, self.next_number(), do, given))

    def run(self, last: int) -> Iterator[Planned]:
        """Play until the last minute; what would happen later does not."""
        while self._events and self._events[0][0] <= last:
            minute, _, do, given = heappop(self._events)
            do(minute, *given)
            yield from self._out
            self._out.clear()

    def emit(self, minute: int, life: Life, by: int, act: Act, *, last: bool = False) -> None:
        self._out.append(Planned(self.times.moment(minute), life.ordinal, by, act, last))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def work(self, life: Life, kind: str, desk: Desk, now: int, presses: int) -> None:
        """Lay a job on a desk, or before the officer who has the step."""
        minutes = self.habits.minutes[kind] * self.pace * self.rng.uniform(0.6, 1.6)
        job = Job(presses, self.next_number(), kind, minutes, life, life.holder)
        self._began(self.office.offer(desk, job, now))

    def desk_of(self, life: Life, node: Node) -> Desk:
        return life.offer.units[node.key], node.role

    def _began(self, begun: Begun | None) -> None:
        if begun is None:
            return
        self.at(begun.end, self._finish, begun)
        if begun.job.kind in MAY_BE_TAKEN and not begun.job.only and self.chance(self.habits.taken):
            self.at(begun.start, self._take, begun)

    def _take(self, minute: int, begun: Begun) -> None:
        life = begun.job.life
        if life.is_open:
            life.holder = begun.officer
            self.emit(minute, life, begun.officer, Take())

    def _finish(self, minute: int, begun: Begun) -> None:
        if begun.job.life.is_open:
            self.done[begun.job.kind](self, begun.job.life, begun.officer, minute)
        self._began(self.office.done(begun.officer, minute))
