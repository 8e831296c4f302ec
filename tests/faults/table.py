"""The table of a run, as text and as docs/faults.md."""

import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.faults.clients import Seen

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"
HEAD = ("case", "runs", "acknowledged", "lost", "doubled", "longest pause", "all done after", "people saw")


@dataclass
class Row:
    """One case. Seconds are those of the slowest run; `problems` must be empty."""

    case: str
    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    pause: float | None = None  # not measured
    drained: float = 0.0
    later: int = 0  # jobs whose next try was brought forward
    resent: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def saw(self, seen: Seen) -> None:
        self.acknowledged += len(seen.acknowledged)
        self.answers += seen.answers
        self.problems += [f"{draft} was given up by its citizen" for draft in seen.given_up]

    def struck(self, seen: Seen, fault: float) -> None:
        """Note the longest pause from a fault on; a fault that came after the last dossier has proved nothing."""
        if not any(moment > fault for moment in seen.moments):
            self.problems.append("the fault came after the last dossier: send more (FAULTS_DRAFTS)")
        self.pause = max(self.pause or 0.0, seen.longest_pause(fault))

    def found(self, checked: dict[str, Any]) -> None:
        self.lost += len(checked["lost"])
        self.doubled += len(checked["doubled"])
        self.drained = max(self.drained, checked["drained"])
        self.resent = checked["resent"]
        self.later += len(checked["later"])
        self.problems += [*checked["lost"], *checked["doubled"], *checked["wrong"]]

    def cells(self) -> list[str]:
        told = ", ".join(f"{what} ×{times}" for what, times in sorted(self.answers.items())) or "nothing"
        numbers = [self.runs, self.acknowledged, self.lost, self.doubled]
        done = _seconds(self.drained) + (f", {self.later} tried again sooner" if self.later else "")
        return [self.case, *map(str, numbers), _seconds(self.pause), done, told]


def _seconds(span: float | None) -> str:
    return "–" if span is None else f"{span:.1f} s"


def as_text(rows: Sequence[Row]) -> str:
    lines = [list(HEAD), *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    told = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([*told, *(f"  {row.case}: {problem}" for row in rows for problem in row.problems)])


def as_page(rows: Sequence[Row], seconds: float) -> str:
    """Put the table where the page keeps it; the words around it are written by hand."""
    lines = [list(HEAD), ["---"] * len(HEAD), *(row.cells() for row in rows)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    when = f"{datetime.now(UTC):%d %B %Y}, commit {_commit()}, {seconds / 60:.0f} minutes."
    return f"<!-- table: written by make faults -->\n{when}\n\n{table}\n<!-- end -->"


def write(rows: Sequence[Row], seconds: float) -> None:
    before, _, rest = PAGE.read_text("utf-8").partition("<!-- table")
    after = rest.partition("<!-- end -->")[2]
    PAGE.write_text(before + as_page(rows, seconds) + after, "utf-8")


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty", "--abbrev=10"]
    return (
        subprocess.run(asked, capture_output=True, text=True, check=False, cwd=PAGE.parent).stdout.strip() or "unknown"
    )
