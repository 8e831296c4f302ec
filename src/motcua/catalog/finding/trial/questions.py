"""Questions with the codes that answer them, from a file of JSON lines."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from motcua.base.text import fold


@dataclass(frozen=True, slots=True)
class Trial:
    """`codes` are the expected codes that the catalogue holds; `asked_for` says whether any were expected at all."""

    id: str
    text: str
    codes: frozenset[str]
    asked_for: bool
    kind: str
    is_ambiguous: bool
    split: str = ""

    def without_marks(self) -> "Trial":
        return replace(self, text=fold(self.text))

    @property
    def is_answerable(self) -> bool:
        return bool(self.codes)

    @property
    def is_outside(self) -> bool:
        return not self.asked_for


def read(file: Path) -> list[Trial]:
    """Read a file of questions; raises ValueError with the line that is none."""
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                found.append(_trial(json.loads(line)))
            except (json.JSONDecodeError, KeyError, TypeError) as fault:
                raise ValueError(f"{file.name}, line {number}: {fault}") from None
    return found


def _trial(row: dict[str, object]) -> Trial:
    expected, inside = row["expected_codes"], row.get("in_catalogue", row["expected_codes"])
    assert isinstance(expected, list)
    assert isinstance(inside, list)
    return Trial(
        id=str(row.get("id", row["question"])), text=str(row["question"]), codes=frozenset(inside),
        asked_for=bool(expected), kind=str(row.get("kind", "")), is_ambiguous=row.get("behavior") == "clarify",
        split=str(row.get("split", "")),
    )  # fmt: skip


def folds(trials: Iterable[Trial], many: int) -> dict[str, int]:
    """Put questions into folds, the same at each run; questions with the same folded words share a fold."""
    order = sorted({fold(t.text) for t in trials})
    place = {text: i % many for i, text in enumerate(_shuffled(order))}
    return {t.id: place[fold(t.text)] for t in trials}


def _shuffled(texts: list[str]) -> list[str]:
    return sorted(texts, key=lambda text: sha256(text.encode()).hexdigest())
