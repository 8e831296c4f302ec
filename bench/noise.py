"""How figures of alternating rounds are told: the median, and between what the rounds lay."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One line of the page: ours, what it is held against, their ratio, and what was asked for."""

    name: str
    ours: str
    other: str
    ratio: str
    target: str
    note: str = ""


def spread(ratios: Sequence[float]) -> str:
    """Give the median with the lowest and the highest round, which is the noise of the machine."""
    return f"{median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})"


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
