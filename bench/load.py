"""Load by wrk (Debian's package): the same client for the floor and for ours, with little CPU of its own."""

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.people import Asked

CLIENTS = 8
LUA = Path(__file__).with_name("load.lua")


@dataclass(frozen=True)
class Load:
    """What a run of load saw; the times in milliseconds."""

    rate: float
    requests: int
    errors: int
    p50: float
    p95: float


def run(address: str, asked: Sequence[Asked] = (), *, seconds: int = 4, clients: int = CLIENTS) -> Load:
    """Send requests for some seconds: each asked for in turn, again from the first at the end; without any: GET /."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as lines:
        lines.write("\n".join(a.line() for a in asked))
        lines.flush()
        environment = os.environ | ({"BENCH_LINES": lines.name} if asked else {})
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "-s", str(LUA), address]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    seen = json.loads(said.strip().splitlines()[-1])
    return Load(
        rate=seen["requests"] / seen["microseconds"] * 1e6,
        requests=seen["requests"],
        errors=seen["errors"],
        p50=seen["p50"] / 1000,
        p95=seen["p95"] / 1000,
    )
