"""Working hours laid along the time of a simulation. Moments are minutes since the midnight at which it begins."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

MINUTES_PER_DAY = 24 * 60
LONGEST_GAP = 400
"""Days without work after which the hours themselves must be wrong."""

Sessions = Sequence[tuple[int, int]]
"""The sessions of one day as minutes since its midnight, in order."""


class NeverOpen(Exception):  # noqa: N818 - says what is wrong with the hours
    """Nobody is ever at work from this day on."""

    def __init__(self, day: int) -> None:
        super().__init__(f"no working day within {LONGEST_GAP} days after day {day}")


class Hours:
    """`look` tells the sessions of a day (0 is the first one). Laid as far as somebody asks."""

    def __init__(self, look: Callable[[int], Sessions]) -> None:
        self._look = look
        self._days = 0
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._done: list[float] = []  # worked by the end of each session

    def worked(self, at: float) -> float:
        """Measure the working minutes from the beginning up to a moment."""
        self._lay(at)
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return 0.0
        return self._done[place] - max(self._ends[place] - at, 0.0)

    def between(self, since: float, until: float) -> float:
        """Measure the working minutes between two moments in this order."""
        return self.worked(until) - self.worked(since)

    def opens(self, at: float) -> float:
        """Give this moment if somebody is at work, else the start of the next session."""
        self._lay(at)
        place = bisect_right(self._ends, at)
        while place >= len(self._starts):
            self._lay_more()
        return max(at, self._starts[place])

    def after(self, at: float, minutes: float) -> float:
        """Give the first moment at which so many working minutes have gone by; none at all gives `opens`."""
        if minutes <= 0:
            return self.opens(at)
        wanted = self.worked(at) + minutes
        while not self._done or self._done[-1] < wanted:
            self._lay_more()
        place = bisect_left(self._done, wanted)
        return max(self._ends[place] - (self._done[place] - wanted), self._starts[place])

    def next_day(self, at: float) -> float:
        """Give the start of work on the first working day after the day of a moment."""
        return self.opens((at // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY)

    def _lay(self, at: float) -> None:
        while self._days * MINUTES_PER_DAY <= at:
            self._lay_day()

    def _lay_more(self) -> None:
        """Lay at least one more session; raises NeverOpen."""
        known, since = len(self._starts), self._days
        while len(self._starts) == known:
            if self._days - since >= LONGEST_GAP:
                raise NeverOpen(since)
            self._lay_day()

    def _lay_day(self) -> None:
        begins = self._days * MINUTES_PER_DAY
        for start, end in self._look(self._days):
            self._starts.append(begins + start)
            self._ends.append(begins + end)
            self._done.append((self._done[-1] if self._done else 0.0) + end - start)
        self._days += 1
