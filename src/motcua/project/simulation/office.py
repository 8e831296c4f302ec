"""Officers and what lies before them: each does one thing at a time, the most pressing first."""

import random
from collections.abc import Collection, Mapping
from heapq import heappop, heappush
from typing import Any, NamedTuple

from motcua.project.simulation.timetable import DAY, Timetable
from motcua.project.simulation.world import Desk


class Job(NamedTuple):
    """Work that waits: `presses` orders it (the minute by which it should be done), `only` is whose it is, or 0."""

    presses: int
    number: int
    kind: str
    minutes: float
    life: Any
    only: int = 0


class Begun(NamedTuple):
    officer: int
    start: int
    end: int
    job: Job


class Office:
    """All desks of an island."""

    def __init__(
        self, desks: Mapping[Desk, Collection[int]], times: Timetable, absent: float, rng: random.Random
    ) -> None:
        self._times, self._rng = times, rng
        self._waiting: dict[Desk | int, list[Job]] = {}
        self._desks: dict[int, list[Desk]] = {}
        for desk, officers in desks.items():
            for officer in officers:
                self._desks.setdefault(officer, []).append(desk)
        self._at = desks
        self._idle = set(self._desks)
        days = range(times.days)
        self._away = {o: frozenset(d for d in days if rng.random() < absent) for o in self._desks}

    def offer(self, desk: Desk, job: Job, now: int) -> Begun | None:
        """Lay a job on a desk; somebody who has nothing to do begins at once."""
        heappush(self._waiting.setdefault(job.only or desk, []), job)
        candidates = (job.only,) if job.only else self._at[desk]
        free = [o for o in candidates if o in self._idle]
        return self._begin(self._rng.choice(free), now) if free else None

    def done(self, officer: int, now: int) -> Begun | None:
        """Say that an officer has finished; gives what comes next."""
        self._idle.add(officer)
        return self._begin(officer, now)

    def _begin(self, officer: int, now: int) -> Begun | None:
        places: list[Desk | int] = [officer, *self._desks[officer]]
        piles = [pile for place in places if (pile := self._waiting.get(place))]
        if not piles:
            return None
        job = heappop(min(piles, key=lambda pile: pile[0][:2]))
        self._idle.discard(officer)
        start = self._present(officer, now)
        whole = int(job.minutes + self._rng.random())
        return Begun(officer, start, self._times.after(start, whole) if whole else start, job)

    def _present(self, officer: int, now: int) -> int:
        """Give the first working minute from now on which the officer is there."""
        start = self._times.after(now, 0)
        while start // DAY in self._away[officer]:
            start = self._times.after((start // DAY + 1) * DAY, 0)
        return start
