"""What a run counts while it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.flow.simulation.figures import StepFigures, mean, percentile
from motcua.flow.simulation.hours import MINUTES_PER_DAY

WEEK = 7 * MINUTES_PER_DAY


@dataclass(slots=True)
class StepCount:
    """One step: how long each dossier lay and was worked on, how many were late, and how many lay at once."""

    key: str
    waited: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    late: int = 0
    lying: int = 0
    peaks: list[int] = field(default_factory=lambda: [0])

    def lay(self, at: float, change: int) -> None:
        """Note that one more lies here, or one less; a week begins with what the last one left."""
        week = int(at // WEEK)
        while len(self.peaks) <= week:
            self.peaks.append(self.lying)
        self.lying += change
        self.peaks[week] = max(self.peaks[week], self.lying)

    def figures(self) -> StepFigures:
        times = len(self.worked)
        return StepFigures(
            key=self.key, times=times, waited=mean(self.waited), waited_p90=percentile(sorted(self.waited), 0.9),
            worked=mean(self.worked), late=self.late / times if times else 0.0,
            longest_queue=max(self.peaks), queue=tuple(self.peaks),
        )  # fmt: skip


@dataclass(slots=True)
class DossierCount:
    """One dossier: the tokens it stands on are kept by the run. `stopped` is time that the limit does not count."""

    arrived: float
    stopped: float = 0.0
    stopped_calendar: float = 0.0
    ended: float | None = None


def share(part: int, whole: Sequence[object]) -> float:
    return part / len(whole) if whole else 0.0
