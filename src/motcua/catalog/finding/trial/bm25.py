"""The plain search ours is compared with: BM25 over folded names and pairs of words, without anything learnt."""

import math
from collections import Counter
from collections.abc import Iterable

from motcua.catalog.finding import words

_K1, _B = 1.5, 0.75


def _terms(text: str) -> list[str]:
    cut = words.folded(text)
    return [*cut, *(f"{a} {b}" for a, b in words.pairs(cut))]


class Plain:
    """BM25 (Robertson) with k1 1.5 and b 0.75 over (code, name)."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._held: dict[str, list[tuple[int, int]]] = {}
        self._codes: list[str] = []
        self._lengths: list[int] = []
        for code, name in names:
            terms = Counter(_terms(name))
            for term, times in terms.items():
                self._held.setdefault(term, []).append((len(self._codes), times))
            self._codes.append(code)
            self._lengths.append(sum(terms.values()))
        self._mean = sum(self._lengths) / max(1, len(self._lengths))

    def first(self, text: str, many: int = 10) -> list[str]:
        """Give the codes of the best names."""
        scores: dict[int, float] = {}
        for term in set(_terms(text)):
            held = self._held.get(term, [])
            idf = math.log(1 + (len(self._codes) - len(held) + 0.5) / (len(held) + 0.5))
            for at, times in held:
                norm = _K1 * (1 - _B + _B * self._lengths[at] / self._mean)
                scores[at] = scores.get(at, 0.0) + idf * times * (_K1 + 1) / (times + norm)
        best = sorted(scores, key=lambda at: (-scores[at], at))[:many]
        return [self._codes[at] for at in best]
