"""The figures as a page: a table, and on what it was measured."""

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.noise import Figure

PAGE = Path(__file__).parents[1] / "docs" / "bench.md"
HEAD = """# Figures

Printed by `make bench` and kept with date and commit. Each is a ratio to a named floor or peer, measured side by side in one run: the two alternate, and the
brackets give the lowest and the highest round, which is the noise of the machine. Single numbers a second belong to this machine and say little elsewhere.

"""
COLUMNS = ("figure", "ours", "against", "ratio", "target", "noted")


def lines(found: Sequence[Figure]) -> str:
    rows = [(f.name, f.ours, f.other, f.ratio, f.target, f.note) for f in found]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def table(found: Sequence[Figure]) -> str:
    head = "| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS)
    return f"{head}\n{lines(found)}\n"


def write(found: Sequence[Figure]) -> None:
    PAGE.write_text(f"{HEAD}{_about()}\n\n{table(found)}", encoding="utf-8")


def _about() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, commit {commit}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load of the machine at the end {load}."
    )
