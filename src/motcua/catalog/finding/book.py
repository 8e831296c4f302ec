"""What a process keeps in memory to understand questions: how common words are, who stands beside whom, synonyms."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from motcua.catalog.finding import shipped, words
from motcua.catalog.finding.models import FindingStamp, FoundProcedure, Synonym
from motcua.catalog.finding.named import Name
from motcua.catalog.finding.phrases import Phrases
from motcua.catalog.finding.shipped import OutsideTopic, Said
from motcua.catalog.finding.words import SMALL_WORDS

_FAINT = 0.25  # how much a small word weighs beside an ordinary one


@dataclass(frozen=True)
class Book:
    """`counts` says in how many names a word stands; `seen` holds words side by side in names and synonyms."""

    stamp: UUID | None
    total: int
    counts: Mapping[str, int]
    known: frozenset[str]
    seen: frozenset[tuple[str, str]]
    synonyms: Phrases[Said]
    topics: Phrases[OutsideTopic]
    asides: Phrases[str]

    weights: dict[str, float] = field(default_factory=dict)  # filled as words are asked for
    names: dict[str, Name] = field(default_factory=dict)  # by code, filled as procedures become candidates

    def weight(self, word: str) -> float:
        """Give how much a word tells: rare words much, small words little."""
        known = self.weights.get(word)
        if known is None:
            known = math.log((self.total + 1) / (self.counts.get(word, 0) + 1)) + 0.2
            known = self.weights[word] = known * _FAINT if word in SMALL_WORDS else known
        return known


_kept: dict[str, Book] = {}


def current() -> Book:
    """Give the book as the index and the synonyms are now; one small query tells whether the kept one is old."""
    stamp = FindingStamp.objects.filter(id=1).values_list("stamp", flat=True).first()
    kept = _kept.get("book")
    if kept is None or kept.stamp != stamp or stamp is None:
        names = FoundProcedure.objects.values_list("title_words", flat=True)
        kept = _kept["book"] = make(stamp, names, _said())
    return kept


def _said() -> list[Said]:
    rows = Synonym.objects.filter(retired_at__isnull=True)
    return [Said(row.said, shipped.alternatives(row.means), tuple(row.codes)) for row in rows]


def make(stamp: UUID | None, names: Iterable[str], said: Iterable[Said]) -> Book:
    """Make a book from folded names and synonyms."""
    counts: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    total = 0
    for name in names:
        cut = name.split()
        counts.update(set(cut))
        seen.update(words.pairs(cut))
        total += 1
    synonyms = list(said)
    for phrase in (p for one in synonyms for p in (one.said, *one.means)):
        seen.update(words.pairs(words.folded(phrase)))
    spoken = {w for one in synonyms for p in (one.said, *one.means) for w in words.folded(p)}
    topics = Phrases((said, topic) for topic in shipped.topics() for said in topic.words)
    spoken |= {w for phrase in topics for w in phrase}
    asides = Phrases((aside, aside) for aside in shipped.asides())
    spoken |= {w for phrase in asides for w in phrase}
    known = frozenset(counts) | spoken | SMALL_WORDS
    return Book(
        stamp,
        total,
        counts,
        known,
        frozenset(seen),
        Phrases((one.said, one) for one in synonyms),
        topics,
        asides,
    )
