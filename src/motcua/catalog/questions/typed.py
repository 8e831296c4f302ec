"""What a person typed, and what may be wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.base import text

# Names as the form sends them ("birth.day"), each with the values sent under it.
Raw = Mapping[str, list[str]]


class Invalid(Exception):  # noqa: N818 - a finding about an answer
    """The typed answer cannot be taken; the code is worded by the surface, the facts fill the words."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question type may know besides the typed text: today, and the names of places by official code."""

    today: date
    place: Callable[[str], tuple[str, str] | None] = lambda _code: None  # code → (name, code of its province)


def one(raw: Raw, name: str) -> str:
    """Give the single value under a name, cleaned; empty when nothing was sent."""
    values = raw.get(name) or [""]
    return text.clean(values[-1])


def all_of(raw: Raw, name: str) -> list[str]:
    return [v for v in map(text.clean, raw.get(name, [])) if v]


def own(raw: Raw, key: str) -> dict[str, list[str]]:
    """Keep only the names that belong to a question: its key, and its key followed by a dot."""
    return {n: v for n, v in raw.items() if n == key or n.startswith(key + ".")}
