"""What the sample province has promised itself. A province of its own promises other numbers: they are changed here."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.measures.shares import WHOLE, Share


@dataclass(frozen=True, slots=True)
class Target:
    """A bound of a share, in tenths of a percent: at least it where more is better, else at most."""

    bound: int

    def is_met(self, share: Share, counts: Mapping[str, int]) -> bool | None:
        """Compare whole numbers, so that no rounding decides; None when there is nothing to share."""
        part, whole = counts[share.of] * WHOLE, counts[share.among]
        if not whole:
            return None
        return part >= self.bound * whole if share.more_is_better else part <= self.bound * whole


# What the director of the sample province has promised: 85 % filed online, at most 0.4 % overdue.
TARGETS: Mapping[str, Target] = {
    "online_share": Target(850),
    "overdue_share": Target(4),
    "late_share": Target(4),
}
