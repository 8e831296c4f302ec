"""The short choice for a question that fits several procedures: one entry for each family of near-equal procedures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from motcua.base.text import fold
from motcua.catalog.finding import words
from motcua.catalog.finding.candidates import Candidate

SURE = 0.99  # share of belief from which one procedure is the answer
MOST = 10  # families
_AS_MUCH = 0.3  # how much less of a question another one may hold to belong to the choice
_LIKELY = 0.001  # share of belief below which a family is offered, yet not among the first
_LEAST = 2
_MEMBERS = 6  # of a family: other provinces have a dozen forms of some procedures
# What makes no other procedure of a name: who receives it, by which channel, for whom it is the same with foreign papers.
_BESIDE = re.compile(
    r"\([^)]*\)|\b(thuc hien (tai|bang|o)|thuoc tham quyen|thuoc pham vi|tren dia ban tinh)\b.*$"
    r"|\b(tai )?cap (trung uong|tinh|huyen|xa|bo)\b|\bco yeu to nuoc ngoai\b|\btai khu vuc bien gioi\b|\bluu dong\b|^ *thu tuc\b"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` is the share of belief among all candidates, 0 to 1."""

    candidate: Candidate
    score: float

    @property
    def code(self) -> str:
        return self.candidate.code


@dataclass(frozen=True, slots=True)
class Choice:
    """`first` are one of each likely family; `others` are what else may be meant: their near equals, unlikely families."""

    first: tuple[Hit, ...] = ()
    others: tuple[Hit, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.first + self.others


NONE = Choice()


def choice(hits: Sequence[Hit], covered: Sequence[float]) -> Choice:
    """Give what may be meant, the likeliest first; nothing when one procedure stands out or no other is as near.

    `covered` says how much of the question each hit holds, 0 to 1.
    """
    if hits[0].score >= SURE:
        return NONE
    meant = [hit for hit, share in zip(hits, covered, strict=True) if share >= covered[0] - _AS_MUCH]
    if len(meant) < _LEAST:
        return NONE
    families = _families(meant)[:MOST]
    likely = max(_LEAST, sum(members[0].score >= _LIKELY for members in families))
    others = [h for members in families[:likely] for h in members[1:]] + [h for m in families[likely:] for h in m]
    return Choice(tuple(members[0] for members in families[:likely]), tuple(sorted(others, key=lambda h: -h.score)))


def _families(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Gather near-equal procedures: those that differ in who receives them or in a special case only."""
    found: dict[tuple[str, ...], list[Hit]] = {}
    for hit in hits:
        own = stem(hit.candidate.name)
        found.setdefault(_home(hit.candidate, own, found), []).append(hit)
    return [members[:_MEMBERS] for members in found.values()]


def _home(one: Candidate, own: tuple[str, ...], families: dict[tuple[str, ...], list[Hit]]) -> tuple[str, ...]:
    """Give the family's stem: its own, or for another province's form of a procedure the one that begins like it."""
    if own in families or one.kind != "variant" or one.is_published:
        return own
    near = max(families, key=lambda known: _alike(known, own), default=own)
    return near if _alike(near, own) * 2 >= len(own) else own


@lru_cache(maxsize=1 << 13)
def stem(name: str) -> tuple[str, ...]:
    """Give the folded words of a name that tell which procedure it is."""
    return tuple(words.folded(_BESIDE.sub(" ", fold(name))))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Count the words that two stems begin with."""
    many = 0
    for this, that in zip(one, other, strict=False):
        if this != that:
            break
        many += 1
    return many
