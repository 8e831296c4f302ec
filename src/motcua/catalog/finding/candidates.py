"""Ask PostgreSQL for the procedures that may answer: words first, letters alike only when words find next to nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import connection

from motcua.catalog.finding.book import Book
from motcua.catalog.finding.understanding import Question
from motcua.catalog.finding.words import SMALL_WORDS

MANY = 120  # candidates that are ranked; measured: more finds no more
_SOME = 30  # more that hold all words around their names
_FEW = 5
_COMMON = 0.2  # a word in more names than this share does not choose candidates beside rarer words
_ALIKE = 0.5
_COLUMNS = (
    "code, name, short_name, field, levels, agency, subjects, life_events, service_level, is_published, kind, title_words, "
    "rest_words"
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a person chose beside the words; empty is all."""

    level: str = ""
    field: str = ""
    agency: str = ""
    service_level: str = ""

    def where(self) -> tuple[str, list[str]]:
        """Give the conditions in SQL and their values."""
        parts = [("%s = ANY(levels)", self.level), ("field = %s", self.field), ("agency = %s", self.agency)]
        parts.append(("service_level = %s", self.service_level))
        given = [(sql, value) for sql, value in parts if value]
        return "".join(f" AND {sql}" for sql, _ in given), [value for _, value in given]


@dataclass(frozen=True, slots=True)
class Candidate:
    code: str
    name: str
    short_name: str
    field: str
    levels: tuple[str, ...]
    agency: str
    subjects: tuple[str, ...]
    life_events: tuple[str, ...]
    service_level: str
    is_published: bool
    kind: str
    title_words: str
    rest_words: str


def candidates(question: Question, book: Book, narrowed: Narrowed) -> list[Candidate]:
    """Give at most MANY, those with most of the telling words first, and all that are known by code."""
    codes = [c for unit in question.units for c in unit.codes]
    found = _by_code(question.codes, codes, narrowed)
    told = _told(question, book)
    if told:
        found += _by_words(told, book, narrowed)
    found += _around(question, book, narrowed)
    if len(found) < _FEW and question.telling():
        found += _by_letters(" ".join(question.telling()), narrowed)
    return list({one.code: one for one in found}.values())


def statements(question: Question, book: Book, narrowed: Narrowed) -> list[tuple[str, list[object]]]:
    """Give the bare statements of an ordinary search, for whoever measures them."""
    told, telling = _told(question, book), _held(question, book)
    by_words = [_words_statement(told, book, narrowed)] if told else []
    return by_words + ([_around_statement(telling, narrowed)] if len(telling) > 1 else [])


def _told(question: Question, book: Book) -> list[tuple[str, ...]]:
    """Give words and pairs of words of all readings."""
    readings = [r for unit in question.units for r in unit.readings]
    single = dict.fromkeys((w,) for r in readings for w in r if w in book.counts and w not in SMALL_WORDS)
    if not single:
        single = dict.fromkeys((w,) for r in readings for w in r if w in book.counts and len(w) > 1)
    inside = [pair for r in (*readings, question.folded) for pair in pairwise(r)]
    return [
        *single,
        *dict.fromkeys(p for p in inside if p in book.seen and p[0] in book.counts and p[1] in book.counts),
    ]


def _by_words(told: list[tuple[str, ...]], book: Book, narrowed: Narrowed) -> list[Candidate]:
    return _rows(*_words_statement(told, book, narrowed))


def _words_statement(told: list[tuple[str, ...]], book: Book, narrowed: Narrowed) -> tuple[str, list[object]]:
    """Weigh each word and pair in the names by how rare it is."""
    single = [part[0] for part in told if len(part) == 1]
    rare = [w for w in single if book.counts[w] < _COMMON * book.total] or single
    score, values = [], []
    for part in told:
        weight = sum(map(book.weight, part)) * (1 if len(part) == 1 else 0.7)
        score.append("%s * (title_vector @@ %s::tsquery)::int")
        values += [round(weight, 2), " <-> ".join(part)]
    where, chosen = narrowed.where()
    sql = (
        f"SELECT {_COLUMNS} FROM catalog_foundprocedure WHERE title_vector @@ %s::tsquery{where} "  # noqa: S608  # only constants and %s
        f"ORDER BY {' + '.join(score)} DESC, is_published DESC, length(title_words), code LIMIT {MANY}"
    )
    return sql, [" | ".join(rare), *chosen, *values]


def _held(question: Question, book: Book) -> list[str]:
    return list(dict.fromkeys(w for w in question.telling() if w in book.known))


def _around(question: Question, book: Book, narrowed: Narrowed) -> list[Candidate]:
    """Find those that hold all telling words anywhere; one word alone stands in too many papers."""
    telling = _held(question, book)
    return _rows(*_around_statement(telling, narrowed)) if len(telling) > 1 else []


def _around_statement(telling: list[str], narrowed: Narrowed) -> tuple[str, list[object]]:
    where, chosen = narrowed.where()
    sql = (
        f"SELECT {_COLUMNS} FROM catalog_foundprocedure WHERE all_vector @@ %s::tsquery{where} "  # noqa: S608  # only constants and %s
        f"ORDER BY is_published DESC, length(title_words), code LIMIT {_SOME}"
    )
    return sql, [" & ".join(telling), *chosen]


def _by_code(typed: Sequence[str], meant: Iterable[str], narrowed: Narrowed) -> list[Candidate]:
    where, chosen = narrowed.where()
    begin = [f"{code}%" for code in typed]
    wanted = list(meant)
    if not begin and not wanted:
        return []
    sql = (
        f"SELECT {_COLUMNS} FROM catalog_foundprocedure WHERE (code = ANY(%s) OR code LIKE ANY(%s)){where} "  # noqa: S608  # only constants and %s
        f"ORDER BY code LIMIT {MANY}"
    )
    return _rows(sql, [wanted, begin, *chosen])


def _by_letters(asked: str, narrowed: Narrowed) -> list[Candidate]:
    where, chosen = narrowed.where()
    sql = (
        f"SELECT {_COLUMNS} FROM catalog_foundprocedure WHERE title_words %%> %s AND word_similarity(%s, title_words) >= %s"  # noqa: S608  # only constants and %s
        f"{where} ORDER BY word_similarity(%s, title_words) DESC, code LIMIT {MANY}"
    )
    return _rows(sql, [asked, asked, _ALIKE, *chosen, asked])


def _rows(sql: str, values: Sequence[Any]) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [
            Candidate(r[0], r[1], r[2], r[3], tuple(r[4]), r[5], tuple(r[6]), tuple(r[7]), *r[8:])
            for r in cursor.fetchall()
        ]
