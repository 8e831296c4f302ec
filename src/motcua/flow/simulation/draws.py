"""Chance that repeats: what happens to a dossier at a step depends on the seed, the dossier, the step and the visit alone.

So the same dossiers meet the same luck whoever works, and one more officer is compared with nothing else changed.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from random import Random

from motcua.flow.definition import Node, NodeKind, Route
from motcua.flow.simulation.assumptions import Doing
from motcua.flow.simulation.hours import MINUTES_PER_DAY

_MASK = (1 << 64) - 1
_DOSSIER, _STEP, _VISIT, _WHAT = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5


def uniform(seed: int, dossier: int, step: int, visit: int, what: int) -> float:
    """Give a number from 0 up to 1 without it (splitmix64 of the place at which it is drawn)."""
    mixed = (seed * 0xD6E8FEB86659FD93 + dossier * _DOSSIER + step * _STEP + visit * _VISIT + what * _WHAT) & _MASK
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = ((mixed ^ (mixed >> shift)) * factor) & _MASK
    return ((mixed ^ (mixed >> 31)) >> 11) / (1 << 53)


@lru_cache(maxsize=256)
def shape(spread: float) -> float:
    """Give the shape of the Weibull distribution whose standard deviation over its mean is `spread` (above 0)."""
    low, high = 0.2, 200.0
    for _ in range(80):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if _variation(middle) > spread else (low, middle)
    return low


def _variation(shape: float) -> float:
    first, second = math.lgamma(1 + 1 / shape), math.lgamma(1 + 2 / shape)
    return math.sqrt(max(math.exp(second - 2 * first) - 1, 0.0))


class StepDraws:
    """Draws how one step goes for a dossier."""

    def __init__(self, seed: int, number: int, node: Node, doing: Doing) -> None:
        self._seed, self._number, self._doing = seed, number, doing
        self._notice = node.kind is NodeKind.NOTICE
        self._silence = node.wait.silence if node.wait else ""
        self._outcomes = node.outcomes
        self._weights = list(accumulate(doing.shares.get(outcome, 0.0) for outcome in node.outcomes))
        self._power = 1 / shape(doing.spread) if doing.spread > 0.01 else 0.0
        self._scale = doing.minutes / math.gamma(1 + self._power)

    def minutes(self, dossier: int, visit: int) -> float:
        """Give the working minutes that an officer needs."""
        if not self._power:
            return self._doing.minutes
        drawn = -math.log(1 - uniform(self._seed, dossier, self._number, visit, 0))
        return self._scale * math.pow(drawn, self._power)

    def outcome(self, dossier: int, visit: int) -> str:
        drawn = uniform(self._seed, dossier, self._number, visit, 1) * self._weights[-1]
        for outcome, weight in zip(self._outcomes, self._weights, strict=True):
            if drawn < weight:
                return outcome
        return self._outcomes[-1]

    def wait(self, dossier: int, visit: int) -> tuple[float, str]:
        """Give what share of its limit a wait lasts, and how it ends: silence takes the whole limit."""
        silent = uniform(self._seed, dossier, self._number, visit, 2) < self._doing.silent
        if self._notice or (silent and self._silence):
            return 1.0, self._silence
        return uniform(self._seed, dossier, self._number, visit, 3), self.outcome(dossier, visit)


def draws(route: Route, steps: Mapping[str, Doing], seed: int) -> dict[str, StepDraws]:
    return {node.key: StepDraws(seed, n, node, steps[node.key]) for n, node in enumerate(route.nodes)}


def arrivals(count: int, days: int, weekdays: Sequence[float], hours: Sequence[float], seed: int) -> tuple[float, ...]:
    """Draw when dossiers come: `weekdays` weighs each day of the period in turn, `hours` the 24 hours of a day."""
    if not count:
        return ()
    rng = Random(seed)  # noqa: S311 - chance, no secret
    day_weights = list(accumulate(weekdays[day % len(weekdays)] for day in range(days)))
    hour_weights = list(accumulate(hours))
    chosen_days = rng.choices(range(days), cum_weights=day_weights, k=count)
    chosen = rng.choices(range(24), cum_weights=hour_weights, k=count)
    pairs = zip(chosen_days, chosen, strict=True)
    return tuple(sorted(day * MINUTES_PER_DAY + hour * 60 + rng.random() * 60 for day, hour in pairs))
