"""Lists stay flat: one officer's list and a look-up by code in a small and in a large province, request by request."""

import json
import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from bench import serving
from bench.load import run
from bench.noise import Figure, percentile
from bench.people import Asked

SMALL = 10_000
KEPT = "BENCH_LARGE"  # a home whose large province was loaded before
REQUESTS = 120  # of each kind to each province, a round


@dataclass
class Province:
    told: dict[str, Any]
    http: httpx.Client

    def seconds(self, path: str) -> float:
        at = time.perf_counter()
        answer = self.http.get(path)
        spent = time.perf_counter() - at
        if answer.status_code not in (200, 302):  # one dossier found: straight to it
            raise RuntimeError(f"{path}: {answer.status_code}")
        return spent


@contextmanager
def _province(dossiers: int, kept: str = "") -> Iterator[Province]:
    command = [sys.executable, "-m", "bench.sized", str(dossiers), *([kept] if kept else [])]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        told = json.loads(process.stdout.readline())
        with httpx.Client(base_url=told["address"], headers={"cookie": told["cookies"]}, timeout=60) as http:
            yield Province(told, http)
    finally:
        process.stdin.close()
        process.wait(120)


def figures(asked: Namespace, _home: Path) -> list[Figure]:
    with _province(SMALL) as small, _province(asked.dossiers, os.environ.get(KEPT, "")) as large:
        inbox = _alternate(small, large, asked.rounds, lambda _p, _n: "/desk/unit")
        found = _alternate(small, large, asked.rounds, _search)
        return [
            _told("one officer's list, p95", inbox, small, large),
            _told("look-up of a code, p95", found, small, large),
            _rate(large),
        ]


def _search(province: Province, number: int) -> str:
    codes = province.told["codes"]
    return f"/desk/search?q={codes[number % len(codes)]}"


def _alternate(small: Province, large: Province, rounds: int, path: Any) -> list[tuple[list[float], list[float]]]:
    for number in range(20):
        small.seconds(path(small, number))
        large.seconds(path(large, number))
    found = []
    for _ in range(rounds):
        pairs = [(small.seconds(path(small, n)), large.seconds(path(large, n))) for n in range(REQUESTS)]
        found.append(([a for a, _ in pairs], [b for _, b in pairs]))
    return found


def _told(name: str, rounds: list[tuple[list[float], list[float]]], small: Province, large: Province) -> Figure:
    low = [percentile(a, 0.95) for a, _ in rounds]
    high = [percentile(b, 0.95) for _, b in rounds]
    ratios = [b / a for a, b in zip(low, high, strict=True)]
    return Figure(
        name=name,
        ours=f"{median(high) * 1000:.1f} ms among {large.told['all']:,} dossiers",
        other=f"{median(low) * 1000:.1f} ms among {small.told['all']:,}",
        ratio=f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
        target="≤ 1.5",
        note=f"{small.told['rows']} and {large.told['rows']} open steps of the officer",
    )


def _rate(large: Province) -> Figure:
    asked = [Asked("/desk/unit", large.told["cookies"])]
    run(large.told["address"], asked, seconds=2)
    before = serving.cpu(large.told["pid"])
    load = run(large.told["address"], asked, seconds=6)
    spent = serving.cpu(large.told["pid"]) - before
    return Figure(
        name=f"a page of an officer's list of {large.told['rows']} rows, 8 clients",
        ours=f"{load.rate:.0f}/s, {spent / load.requests * 1000:.1f} ms of CPU in Python a page",
        other="",
        ratio="",
        target="",
        note=f"{load.errors} errors",
    )
