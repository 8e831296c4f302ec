"""What search knows about a procedure, whoever it comes from: the national list or the province's own publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from motcua.base.text import fold
from motcua.catalog.finding import shipped, words

LEVELS = ("commune", "province", "ministry", "other")
_REST_LONGEST = 300  # words of the weaker text; a procedure with 224 papers would match everything


@dataclass(frozen=True, slots=True)
class Findable:
    """`texts` is what it gives and what it needs; `service_level` is full, part, information or empty if unknown.

    `kind` is standard, variant (another province's own form of a procedure) or internal (between agencies).
    """

    code: str
    name: str
    short_name: str = ""
    keywords: tuple[str, ...] = ()
    field: str = ""
    levels: tuple[str, ...] = ()
    agency: str = ""
    subjects: tuple[str, ...] = ()
    life_events: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    service_level: str = ""
    is_published: bool = False
    kind: str = "standard"

    def title_words(self) -> str:
        """Give the folded words that stand for it: name, short name, key words."""
        return " ".join(self._folded(self.name, self.short_name, *self.keywords))

    def rest_words(self) -> str:
        """Give the folded words around it, each once: field, events of life, what it gives and needs."""
        found = self._folded(self.field, *self.life_events, *self.texts)
        return " ".join(list(dict.fromkeys(found))[:_REST_LONGEST])

    def _folded(self, *texts: str) -> Iterator[str]:
        for text in texts:
            for word in words.cut(text):
                yield from _folded_word(word)


@lru_cache(maxsize=50_000)
def _folded_word(word: str) -> tuple[str, ...]:
    """Fold a word, and what it is short for; a whole list says a million words, of which some thousands differ."""
    return (fold(word), *words.folded(shipped.slang()["short"].get(word, "")))
