"""Proves the journal: each chain link by link, each day against its root, and the dossiers against their chains.

It reads one moment of the database, in one stream, and keeps no more than one chain's last link in memory.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, LiteralString

import psycopg

from motcua.base import clockwork, journal, roots
from motcua.base.models import JournalRoot
from motcua.project.readiness import NotReady

PIECE = 5000  # rows fetched at a time
Row = tuple[str, int, datetime, str, str, int, str, str, str, str, str | None, str | None]

_ENTRIES: LiteralString = """
SELECT e.chain, e.seq, e.at, e.act, e.actor_kind, e.actor_key, e.public::text, e.personal_hash, e.previous, e.hash,
       p.salt, p.data::text
FROM base_journal e LEFT JOIN base_journal_personal p USING (chain, seq)
WHERE {wanted} ORDER BY e.chain, e.seq
"""
_COUNT: LiteralString = "SELECT count(*), min(e.at) FROM base_journal e WHERE {wanted}"
_CHAIN: LiteralString = "e.chain = %(chain)s"
_MOVED: LiteralString = "e.chain IN (SELECT chain FROM base_journal WHERE at >= %(since)s)"

# What a chain that was shortened leaves behind elsewhere. The root of the day shows that something is gone, not what.
_TAILS: LiteralString = """
SELECT p.chain, min(p.seq) FROM base_journal_personal p
WHERE (%(chain)s::text IS NULL OR p.chain = %(chain)s)
AND NOT EXISTS (SELECT FROM base_journal e WHERE e.chain = p.chain AND e.seq = p.seq) GROUP BY 1 ORDER BY 1
"""
_DOSSIERS: LiteralString = """
SELECT 'dossier:' || d.public_id, last.seq FROM dossiers_dossier d LEFT JOIN LATERAL (
    SELECT e.seq, e.public->>'state' AS state FROM base_journal e
    WHERE e.chain = 'dossier:' || d.public_id ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE d.state <> 'draft' AND (%(chain)s::text IS NULL OR 'dossier:' || d.public_id = %(chain)s)
AND (%(since)s::timestamptz IS NULL OR d.changed_at >= %(since)s) AND last.state IS DISTINCT FROM d.state ORDER BY 1
"""


@dataclass
class Proof:
    """What was looked at and what does not hold. A `broken` chain fails at its number; a `cut` one ends too early."""

    entries: int = 0
    chains: int = 0
    roots: int = 0
    broken: dict[str, int] = field(default_factory=dict)
    cut: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    wrong_days: list[date] = field(default_factory=list)
    missing_days: list[date] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not (self.broken or self.cut or self.lost or self.wrong_days or self.missing_days)


@dataclass(frozen=True)
class Asked:
    """One chain, or those that moved since a day in Vietnam; None means all. `at` is the moment of the audit."""

    at: datetime
    chain: str | None = None
    since: date | None = None

    @property
    def given(self) -> dict[str, object]:
        return {
            "chain": self.chain,
            "since": datetime.combine(self.since, time(), clockwork.VN) if self.since else None,
        }

    def where(self, query: LiteralString) -> LiteralString:
        wanted = _CHAIN if self.chain else _MOVED if self.since else "true"
        return query.replace("{wanted}", wanted)


@contextmanager
def moment(url: str) -> Iterator[psycopg.Connection]:
    """A connection that sees one moment of the database and cannot write."""
    with psycopg.connect(url, options="-c timezone=UTC -c jit=off -c cursor_tuple_fraction=1.0") as link:
        link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        link.read_only = True
        if link.execute("SELECT to_regclass('base_journalroot')").fetchone() == (None,):
            raise NotReady("The database has no tables yet: run `motcua prepare`.")
        yield link


def prove(
    link: psycopg.Connection, asked: Asked, *, begun: Callable[[int], object], moved: Callable[[int], object]
) -> Proof:
    """Check all; `begun` is told how many entries there are, `moved` how many more are done."""
    proof = Proof()
    first = _chains(link, asked, proof, begun, moved)
    _look_elsewhere(link, asked, proof)
    if asked.chain is None:
        _days(asked, proof, first)
    return proof


def _chains(
    link: psycopg.Connection, asked: Asked, proof: Proof, begun: Callable[[int], object], moved: Callable[[int], object]
) -> datetime | None:
    """Give the time of the first entry."""
    total, first = link.execute(asked.where(_COUNT), asked.given).fetchall()[0]
    begun(total)
    chain, expected, previous = "", 1, journal.GENESIS
    for row in _stream(link, asked):
        if row[0] != chain:
            chain, expected, previous = row[0], 1, journal.GENESIS
            proof.chains += 1
        if chain not in proof.broken and not _holds(row, expected, previous):
            proof.broken[chain] = expected
        expected, previous = expected + 1, row[9]
        proof.entries += 1
        if proof.entries % PIECE == 0:
            moved(PIECE)
    moved(proof.entries % PIECE)
    return first if isinstance(first, datetime) else None


def _stream(link: psycopg.Connection, asked: Asked) -> Iterator[Row]:
    with link.cursor("entries") as cursor:
        cursor.itersize = PIECE
        cursor.execute(asked.where(_ENTRIES), asked.given)
        yield from cursor


def _holds(row: Row, expected: int, previous: str) -> bool:
    """Tell whether an entry follows the last one, is what was hashed, and whether its personal part is."""
    chain, seq, at, act, kind, key, public, personal_hash, before, hashed, salt, data = row
    head: list[Any] = [chain, seq, at.astimezone(UTC).isoformat(), act, kind, key]
    if seq != expected or before != previous:
        return False
    if hashed != journal.hash_of(head, json.loads(public), personal_hash, before):
        return False
    return salt is None or data is None or personal_hash == journal.personal_hash_of(salt, json.loads(data))


def _look_elsewhere(link: psycopg.Connection, asked: Asked, proof: Proof) -> None:
    """Find chains that are shorter than other tables remember; a `cut` chain lacks this number."""
    proof.cut |= {chain: seq for chain, seq in link.execute(_TAILS, asked.given) if chain not in proof.broken}
    for chain, last in link.execute(_DOSSIERS, asked.given):
        if last is None:
            proof.lost.append(chain)
            proof.cut.pop(chain, None)
        elif chain not in proof.broken:
            proof.cut.setdefault(chain, last + 1)


def _days(asked: Asked, proof: Proof, first: datetime | None) -> None:
    """Compare each sealed day, and find the days that were never sealed or whose seal is gone."""
    yesterday = clockwork.today(asked.at) - timedelta(days=1)
    sealed = JournalRoot.objects.order_by("day")
    if asked.since:
        sealed = sealed.filter(day__gte=asked.since)
    known = set()
    for root in sealed.iterator():
        known.add(root.day)
        if roots.compute(root.day) != (root.heads, root.root):
            proof.wrong_days.append(root.day)
    proof.roots = len(known)
    begins = [*([clockwork.today(first)] if first else []), *known]
    day = max(min(begins), asked.since or date.min) if begins else yesterday + timedelta(days=1)
    while day <= yesterday:
        if day not in known:
            proof.missing_days.append(day)
        day += timedelta(days=1)
