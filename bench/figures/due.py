"""Due dates a second on one core, against a plain walk from day to day over a set of days off, and bare addition of days.

Each counts the same dossiers one by one: received at another minute each, with the limits that procedures have. Time is the
processor's, so that other work on the machine does not count.
"""

import datetime as dt
import random
import time
from argparse import Namespace
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median

from bench.noise import Figure, spread
from motcua.base.clockwork import VN
from motcua.clock.calendar import DAY, SATURDAY, DayKind
from motcua.clock.due import due_at
from motcua.clock.limits import Limit, Unit
from motcua.clock.policy import CountingRule
from motcua.project.due_dates import shipped

COUNT = 20_000
LIMITS = [
    Limit(Decimal(1), Unit.WORKING_DAYS, same_day=True), Limit(Decimal(8), Unit.WORKING_HOURS),
    Limit(Decimal(3), Unit.WORKING_DAYS), Limit(Decimal("3.5"), Unit.WORKING_DAYS), Limit(Decimal(15), Unit.WORKING_DAYS),
    Limit(Decimal(15), Unit.CALENDAR_DAYS), Limit(Decimal(1), Unit.MONTHS),
]  # fmt: skip


def figures(asked: Namespace, _home: Path) -> list[Figure]:
    """Count the same dossiers in turn by ours, by a walk and by bare addition."""
    starts, limits, rules = _dossiers()
    calendar = shipped.days().calendar
    off = {day for day, kind in calendar.days.items() if kind is DayKind.OFF}
    work = {day for day, kind in calendar.days.items() if kind is DayKind.WORK}

    def ours() -> None:
        for start, limit, rule in zip(starts, limits, rules, strict=True):
            due_at(start, limit, calendar, rule)

    def walk() -> None:
        for start, limit in zip(starts, limits, strict=True):
            day, left = start.date(), int(limit.amount) or 1
            while left:
                day += DAY
                left -= day in work or (day.weekday() < SATURDAY and day not in off)

    def bare() -> None:
        for start, limit in zip(starts, limits, strict=True):
            start + dt.timedelta(days=float(limit.amount))

    ours()
    rounds = [[_rate(way) for way in (ours, walk, bare)] for _ in range(asked.rounds)]
    mine, walked, added = (median(column) for column in zip(*rounds, strict=True))
    name, told = "due dates a second on one core, all ways of counting", f"{mine:,.0f}"
    return [
        Figure(
            name=name, ours=told, other=f"a walk over whole days, no hours: {walked:,.0f}",
            ratio=spread([r[0] / r[1] for r in rounds]), target="≥ 100,000 a second",
        ),
        Figure(
            name=name, ours=told, other=f"adding days, no calendar at all: {added:,.0f}",
            ratio=spread([r[0] / r[2] for r in rounds]), target="",
        ),
    ]  # fmt: skip


def _dossiers() -> tuple[list[dt.datetime], list[Limit], list[CountingRule]]:
    choose = random.Random(5)
    first = dt.datetime(2026, 1, 5, 7, 30, tzinfo=VN)
    starts = [first + dt.timedelta(minutes=choose.randrange(300 * 24 * 60)) for _ in range(COUNT)]
    return starts, [choose.choice(LIMITS) for _ in starts], [choose.choice(list(CountingRule)) for _ in starts]


def _rate(way: Callable[[], None]) -> float:
    begun = time.process_time()
    way()
    return COUNT / (time.process_time() - begun)
