"""What is computed once for a procedure's name, so that comparing it with a question is quick."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from sys import intern
from typing import Protocol

from motcua.catalog.finding import words
from motcua.catalog.finding.words import SMALL_WORDS

# Words that make another procedure of a name, when the question does not say them.
QUALIFIERS = (
    "lai", "doi", "gia han", "thu hoi", "cham dut", "sua doi", "bo sung", "dieu chinh", "huy", "xoa", "tam ngung", "luu dong",
    "giai the", "chuyen doi", "sap nhap", "chia tach", "thay doi", "khoi phuc", "tam thoi", "dinh chi", "mien", "giam",
    "uy quyen", "lan dau", "cai chinh", "bo nhiem", "mien nhiem", "phe duyet", "tham dinh", "cong nhan", "khoa", "mo khoa",
    "tiep tuc", "quoc phong", "quan doi", "mat", "hong", "dinh chinh", "xac nhan",
)  # fmt: skip
FOREIGN = ("nuoc ngoai", "bien gioi", "co quan dai dien", "ngoai giao", "dinh cu", "lanh su")
BUSINESS = ("doanh nghiep", "cong ty", "to chuc", "hop tac xa", "nha dau tu", "du an", "co so", "trung tam")


class Texts(Protocol):
    """What a name is made from; the last two are folded."""

    @property
    def name(self) -> str: ...

    @property
    def short_name(self) -> str: ...

    @property
    def field(self) -> str: ...

    @property
    def title_words(self) -> str: ...

    @property
    def rest_words(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Name:
    """`words` are the name's folded words without "thủ tục"; `rest` stands around the name; weights are of whole texts."""

    words: tuple[str, ...]
    short: tuple[str, ...]
    telling: str
    telling_short: str
    weight: float
    short_weight: float
    first_weight: float
    all_words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    own_pairs: tuple[tuple[str, str], ...]
    rest: frozenset[str]
    marked: frozenset[str]
    field: frozenset[str]
    letters: frozenset[str]
    qualifiers: frozenset[str]
    business: frozenset[str]
    is_foreign: bool
    own: tuple[float, ...]  # features that no question changes


FIRST = 6  # words of a name that say what is done


def make(one: Texts, weigh: Callable[[str], float], own: tuple[float, ...]) -> Name:
    """Compute all of it; `weigh` gives how much a word tells."""
    cut, short, titled = _bare(words.folded(one.name)), tuple(words.folded(one.short_name)), one.title_words.split()
    text = f" {' '.join(cut)} "
    return Name(
        words=cut, short=short, telling=telling(cut), telling_short=telling(short),
        weight=sum(map(weigh, cut)), short_weight=sum(map(weigh, short)), first_weight=sum(map(weigh, cut[:FIRST])),
        all_words=_set(titled), pairs=frozenset(words.pairs(titled)), own_pairs=tuple(words.pairs(list(cut))),
        rest=_set(one.rest_words.split()), marked=_set(words.cut(f"{one.name} {one.short_name}")), field=_set(words.folded(one.field)),
        letters=letters(cut), qualifiers=frozenset(holds(text, QUALIFIERS)), business=frozenset(holds(text, BUSINESS)),
        is_foreign=bool(holds(text, FOREIGN)), own=own,
    )  # fmt: skip


def telling(cut: Iterable[str]) -> str:
    """Give the words that are not small, as one text."""
    return " ".join(word for word in cut if word not in SMALL_WORDS)


def holds(text: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Give the phrases that stand in a folded text with a space around it."""
    return tuple(p for p in phrases if f" {p} " in text)


def letters(cut: Iterable[str]) -> frozenset[str]:
    """Give every three letters in a row."""
    text = f" {' '.join(cut)} "
    return _set(text[i : i + 3] for i in range(len(text) - 2))


def _bare(cut: list[str]) -> tuple[str, ...]:
    return tuple(cut[2:] if cut[:2] == ["thu", "tuc"] else cut)


def _set(found: Iterable[str]) -> frozenset[str]:
    """Thousands of names hold the same words: each is kept once."""
    return frozenset(map(intern, found))
