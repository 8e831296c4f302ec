"""One run: events in order of time. What follows a step is asked of the interpreter that runs real dossiers."""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from motcua.flow.definition import Node, Route
from motcua.flow.interpreter import Moved, Token, begin, complete
from motcua.flow.simulation.assumptions import Assumptions, Crew, Desk, desk_of
from motcua.flow.simulation.counts import DossierCount, StepCount, share
from motcua.flow.simulation.draws import draws
from motcua.flow.simulation.figures import DeskFigures, Outcome, mean, percentile
from motcua.flow.simulation.hours import MINUTES_PER_DAY
from motcua.flow.waits import HOURS_PER_DAY, MINUTES_PER_HOUR, SpanUnit

MOST_MOVES = 2_000_000
"""Steps closed in one run before it is given up: shares of returns can let a dossier go round nearly for ever."""
_UNLIMITED = 5 * HOURS_PER_DAY * MINUTES_PER_HOUR
"""Working minutes at most of a wait that has no limit."""
_EVERY = 256
"""Events between two looks at whether to go on."""


class CutShort(Exception):  # noqa: N818 - says what happened
    """The run took too many moves, or whoever asked for it would not wait longer."""


class _Job(NamedTuple):
    """Work that lies on a desk, the most pressing first: as an inbox is sorted, by when it should be done."""

    presses: float
    order: int
    dossier: int
    node: Node
    opened: float


@dataclass(slots=True)
class _Table:
    """A desk during a run: who is free, what lies there, how long they have worked while dossiers came."""

    crew: Crew
    free: int
    pile: list[_Job]
    worked: float = 0.0
    waking: bool = False


