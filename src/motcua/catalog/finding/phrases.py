"""Find known phrases among the words of a question, the longest first, with marks respected where they were typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from motcua.catalog.finding import words

T = TypeVar("T")
_LONE_FOLDED = 4  # letters a phrase of one word needs to be known without its marks: "dao" is four words


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase stands at start to end (exclusive)."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Phrases by their folded words; the same folded words with other marks stand side by side."""

    def __init__(self, found: Iterable[tuple[str, T]]) -> None:
        self._by_words: dict[tuple[str, ...], list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in found:
            marked = tuple(words.cut(phrase))
            if marked:
                self._by_words.setdefault(tuple(map(words.bare, marked)), []).append((marked, value))
        self._longest = max(map(len, self._by_words), default=0)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._by_words)

    def match(self, typed: Sequence[str], folded: Sequence[str]) -> list[Match[T]]:
        """Give the phrases that stand in the words, none overlapping, longer ones before shorter ones."""
        taken = [False] * len(folded)
        found: list[Match[T]] = []
        marked = words.is_marked(list(typed))
        for length in range(min(self._longest, len(folded)), 0, -1):
            for start in range(len(folded) - length + 1):
                if any(taken[start : start + length]):
                    continue
                part = typed[start : start + length]
                value = self._fitting(part, tuple(folded[start : start + length]), marked=marked)
                if value is not None:
                    taken[start : start + length] = [True] * length
                    found.append(Match(start, start + length, value))
        return sorted(found, key=lambda m: m.start)

    def _fitting(self, typed: Sequence[str], folded: tuple[str, ...], *, marked: bool) -> T | None:
        for phrase, value in self._by_words.get(folded, ()):
            if len(folded) == 1 and (typed[0] != phrase[0] if marked else len(folded[0]) < _LONE_FOLDED):
                continue
            if all(w in (p, words.bare(w)) for w, p in zip(typed, phrase, strict=True)):
                return value
        return None
