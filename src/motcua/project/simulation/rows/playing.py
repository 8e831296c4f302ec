"""Play the plan of one island after the other into rows; only what is still on its way is kept in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from motcua.project.simulation import plan, planner
from motcua.project.simulation.filings import Stock
from motcua.project.simulation.planner import Part
from motcua.project.simulation.rows import filing
from motcua.project.simulation.rows.chain import Who
from motcua.project.simulation.rows.copying import merged, put
from motcua.project.simulation.rows.keys import Codes, Keys
from motcua.project.simulation.rows.mirror import DO
from motcua.project.simulation.rows.people import People
from motcua.project.simulation.rows.record import Record
from motcua.project.simulation.rows.tables import Rows
from motcua.project.simulation.rows.terms import Terms
from motcua.project.simulation.world import World

BATCH = 1000
"""Dossiers in one transaction."""


def write(world: World, parts: Iterable[Part], seed: int, connection: Any) -> Iterator[int]:
    """Write the dossiers of some islands; gives the number of dossiers after each batch."""
    stock, terms, keys, codes = Stock(world, seed), Terms(world), Keys(connection), Codes(connection)
    for part in parts:
        codes.begin(seed, part.first)
        yield from _Island(world, terms, keys, codes).write(planner.play(world, part, seed, stock), connection)


class _Island:
    def __init__(self, world: World, terms: Terms, keys: Keys, codes: Codes) -> None:
        self._terms, self._codes = terms, codes
        self._shared: Rows = defaultdict(list)  # people of the running batch
        self._people = People(world, self._shared, keys, codes)
        self._open: dict[int, Record] = {}
        self._done: list[Record] = []

    def write(self, planned: Iterable[plan.Planned], connection: Any) -> Iterator[int]:
        for each in planned:
            self._play(each)
            if len(self._done) >= BATCH:
                yield self._flush(connection)
        self._done += self._open.values()
        yield self._flush(connection)

    def _play(self, planned: plan.Planned) -> None:
        at, key, act = planned.at, planned.dossier, planned.act
        if isinstance(act, plan.SignIn):
            self._people.sign_in(act.person, at)
        elif isinstance(act, plan.Start):
            self._open[key] = filing.start(self._people, self._terms, act, at)
        elif isinstance(act, plan.FileFor):
            self._open[key] = filing.file_for(self._people, self._terms, act, planned.by, at)
        elif isinstance(act, plan.Intake):
            self._open[key] = filing.take_in(self._people, self._terms, act, Who("officer", planned.by), at)
        else:
            record = self._open[key]
            by = Who("officer", planned.by) if planned.by else record.owner
            DO[type(act)](self._people, record, act, by, at)
        if planned.last:
            self._done.append(self._open.pop(key))

    def _flush(self, connection: Any) -> int:
        """Write the people met so far, and the dossiers that have come to their end."""
        done = len(self._done)
        put(connection, merged([self._shared, *(record.rows for record in self._done)]), self._codes.moved())
        self._shared.clear()
        self._done.clear()
        return done
