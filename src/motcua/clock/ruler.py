"""A ruler laid along the days: how much work has gone by before each of them. Questions become one search in it.

It is laid as far as somebody asks, in stretches of LAID days, and never changes what it has laid.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from threading import Lock

Spans = tuple[tuple[int, int], ...]
"""The sessions of a day as microseconds since its midnight, in order."""

LAID = 420
LONGEST_GAP = 400
"""Days without work after which the calendar itself must be wrong: the ruler is not laid further."""
_LAST = date.max.toordinal() - LAID


class Ruler:
    """Days are ordinals (`date.toordinal`); time is whole microseconds of work, counted from the first day laid.

    `look` tells the sessions of a day and whether it counts as a working day.
    """

    def __init__(self, first: int, look: Callable[[int], tuple[Spans, bool]]) -> None:
        self.first = first
        self.spans: list[Spans] = []
        self.worked = [0]  # work done before each day, and one entry more
        self.counted = [0]  # working days before each day, and one entry more
        self._look = look
        self._idle = 0
        self._turn = Lock()

    def spans_on(self, day: int) -> Spans | None:
        """Give the sessions of a day; None where the ruler cannot be laid."""
        place = day - self.first
        return self.spans[place] if place < len(self.spans) or self._lay_to(place) else None

    def day_after(self, day: int, *, with_work: bool) -> int | None:
        """Give the first working day from this one on (`with_work`: the first day with any session); None: there is none."""
        marks = self.worked if with_work else self.counted
        place = day - self.first
        if place >= len(self.spans) and not self._lay_to(place):
            return None
        before = marks[place]
        found = bisect_right(marks, before)
        while found == len(marks):
            if not self._lay_to(len(self.spans)):
                return None
            found = bisect_right(marks, before)
        return self.first + found - 1

    def day_of_count(self, count: int) -> int | None:
        """Give the day that is the count-th working day on the ruler; None when it cannot be reached."""
        return self._reached(self.counted, count)

    def day_of_work(self, worked: int) -> int | None:
        """Give the first day at whose end so much work is done; None when it cannot be reached."""
        return self._reached(self.worked, worked)

    def _reached(self, marks: list[int], wanted: int) -> int | None:
        while marks[-1] < wanted:
            if not self._lay_to(len(self.spans)):
                return None
        return self.first + bisect_left(marks, wanted) - 1

    def _lay_to(self, place: int) -> bool:
        """Lay the ruler over a place; False when a gap without work, or the end of all calendars, stands before it."""
        with self._turn:
            while place >= len(self.spans):
                if self.first + len(self.spans) > _LAST:
                    return False
                for _ in range(LAID):
                    if self._idle >= LONGEST_GAP:
                        return place < len(self.spans)
                    self._lay_one()
        return True

    def _lay_one(self) -> None:
        spans, counts = self._look(self.first + len(self.spans))
        self.counted.append(self.counted[-1] + counts)
        self.worked.append(self.worked[-1] + sum(end - start for start, end in spans))
        self.spans.append(spans)
        self._idle = 0 if counts else self._idle + 1
