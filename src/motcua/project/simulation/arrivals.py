"""When dossiers come, for which procedure and by which channel."""

import random
from datetime import timedelta
from itertools import accumulate
from typing import NamedTuple

from motcua.catalog.definition import Channel
from motcua.project.simulation.habits import HOURS_COUNTER, HOURS_ONLINE, WEEKDAYS, Habits
from motcua.project.simulation.timetable import DAY, Timetable
from motcua.project.simulation.world import Island, Offer


class Arrival(NamedTuple):
    minute: int
    order: int
    offer: Offer
    channel: Channel


def arrivals(
    island: Island, count: int, last: int, times: Timetable, habits: Habits, rng: random.Random
) -> list[Arrival]:
    """Draw that many, in order of time; `last` is the last minute of the period."""
    offers = rng.choices(island.offers, [o.weight for o in island.offers], k=count)
    moments = _Moments(times, last, rng)
    found = []
    for order, offer in enumerate(offers):
        channel = _channel(offer, habits, rng)
        found.append(Arrival(moments.draw(online=channel is Channel.ONLINE), order, offer, channel))
    return sorted(found)


def _channel(offer: Offer, habits: Habits, rng: random.Random) -> Channel:
    opened = offer.definition.channels
    drawn = rng.random()
    if Channel.ONLINE in opened and (drawn < habits.online or len(opened) == 1 or offer.definition.online_only):
        return Channel.ONLINE
    if Channel.POST in opened and drawn > 1 - habits.post:
        return Channel.POST
    return Channel.COUNTER if Channel.COUNTER in opened else opened[0]


class _Moments:
    """Days and minutes by their weights."""

    def __init__(self, times: Timetable, last: int, rng: random.Random) -> None:
        self._times, self._last, self._rng = times, last, rng
        days = range(last // DAY + 1)
        self._days = list(days)
        weights = [WEEKDAYS[(times.begins + timedelta(days=n)).weekday()] for n in days]
        self._online = list(accumulate(weights))
        self._counter = list(accumulate(w if times.works[n] else 0.0 for n, w in zip(days, weights, strict=True)))
        self._hours = {True: list(accumulate(HOURS_ONLINE)), False: list(accumulate(HOURS_COUNTER))}

    def draw(self, *, online: bool) -> int:
        days = self._online if online or not self._counter[-1] else self._counter
        for _ in range(50):
            day = self._rng.choices(self._days, cum_weights=days)[0]
            hour = self._rng.choices(range(24), cum_weights=self._hours[online])[0]
            minute = day * DAY + hour * 60 + self._rng.randrange(60)
            if minute <= self._last:
                return minute
        return self._last  # the period is too short for its own habits
