"""Put candidates in order by weights that were fitted on questions; the weights are data with their date."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from motcua.catalog.finding.features import NAMES

FILE = Path(__file__).parent / "data" / "weights.json"
Weights = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """`ranking` goes with features.NAMES, `scope` with scope.NAMES; `ours_from` is the least score of a question of ours."""

    ranking: Weights
    scope: Weights
    ours_from: float


@cache
def fitted() -> Fitted:
    """Give the weights that come with the program; raises ValueError if they belong to other features."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    if list(kept["ranking"]) != list(NAMES):
        raise ValueError("weights.json belongs to other features; fit them anew (docs/howto/improve-search.md)")
    return Fitted(tuple(kept["ranking"].values()), tuple(kept["scope"].values()), kept["ours_from"])


def score(weights: Weights, vector: Sequence[float]) -> float:
    return math.fsum(map(mul, weights, vector))


def shares(scores: Sequence[float]) -> list[float]:
    """Turn scores into shares of belief that add up to 1."""
    if not scores:
        return []
    top = max(scores)
    lifted = [math.exp(s - top) for s in scores]
    whole = sum(lifted)
    return [one / whole for one in lifted]
