"""The real event log of a municipality, where it is there, and a calculation on it that shares no code with ours."""

import csv
import gzip
import os
from collections import Counter, defaultdict
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

SHARED = Path(os.environ.get("MOTCUA_DATA", Path(__file__).resolve().parents[2] / "shared/data"))
RECEIPT = SHARED / "eventlogs/receipt.csv.gz"
needs_receipt = pytest.mark.skipif(not RECEIPT.exists(), reason="the real event log is not here")


class Counted(NamedTuple):
    """What plain counting finds in a log of ends."""

    visits: Counter[str]
    again: Counter[str]  # visits beyond the first
    ways: Counter[tuple[str, str]]  # None of them to the start or the end
    firsts: Counter[str]
    lasts: Counter[str]
    ways_through: Counter[tuple[str, ...]]
    minutes: defaultdict[tuple[str, str], list[int]]  # from end to end, sorted
    standing: Counter[str]  # of cases: in_time, late, unfinished


def counted(path: Path) -> Counted:
    """Count a log with csv and collections alone."""
    traces, cases = defaultdict[str, list[tuple[datetime, str]]](list), dict[str, tuple[str, str]]()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = datetime.fromisoformat(row["time:timestamp"])
            traces[row["case:concept:name"]].append((at, row["concept:name"]))
            cases[row["case:concept:name"]] = row["case:enddate"], row["case:deadline"]
    found = Counted(Counter(), Counter(), Counter(), Counter(), Counter(), Counter(), defaultdict(list), Counter())
    for trace in traces.values():
        trace.sort(key=lambda event: event[0])
        names = [name for _at, name in trace]
        found.visits.update(names)
        found.again.update({name: count - 1 for name, count in Counter(names).items()})
        found.firsts[names[0]] += 1
        found.lasts[names[-1]] += 1
        found.ways_through[tuple(names)] += 1
        for before, after in pairwise(trace):
            found.ways[before[1], after[1]] += 1
            found.minutes[before[1], after[1]].append(int((after[0] - before[0]).total_seconds() // 60))
    for ended, deadline in cases.values():
        is_late = bool(ended) and datetime.fromisoformat(ended) > datetime.fromisoformat(deadline)
        found.standing["late" if is_late else "in_time" if ended else "unfinished"] += 1
    for times in found.minutes.values():
        times.sort()
    return found
