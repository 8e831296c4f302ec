"""The journal stands: the database refuses changes, a tampered row and a cut tail show, shredding leaves the chain valid."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.base import clockwork, journal, roots
from motcua.base.actor import SYSTEM
from motcua.base.models import JournalEntry
from tests.town import vn

KIND = journal.ActKind("test.note", "Ghi thử", frozenset({"name"}))
AT = vn("2026-11-20 10:00")


def _chain(name: str, length: int = 3) -> str:
    for number in range(length):
        journal.write(KIND, name, by=SYSTEM, at=AT, facts={"number": number, "name": "Giàng Thị Mai"})
    return name


def test_it_works(db: None) -> None:
    chain = _chain("test:works")
    assert journal.broken_link(chain) is None
    assert next((e.seq, p) for e, p in journal.entries(chain)) == (1, {"name": "Giàng Thị Mai"})
    assert all("name" not in e.public for e, _ in journal.entries(chain))


@pytest.mark.parametrize(
    "change", ["UPDATE base_journal SET act = 'x'", "DELETE FROM base_journal", "TRUNCATE base_journal"]
)
def test_the_database_refuses(change: str, db: None) -> None:
    _chain("test:refuses", 1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_shredding_leaves_the_chain_valid(db: None) -> None:
    chain = _chain("test:shred")
    assert journal.shred(chain) == 3
    assert journal.broken_link(chain) is None
    assert [p for _, p in journal.entries(chain)] == [None, None, None]


@pytest.mark.parametrize(
    ("change", "broken"),
    [("UPDATE base_journal SET actor_key = 99 WHERE seq = 2 AND chain = %s", 2),
     ("DELETE FROM base_journal WHERE seq = 2 AND chain = %s", 2),
     ("UPDATE base_journal_personal SET data = '{}' WHERE seq = 3 AND chain = %s", 3)],
)  # fmt: skip
def test_tampering_shows(change: str, broken: int, db: None) -> None:
    chain = _chain("test:tamper")
    _by_force(change, chain)
    assert journal.broken_link(chain) == broken


def test_a_cut_tail_shows_in_the_root(db: None) -> None:
    chain = _chain("test:tail")
    day = clockwork.today(AT)
    roots.seal(day)
    assert roots.broken_days() == []
    _by_force("DELETE FROM base_journal WHERE seq = 3 AND chain = %s", chain)
    assert journal.broken_link(chain) is None
    assert roots.broken_days() == [day]


def test_roots_are_chained(db: None) -> None:
    _chain("test:roots")
    day = clockwork.today(AT)
    first = roots.seal(day)
    second = roots.seal(day + timedelta(days=1))
    assert first.root != second.root
    assert roots.seal(day).root == first.root


def _by_force(statement: str, chain: str) -> None:
    """Change rows as somebody who owns the tables could: without the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, [chain])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def test_it_keeps_the_order_of_one_chain(db: None) -> None:
    chain = _chain("test:order", 5)
    assert list(JournalEntry.objects.filter(chain=chain).order_by("id").values_list("seq", flat=True)) == [
        1,
        2,
        3,
        4,
        5,
    ]
