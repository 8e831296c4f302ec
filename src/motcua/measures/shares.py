"""Shares of figures, in tenths of a percent, and never rounded to the better side."""

from collections.abc import Mapping
from dataclasses import dataclass

WHOLE = 1000  # tenths of a percent


@dataclass(frozen=True, slots=True)
class Share:
    """One figure among another. `more_is_better` says which side is the worse one."""

    key: str
    of: str
    among: str
    more_is_better: bool = True

    def tenths(self, counts: Mapping[str, int]) -> int | None:
        """Give tenths of a percent, cut towards the worse side (99.96 % gives 999); None when there is nothing to share."""
        part, whole = counts[self.of], counts[self.among]
        if not whole:
            return None
        return part * WHOLE // whole if self.more_is_better else -(-part * WHOLE // whole)


SHARES: Mapping[str, Share] = {
    share.key: share
    for share in (
        Share("online_share", "online", "received"),
        Share("in_time_share", "in_time", "decided"),
        Share("right_first_share", "right_first", "decided"),
        Share("overdue_share", "overdue", "handled", more_is_better=False),
        Share("late_share", "late", "decided", more_is_better=False),
    )
}
