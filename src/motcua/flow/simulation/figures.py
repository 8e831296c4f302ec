"""What a simulation tells. All times are minutes, of working time unless a name says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.flow.simulation.assumptions import Desk

FULL = 1.0
NEARLY_FULL = 0.85
"""Above this share of their time at work a small delay lasts: queues are long though they come to an end."""


@dataclass(frozen=True, slots=True)
class StepFigures:
    """One step over all dossiers that came through it; a wait has no queue and nobody working."""

    key: str
    times: int
    waited: float
    waited_p90: float
    worked: float
    late: float
    longest_queue: int
    queue: tuple[int, ...]
    """The longest queue of each week."""


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """One desk: how many officers the work needs at least, how many there are, and what share of their time it takes.

    Both count the time in which dossiers come, with what other work takes of it.
    """

    desk: Desk
    officers: int
    needed: float
    used: float

    @property
    def grows(self) -> bool:
        """Tell whether the queue grows for as long as dossiers come like this."""
        return self.needed >= self.officers * FULL

    @property
    def is_spared(self) -> bool:
        """Tell whether it would queue without end but does not yet: a desk before it lets too little through."""
        return self.grows and self.used < NEARLY_FULL

    @property
    def is_tight(self) -> bool:
        return not self.grows and self.needed >= self.officers * NEARLY_FULL


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run: `late` and `elapsed` of dossiers; `late` is None where no time is promised."""

    dossiers: int
    elapsed: float
    elapsed_p90: float
    late: float | None
    steps: tuple[StepFigures, ...]
    desks: tuple[DeskFigures, ...]

    @property
    def waited(self) -> float:
        """Give the mean time that a dossier lies in queues."""
        return sum(step.waited * step.times for step in self.steps) / self.dossiers if self.dossiers else 0.0


@dataclass(frozen=True, slots=True)
class OneMore:
    """The same dossiers with one more officer at a desk."""

    desk: Desk
    waited: float
    elapsed: float
    late: float | None


@dataclass(frozen=True, slots=True)
class Simulated:
    """A run, and what one more officer at each desk would change; `untried` are desks for which the time was too short."""

    outcome: Outcome
    one_more: tuple[OneMore, ...]
    untried: tuple[Desk, ...] = ()

    @property
    def best(self) -> OneMore | None:
        """Give the desk at which one more officer takes most waiting away; None where it changes nothing to speak of."""
        best = min(self.one_more, key=lambda one: one.waited, default=None)
        return best if best and self.outcome.waited - best.waited >= 1 else None


def percentile(ordered: Sequence[float], share: float) -> float:
    """Give the value that this share of the values does not exceed; 0 of none."""
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
