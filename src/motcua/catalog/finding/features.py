"""How well a candidate answers a question, as numbers between 0 and 1 (some may be a little more): no rows, no weights."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from motcua.catalog.finding import named, words
from motcua.catalog.finding.book import Book
from motcua.catalog.finding.candidates import Candidate
from motcua.catalog.finding.named import FIRST, Name
from motcua.catalog.finding.understanding import Question, Unit
from motcua.catalog.finding.words import SMALL_WORDS

NAMES = (
    "code", "code_begins", "synonym_code", "name_is", "name_holds", "name_begins", "covered", "covered_around",
    "covered_as_typed", "covered_with_marks", "of_the_name", "of_a_short_name", "pairs", "pairs_of_the_name", "letters",
    "in_field", "first_words", "commune", "province", "ministry", "other", "published", "internal", "variant", "for_citizens",
    "for_people_only", "life_event",
    "qualifiers_unasked", "qualifiers_asked", "business_unasked", "foreign_unasked", "length",
)  # fmt: skip
Reading = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The question in the readings that fit a name; many names share one."""

    words: Reading
    among: frozenset[str]
    meant: str
    qualifiers: frozenset[str]
    business: frozenset[str]
    is_foreign: bool


class Asked:
    """What is computed once for a question."""

    def __init__(self, question: Question, book: Book) -> None:
        self.question, self.book = question, book
        self.telling = question.telling()
        self.telling_weight = sum(map(book.weight, self.telling))
        self.letters = named.letters(self.telling)
        self.units = [(unit, self._weight(unit)) for unit in question.units]
        self.whole = sum(weight for _, weight in self.units) or 1.0
        self.marked = [w for w in question.typed if w != words.bare(w) and words.bare(w) not in SMALL_WORDS]
        self.readings = question_text(question)
        self.codes = frozenset(c for unit in question.units for c in unit.codes)
        self._weights = {r: sum(map(book.weight, r)) for unit in question.units for r in unit.readings}
        self._only = (
            () if any(len(u.readings) > 1 for u in question.units) else tuple(u.readings[0] for u in question.units)
        )
        self._said: dict[tuple[Reading, ...], Said] = {}
        self._pairs: dict[Reading, tuple[dict[tuple[str, str], float], float]] = {}

    def _weight(self, unit: Unit) -> float:
        return max(sum(map(self.book.weight, reading)) for reading in unit.readings) if unit.readings else 0.0

    def vector(self, one: Candidate) -> list[float]:
        """Give the features in the order of NAMES."""
        name = self._name(one)
        best = self._only or tuple([self._best(unit, name) for unit, _ in self.units])
        said = self._said.get(best) or self._read(best)
        return [*self._known(one, name, said), *self._covering(name, best, said), *self._kind(name, said)]

    def explained(self, title_words: str, foreign: Container[str]) -> float:
        """Give how much of the question a name explains, leaving out words that speak of something foreign."""
        titled = frozenset(title_words.split())
        ours = [(u, w) for u, w in self.units if not any(word in foreign for word in u.readings[0])]
        return sum(
            max(self._share(r, titled, self._weights[r]) for r in unit.readings) * weight for unit, weight in ours
        )

    def _name(self, one: Candidate) -> Name:
        known = self.book.names.get(one.code)
        if known is None:
            known = self.book.names[one.code] = named.make(one, self.book.weight, _own(one))
        return known

    def _read(self, best: tuple[Reading, ...]) -> Said:
        said = tuple(word for reading in best for word in reading)
        asked = f" {' '.join(said)} {self.readings} "
        read = self._said[best] = Said(
            said, frozenset(said), named.telling(said), frozenset(named.holds(asked, named.QUALIFIERS)),
            frozenset(named.holds(asked, named.BUSINESS)), bool(named.holds(asked, named.FOREIGN)),
        )  # fmt: skip
        return read

    def _best(self, unit: Unit, name: Name) -> Reading:
        """Choose the reading of a phrase that fits this name best."""
        if len(unit.readings) == 1:
            return unit.readings[0]
        weights = self._weights
        return max(unit.readings, key=lambda r: (self._share(r, name.all_words, weights[r]), weights[r]))

    def _share(self, reading: Iterable[str], among: Container[str], whole: float) -> float:
        """Give how much of a reading, `whole` by weight, is among some words; what is among them is asked for, so weighed."""
        weights = self.book.weights
        return sum([weights[word] for word in reading if word in among]) / whole if whole else 0.0

    def _known(self, one: Candidate, name: Name, said: Said) -> list[float]:
        meant = said.meant
        typed = [c for c in self.question.codes if one.code.startswith(c)]
        return [
            float(one.code in typed), float(bool(typed)), float(one.code in self.codes),
            float(meant in (name.telling, name.telling_short) and bool(meant)),
            float(bool(meant) and meant in f"{name.telling} | {name.telling_short}"),
            float(bool(meant) and name.telling.startswith(meant)),
        ]  # fmt: skip

    def _covering(self, name: Name, best: tuple[Reading, ...], said: Said) -> list[float]:
        shares, around, typed = self._shares(name, best)
        marked = sum(w in name.marked for w in self.marked) / len(self.marked) if self.marked else 0.5
        pairs, whole = self._side_by_side(name, said)
        both = len(self.letters & name.letters)
        return [
            shares / self.whole, around / self.whole, typed / self.whole, marked,
            self._share(name.words, said.among, name.weight), self._share(name.short, said.among, name.short_weight),
            sum(w for p, w in pairs.items() if p in name.pairs) / whole,
            sum(map(pairs.__contains__, name.own_pairs)) / max(1, len(name.words) - 1),
            both / max(1, len(self.letters) + len(name.letters) - both),
            self._share(self.telling, name.field, self.telling_weight),
            self._share(name.words[:FIRST], said.among, name.first_weight),
        ]  # fmt: skip

    def _side_by_side(self, name: Name, said: Said) -> tuple[dict[tuple[str, str], float], float]:
        """Weigh the pairs of words that were asked for, without small words that the name has not."""
        kept = tuple(w for w in said.words if w not in SMALL_WORDS or w in name.all_words)
        known = self._pairs.get(kept)
        if known is None:
            weigh = self.book.weight
            pairs = {p: weigh(p[0]) + weigh(p[1]) for p in words.pairs(list(kept))}
            known = self._pairs[kept] = (pairs, sum(pairs.values()) or 1.0)
        return known

    def _shares(self, name: Name, best: tuple[Reading, ...]) -> tuple[float, float, float]:
        """Weigh what the name covers, what it covers with the words around it, and what it covers as typed."""
        inside = around = typed = 0.0
        for reading, (unit, weight) in zip(best, self.units, strict=True):
            if len(reading) == 1 and len(unit.readings) == 1:
                here = weight if reading[0] in name.all_words else 0.0
                inside, typed = inside + here, typed + here
                around += here or (weight if reading[0] in name.rest else 0.0)
            else:
                inside += self._share(reading, name.all_words, self._weights[reading]) * weight
                around += (
                    self._share(
                        [w for w in reading if w in name.all_words or w in name.rest], reading, self._weights[reading]
                    )
                    * weight
                )
                first = unit.readings[0]
                typed += self._share(first, name.all_words, self._weights[first]) * weight
        return inside, around, typed

    def _kind(self, name: Name, said: Said) -> list[float]:
        said_too = len(name.qualifiers & said.qualifiers)
        return [
            *name.own, min(len(name.qualifiers) - said_too, 4) / 4, min(said_too, 2) / 2,
            float(not name.business <= said.business), float(name.is_foreign and not said.is_foreign),
            min(len(name.words), 40) / 40,
        ]  # fmt: skip


def _own(one: Candidate) -> tuple[float, ...]:
    """Give what no question changes: from the commune to events of life."""
    text = f" {' '.join(words.folded(one.name))} "
    return (
        *(float(level in one.levels) for level in ("commune", "province", "ministry", "other")),
        float(one.is_published), float(one.kind == "internal"),
        float(one.kind == "variant" or " tren dia ban tinh " in text or " nghi quyet " in text),
        float(any(s in ("Công dân Việt Nam", "citizen") for s in one.subjects)),
        float(not any("nghiệp" in s or "ổ chức" in s or s == "organisation" for s in one.subjects)),
        float(bool(one.life_events)),
    )  # fmt: skip


def question_text(question: Question) -> str:
    """Give the folded question with all its readings, to look for phrases in."""
    return " ".join(" ".join(r) for unit in question.units for r in unit.readings)
