"""Understand a question: what was typed, what was meant by it, which of the catalogue's words it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.catalog.finding import shipped, spelling, typed, words
from motcua.catalog.finding.book import Book
from motcua.catalog.finding.phrases import Match
from motcua.catalog.finding.shipped import OutsideTopic, Said
from motcua.catalog.finding.words import SMALL_WORDS

LONGEST = 40  # words; the rest of a longer text is not read


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a phrase people say with the ways the catalogue may put it; the first reading is what was typed."""

    readings: tuple[tuple[str, ...], ...]
    codes: tuple[str, ...] = ()

    @property
    def is_phrase(self) -> bool:
        return len(self.readings) > 1 or bool(self.codes)


@dataclass(frozen=True, slots=True)
class Question:
    """`typed` are the words with their marks after short forms were spelt out; `corrected` is empty if nothing was."""

    text: str
    typed: tuple[str, ...]
    folded: tuple[str, ...]
    units: tuple[Unit, ...]
    codes: tuple[str, ...]
    corrected: str
    topics: tuple[tuple[OutsideTopic, tuple[str, ...]], ...]

    @property
    def is_marked(self) -> bool:
        return words.is_marked(list(self.typed))

    def telling(self) -> list[str]:
        """Give the folded words that are not small; all of them when every one is small."""
        return [w for w in self.folded if w not in SMALL_WORDS] or list(self.folded)


def understand(text: str, book: Book) -> Question:
    """Read a question as typed on any keyboard."""
    spelt = spell_out(words.cut(text)[:LONGEST])
    heard, repaired = _hear(spelt, book)
    whole = [words.bare(word) for word in heard]
    topics = book.topics.match(heard, whole)
    asked = _without(heard, book.asides.match(heard, whole)) or heard
    folded = [words.bare(word) for word in asked]
    matches = book.synonyms.match(asked, folded)
    return Question(
        text=text, typed=tuple(asked), folded=tuple(folded), units=_units(folded, matches),
        codes=tuple(words.codes(text)), corrected=" ".join(heard) if repaired else "",
        topics=tuple((m.value, tuple(whole[m.start : m.end])) for m in topics),
    )  # fmt: skip


def _without(said: list[str], asides: list[Match[str]]) -> list[str]:
    """Leave out what is asked around the thing itself, unless nothing telling remains."""
    left = [word for i, word in enumerate(said) if not any(m.start <= i < m.end for m in asides)]
    return left if any(words.bare(word) not in SMALL_WORDS for word in left) else []


def spell_out(typed_words: list[str]) -> list[str]:
    """Spell out short forms and chat spelling; dialect only where marks tell it from other words."""
    slang = shipped.slang()
    said = typed_words
    if words.is_marked(typed_words):
        said = _replaced(typed_words, slang["dialect"])
    return _replaced(said, slang["short"] | slang["teen"])


def _replaced(typed_words: list[str], meant: Mapping[str, str]) -> list[str]:
    """Replace pairs before single words."""
    found: list[str] = []
    at = 0
    while at < len(typed_words):
        for length in (2, 1):
            said = " ".join(typed_words[at : at + length])
            if said in meant and at + length <= len(typed_words):
                found += meant[said].split()
                break
        else:
            found.append(typed_words[at])
        at += length
    return found


def _hear(spelt: list[str], book: Book) -> tuple[list[str], bool]:
    """Turn keyboard remains and misspelt words into known ones; says whether a word was misspelt."""
    keyed = [_keyed(word, book) for word in spelt]
    apart = [part for word in keyed for part in _apart(word, book)]
    folded = [words.bare(word) for word in apart]
    found, repaired = [], False
    for i, word in enumerate(apart):
        before, after = folded[i - 1] if i else "", folded[i + 1] if i + 1 < len(folded) else ""
        better = (
            spelling.repair(folded[i], before, after, book.counts, book.seen) if folded[i] not in book.known else ""
        )
        repaired |= bool(better) and better != folded[i]
        found.append(better if better and better != folded[i] else word)
    return found, repaired


def _keyed(word: str, book: Book) -> str:
    plain = typed.plain(words.bare(word), book.known)
    return word if plain == words.bare(word) else plain


def _apart(word: str, book: Book) -> tuple[str, ...]:
    if words.bare(word) in book.known or not word.isalpha():
        return (word,)
    parts = typed.split(words.bare(word), book.known, book.seen)
    return parts if len(parts) > 1 else (word,)


def _units(folded: list[str], matches: list[Match[Said]]) -> tuple[Unit, ...]:
    found: list[Unit] = []
    at = 0
    for match in matches:
        found += [Unit(((word,),)) for word in folded[at : match.start]]
        meant = tuple(tuple(words.folded(m)) for m in match.value.means)
        found.append(Unit((tuple(folded[match.start : match.end]), *meant), match.value.codes))
        at = match.end
    return (*found, *(Unit(((word,),)) for word in folded[at:]))