class Run:
    """Runs once; `going_on` is asked now and then and stops the run when it says no (CutShort)."""

    def __init__(self, route: Route, given: Assumptions, going_on: Callable[[], bool] = lambda: True) -> None:
        self._route, self._given, self._going_on = route, given, going_on
        self._draws = draws(route, given.steps, given.seed)
        self._steps = {node.key: StepCount(node.key) for node in route.nodes}
        self._dossiers = [DossierCount(at) for at in given.arrivals]
        self._tokens = [begin(route) for _ in given.arrivals]
        self._visits: dict[tuple[int, str], int] = {}
        self._known: dict[tuple[tuple[Token, ...], str, str], Moved] = {}
        self._tables = {desk: _Table(crew, crew.officers, []) for desk, crew in given.crew.items()}
        self._events: list[tuple[float, int, Callable[..., None], tuple[object, ...]]] = []
        self._queued: dict[int, bool] = {}  # jobs not begun, and whether they were counted as a queue
        self._order = self._moves = 0

    def outcome(self) -> Outcome:
        """Let every dossier come and go, and count."""
        for number, dossier in enumerate(self._dossiers):
            self._at(dossier.arrived, self._open, number, self._route.start)
        done = 0
        while self._events:
            at, _, act, facts = heappop(self._events)
            act(at, *facts)
            done += 1
            if self._moves > MOST_MOVES or (done % _EVERY == 0 and not self._going_on()):
                raise CutShort
        return self._counted()

    def _at(self, at: float, act: Callable[..., None], *facts: object) -> None:
        self._order += 1
        heappush(self._events, (at, self._order, act, facts))

    def _open(self, at: float, dossier: int, key: str) -> None:
        """Begin a step: nobody works at a gateway, a wait goes by, everything else is laid on its desk."""
        node = self._route.node(key)
        if node.wait:
            self._wait(at, dossier, node)
        elif not node.is_worked:
            outcome = self._draws[key].outcome(dossier, self._visit(dossier, key))
            self._close(at, dossier, node, outcome)
        elif self._is_late_for_the_day(node, at):
            self._at(self._tables[desk_of(node)].crew.hours.next_day(at), self._lay, dossier, node)
        else:
            self._lay(at, dossier, node)

    def _is_late_for_the_day(self, node: Node, at: float) -> bool:
        cutoff = node.cutoff
        return cutoff is not None and at % MINUTES_PER_DAY >= cutoff.hour * MINUTES_PER_HOUR + cutoff.minute

    def _lay(self, at: float, dossier: int, node: Node) -> None:
        desk = desk_of(node)
        table = self._tables[desk]
        self._order += 1
        presses = table.crew.hours.worked(at) + node.minutes
        job = _Job(presses, self._order, dossier, node, at)
        heappush(table.pile, job)
        self._queued[job.order] = False
        self._take(at, desk)
        if job.order in self._queued:
            self._queued[job.order] = True
            self._steps[node.key].lay(at, 1)

    def _take(self, at: float, desk: Desk) -> None:
        """Let those who are free begin; outside hours everybody begins when work opens."""
        table = self._tables[desk]
        if not table.free or not table.pile:
            return
        opens = table.crew.hours.opens(at)
        if opens > at:
            if not table.waking:
                table.waking = True
                self._at(opens, self._wake, desk)
            return
        while table.free and table.pile:
            table.free -= 1
            self._begin(at, desk, heappop(table.pile))

    def _wake(self, at: float, desk: Desk) -> None:
        self._tables[desk].waking = False
        self._take(at, desk)

    def _begin(self, at: float, desk: Desk, job: _Job) -> None:
        table, count = self._tables[desk], self._steps[job.node.key]
        hours, visit = table.crew.hours, self._visit(job.dossier, job.node.key)
        minutes = self._draws[job.node.key].minutes(job.dossier, visit) / (1 - table.crew.elsewhere)
        ends = hours.after(at, minutes)
        if self._queued.pop(job.order):
            count.lay(at, -1)
        count.waited.append(hours.between(job.opened, at))
        count.worked.append(minutes)
        count.late += hours.between(job.opened, ends) > job.node.minutes
        window = self._given.window
        table.worked += hours.between(min(at, window), min(ends, window))
        self._at(ends, self._done, desk, job, visit)

    def _done(self, at: float, desk: Desk, job: _Job, visit: int) -> None:
        self._tables[desk].free += 1
        self._close(at, job.dossier, job.node, self._draws[job.node.key].outcome(job.dossier, visit))
        self._take(at, desk)

    def _wait(self, at: float, dossier: int, node: Node) -> None:
        lasts, outcome = self._draws[node.key].wait(dossier, self._visit(dossier, node.key))
        wait, hours = node.wait, self._given.hours
        if wait and wait.limit and wait.limit.unit is SpanUnit.CALENDAR_DAYS:
            ends = at + lasts * float(wait.limit.amount) * MINUTES_PER_DAY
        else:
            whole = wait.limit.working_minutes if wait and wait.limit else _UNLIMITED
            ends = hours.after(at, lasts * whole)
        count = self._steps[node.key]
        count.worked.append(hours.between(at, ends))
        if wait and not wait.counts:
            self._dossiers[dossier].stopped += hours.between(at, ends)
            self._dossiers[dossier].stopped_calendar += ends - at
        self._at(ends, self._close, dossier, node, outcome)

    def _close(self, at: float, dossier: int, node: Node, outcome: str) -> None:
        self._moves += 1
        asked = (self._tokens[dossier], node.key, outcome)
        moved = self._known.get(asked)
        if moved is None:
            moved = self._known[asked] = complete(self._route, *asked)
        self._tokens[dossier] = moved.tokens
        if moved.ended:
            self._dossiers[dossier].ended = at
        for token in moved.opened:
            self._at(at, self._open, dossier, token.key)

    def _visit(self, dossier: int, key: str) -> int:
        """Count how often a dossier has come to a step."""
        seen = self._visits[dossier, key] = self._visits.get((dossier, key), 0) + 1
        return seen

    def _counted(self) -> Outcome:
        hours, allowed = self._given.hours, self._given.allowed
        elapsed, late = [], 0
        for each in self._dossiers:
            if each.ended is None:
                raise RuntimeError("a dossier came and never ended: the route was not proved")
            elapsed.append(hours.between(each.arrived, each.ended) - each.stopped)
            if allowed:
                took = elapsed[-1] if allowed.working else each.ended - each.arrived - each.stopped_calendar
                late += took > allowed.minutes
        return Outcome(
            dossiers=len(elapsed), elapsed=mean(elapsed), elapsed_p90=percentile(sorted(elapsed), 0.9),
            late=share(late, elapsed) if allowed else None,
            steps=tuple(self._steps[node.key].figures() for node in self._route.nodes),
            desks=tuple(self._desk(desk) for desk in self._tables),
        )  # fmt: skip

    def _desk(self, desk: Desk) -> DeskFigures:
        table, keys = self._tables[desk], [n.key for n in self._route.nodes if n.is_worked and desk_of(n) == desk]
        open_for = table.crew.hours.between(0.0, self._given.window)
        asked = sum(sum(self._steps[key].worked) for key in keys)
        used = table.worked / (open_for * table.crew.officers) if open_for else 0.0
        return DeskFigures(desk, table.crew.officers, asked / open_for if open_for else 0.0, used)
