"""How well a candidate answers a question, as numbers between 0 and 1 (some may be a little more): no rows, no weights."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

from motcua.base.text import fold
from motcua.catalog.finding import words
from motcua.catalog.finding.book import SMALL_WORDS, Book
from motcua.catalog.finding.candidates import Candidate
from motcua.catalog.finding.understanding import Question, Unit

NAMES = (
    "code", "code_begins", "synonym_code", "name_is", "name_holds", "name_begins", "covered", "covered_around",
    "covered_as_typed", "covered_with_marks", "of_the_name", "of_a_short_name", "pairs", "pairs_of_the_name", "letters",
    "in_field", "first_words", "commune", "province", "ministry", "other", "published", "internal", "variant", "for_citizens",
    "for_people_only", "life_event",
    "qualifiers_unasked", "qualifiers_asked", "business_unasked", "foreign_unasked", "length",
)  # fmt: skip
# Words that make another procedure of a name, when the question does not say them.
_QUALIFIERS = (
    "lai", "doi", "gia han", "thu hoi", "cham dut", "sua doi", "bo sung", "dieu chinh", "huy", "xoa", "tam ngung", "luu dong",
    "giai the", "chuyen doi", "sap nhap", "chia tach", "thay doi", "khoi phuc", "tam thoi", "dinh chi", "mien", "giam",
    "uy quyen", "lan dau", "cai chinh", "bo nhiem", "mien nhiem", "phe duyet", "tham dinh", "cong nhan", "khoa", "mo khoa",
    "tiep tuc", "quoc phong", "quan doi", "mat", "hong", "dinh chinh", "xac nhan",
)  # fmt: skip
_FOREIGN = ("nuoc ngoai", "bien gioi", "co quan dai dien", "ngoai giao", "dinh cu", "lanh su")
_BUSINESS = ("doanh nghiep", "cong ty", "to chuc", "hop tac xa", "nha dau tu", "du an", "co so", "trung tam")


@dataclass(frozen=True, slots=True)
class Name:
    """What is computed once for a name."""

    words: tuple[str, ...]
    short: tuple[str, ...]
    all_words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    rest: frozenset[str]
    everything: frozenset[str]
    marked: frozenset[str]
    field: frozenset[str]
    letters: frozenset[str]
    qualifiers: tuple[str, ...]
    business: tuple[str, ...]
    foreign: tuple[str, ...]
    is_local: bool


@lru_cache(maxsize=8192)
def _name(name: str, short_name: str, field: str, title_words: str, rest_words: str) -> Name:
    cut = tuple(_bare(words.folded(name)))
    text = f" {' '.join(cut)} "
    titled = title_words.split()
    return Name(
        words=cut, short=tuple(words.folded(short_name)), all_words=frozenset(titled),
        pairs=frozenset(words.pairs(titled)), rest=frozenset(rest_words.split()),
        everything=frozenset(titled) | frozenset(rest_words.split()), marked=frozenset(words.cut(f"{name} {short_name}")),
        field=frozenset(words.folded(field)), letters=_letters(cut),
        qualifiers=_holds(text, _QUALIFIERS), business=_holds(text, _BUSINESS), foreign=_holds(text, _FOREIGN),
        is_local=" tren dia ban tinh " in text or " nghi quyet " in text,
    )  # fmt: skip


def _holds(text: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for p in phrases if f" {p} " in text)


def _bare(cut: list[str]) -> list[str]:
    return cut[2:] if cut[:2] == ["thu", "tuc"] else cut


def _letters(cut: Iterable[str]) -> frozenset[str]:
    text = f" {' '.join(cut)} "
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))


class Asked:
    """What is computed once for a question."""

    def __init__(self, question: Question, book: Book) -> None:
        self.question, self.book = question, book
        self.telling = question.telling()
        self.text = " ".join(self.telling)
        self.letters = _letters(self.telling)
        self.units = [(unit, self._weight(unit)) for unit in question.units]
        self.whole = sum(weight for _, weight in self.units) or 1.0
        self.marked = [w for w in question.typed if w != fold(w) and fold(w) not in SMALL_WORDS]
        self.readings = question_text(question)
        self.codes = frozenset(c for unit in question.units for c in unit.codes)

    def _weight(self, unit: Unit) -> float:
        return max(sum(map(self.book.weight, reading)) for reading in unit.readings) if unit.readings else 0.0

    def vector(self, one: Candidate) -> list[float]:
        """Give the features in the order of NAMES."""
        name = _name(one.name, one.short_name, one.field, one.title_words, one.rest_words)
        best = [self._best(unit, name) for unit, _ in self.units]
        said = [word for reading in best for word in reading]
        return [*self._known(one, name, said), *self._covering(name, best, said), *self._kind(one, name, said)]

    def explained(self, title_words: str, foreign: Container[str]) -> float:
        """Give how much of the question a name explains, leaving out words that speak of something foreign."""
        titled = frozenset(title_words.split())
        ours = [(u, w) for u, w in self.units if not any(word in foreign for word in u.readings[0])]
        return sum(max(self._share(r, titled) for r in unit.readings) * weight for unit, weight in ours)

    def _best(self, unit: Unit, name: Name) -> tuple[str, ...]:
        """Choose the reading of a phrase that fits this name best."""
        if len(unit.readings) == 1:
            return unit.readings[0]
        return max(unit.readings, key=lambda r: (self._share(r, name.all_words), sum(map(self.book.weight, r))))

    def _share(self, reading: Iterable[str], among: Container[str]) -> float:
        weights, weight = self.book.weights, self.book.weight
        whole = held = 0.0
        for word in reading:
            told = weights.get(word) or weight(word)
            whole += told
            if word in among:
                held += told
        return held / whole if whole else 0.0

    def _known(self, one: Candidate, name: Name, said: list[str]) -> list[float]:
        meant = " ".join(w for w in said if w not in SMALL_WORDS)
        bare = " ".join(w for w in name.words if w not in SMALL_WORDS)
        short = " ".join(w for w in name.short if w not in SMALL_WORDS)
        typed = [c for c in self.question.codes if one.code.startswith(c)]
        return [
            float(one.code in typed), float(bool(typed)), float(one.code in self.codes),
            float(meant in (bare, short) and bool(meant)), float(bool(meant) and meant in f"{bare} | {short}"),
            float(bool(meant) and bare.startswith(meant)),
        ]  # fmt: skip

    def _covering(self, name: Name, best: list[tuple[str, ...]], said: list[str]) -> list[float]:
        shares, around, typed = self._shares(name, best)
        marked = sum(w in name.marked for w in self.marked) / len(self.marked) if self.marked else 0.5
        pairs = words.pairs([w for w in said if w not in SMALL_WORDS or w in name.all_words])
        weights = {p: self.book.weight(p[0]) + self.book.weight(p[1]) for p in pairs}
        together = sum(w for p, w in weights.items() if p in name.pairs) / (sum(weights.values()) or 1.0)
        return [
            shares / self.whole, around / self.whole, typed / self.whole, marked,
            self._share(name.words, frozenset(said)), self._share(name.short, frozenset(said)), together,
            len([p for p in words.pairs(list(name.words)) if p in weights]) / max(1, len(name.words) - 1),
            len(self.letters & name.letters) / max(1, len(self.letters | name.letters)),
            self._share(self.telling, name.field), self._first(name, said),
        ]  # fmt: skip

    def _shares(self, name: Name, best: list[tuple[str, ...]]) -> tuple[float, float, float]:
        """Weigh what the name covers, what it covers with the words around it, and what it covers as typed."""
        inside = around = typed = 0.0
        for reading, (unit, weight) in zip(best, self.units, strict=True):
            if len(reading) == 1 and len(unit.readings) == 1:
                here = weight if reading[0] in name.all_words else 0.0
                inside, typed = inside + here, typed + here
                around += here or (weight if reading[0] in name.rest else 0.0)
            else:
                inside += self._share(reading, name.all_words) * weight
                around += self._share(reading, name.everything) * weight
                typed += self._share(unit.readings[0], name.all_words) * weight
        return inside, around, typed

    def _first(self, name: Name, said: list[str]) -> float:
        """Names say first what is done: how much of the first six words was asked for."""
        return self._share(name.words[:6], frozenset(said))

    def _kind(self, one: Candidate, name: Name, said: list[str]) -> list[float]:
        asked = f" {' '.join(said)} {self.readings} "
        foreign = bool(name.foreign) and not _holds(asked, _FOREIGN)
        said_too = len(_holds(asked, name.qualifiers))
        return [
            *(float(level in one.levels) for level in ("commune", "province", "ministry", "other")),
            float(one.is_published), float(one.kind == "internal"),
            float(one.kind == "variant" or name.is_local),
            float(any(s in ("Công dân Việt Nam", "citizen") for s in one.subjects)),
            float(not any("nghiệp" in s or "ổ chức" in s or s == "organisation" for s in one.subjects)),
            float(bool(one.life_events)),
            min(len(name.qualifiers) - said_too, 4) / 4, min(said_too, 2) / 2,
            float(len(_holds(asked, name.business)) < len(name.business)), float(foreign),
            min(len(name.words), 40) / 40,
        ]  # fmt: skip


def question_text(question: Question) -> str:
    """Give the folded question with all its readings, to look for phrases in."""
    return " ".join(" ".join(r) for unit in question.units for r in unit.readings)
