"""`motcua audit verify` finds every way the journal can be tampered with, and says where."""

import json
import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from motcua.base import clockwork, journal, roots
from motcua.base.actor import SYSTEM
from motcua.base.models import JournalRoot
from motcua.project import tasks
from motcua.project.audit import Asked, Proof, prove
from motcua.project.commands import main
from tests import stories
from tests.town import Person, vn

KIND = journal.ActKind("test.note", "Ghi thử", frozenset({"name"}))
AT = vn("2026-11-18 10:00")
NOW = vn("2026-11-20 09:00")
DAY = clockwork.today(AT)


def chain(name: str, length: int = 3) -> str:
    for number in range(length):
        journal.write(KIND, name, by=SYSTEM, at=AT, facts={"number": number, "name": "Giàng Thị Mai"})
    return name


def proof(**asked: Any) -> Proof:
    connection.ensure_connection()
    told: list[int] = []
    found = prove(connection.connection, Asked(NOW, **asked), begun=told.append, moved=lambda n: told.append(-n))
    assert sum(told) == 0  # what the bar was told at first is what was done in the end
    return found


def by_force(statement: str, *given: str) -> None:
    """Change rows as somebody who owns the tables could: without the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, given)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


@pytest.fixture
def sealed(db: None) -> str:
    """An empty journal with two chains, and all days sealed."""
    by_force("TRUNCATE base_journal, base_journal_personal, base_journalroot")
    chain("test:other", 2)
    kept = chain("test:kept")
    for day in (DAY, DAY + timedelta(days=1)):
        roots.seal(day)
    return kept


def test_a_whole_journal_is_whole(sealed: str) -> None:
    found = proof()
    assert found.is_whole
    assert (found.chains, found.entries, found.roots) == (2, 5, 2)


def test_shredding_breaks_nothing(sealed: str) -> None:
    journal.shred(sealed)
    assert proof().is_whole


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        ("UPDATE base_journal SET actor_key = 99 WHERE seq = 2 AND chain = %s", 2),
        ("UPDATE base_journal SET public = '{\"number\": 7}' WHERE seq = 1 AND chain = %s", 1),
        ("UPDATE base_journal SET at = at + interval '1 second' WHERE seq = 3 AND chain = %s", 3),
        ("UPDATE base_journal SET previous = hash WHERE seq = 3 AND chain = %s", 3),
        ("DELETE FROM base_journal WHERE seq = 1 AND chain = %s", 1),
        ("DELETE FROM base_journal WHERE seq = 2 AND chain = %s", 2),
        ("UPDATE base_journal_personal SET data = '{}' WHERE seq = 3 AND chain = %s", 3),
        ("UPDATE base_journal_personal SET salt = 'x' WHERE seq = 2 AND chain = %s", 2),
    ],
)
def test_it_names_the_broken_entry(change: str, seq: int, sealed: str) -> None:
    by_force(change, sealed)
    assert proof().broken == {sealed: seq}
    assert proof(chain=sealed).broken == {sealed: seq} == {sealed: journal.broken_link(sealed)}
    assert proof(chain="test:other").is_whole


def test_a_cut_tail_is_named_by_what_it_left(sealed: str) -> None:
    by_force("DELETE FROM base_journal WHERE seq = 3 AND chain = %s", sealed)
    assert proof().cut == {sealed: 3}
    by_force("DELETE FROM base_journal_personal WHERE seq = 3 AND chain = %s", sealed)
    found = proof()
    assert (found.cut, found.wrong_days) == ({}, [DAY])


def test_a_chain_that_vanished_whole_shows_in_the_root(sealed: str) -> None:
    by_force("DELETE FROM base_journal WHERE chain = %s", sealed)
    by_force("DELETE FROM base_journal_personal WHERE chain = %s", sealed)
    assert proof().wrong_days == [DAY]


def test_a_wrong_root_and_a_missing_root(sealed: str) -> None:
    JournalRoot.objects.filter(day=DAY).update(heads=9)
    assert proof().wrong_days == [DAY]
    JournalRoot.objects.filter(day=DAY).delete()
    found = proof()
    assert found.missing_days == [DAY]
    assert found.wrong_days == [DAY + timedelta(days=1)]  # it was chained to the one that is gone


def test_a_missing_last_root(sealed: str) -> None:
    JournalRoot.objects.filter(day__gt=DAY).delete()
    assert proof().missing_days == [DAY + timedelta(days=1)]


def test_it_knows_the_dossiers_that_lost_their_chain(mai: Person, hanh: Person, coc_san: Any) -> None:
    lost = stories.submitted(mai, coc_san)
    cut = stories.received(mai, coc_san, hanh)
    whole = stories.in_progress(mai, coc_san, hanh)
    by_force("DELETE FROM base_journal WHERE chain = %s", lost.chain)
    by_force("DELETE FROM base_journal WHERE chain = %s AND act = 'dossier.receive'", cut.chain)
    found = proof(since=DAY)
    assert found.lost == [lost.chain]
    assert set(found.cut) == {cut.chain}
    assert whole.chain not in found.broken


def test_since_looks_at_whole_chains_that_moved_later(sealed: str) -> None:
    journal.write(KIND, sealed, by=SYSTEM, at=AT + timedelta(days=1), facts={})
    assert proof(since=DAY + timedelta(days=1)).entries == 4
    assert proof(since=DAY + timedelta(days=2)).entries == 0


def test_days_without_a_worker_are_sealed_later(db: None) -> None:
    by_force("TRUNCATE base_journalroot")
    today = clockwork.today(clockwork.now())
    roots.seal(today - timedelta(days=4))
    tasks.seal_journal(0)
    days = list(JournalRoot.objects.order_by("day").values_list("day", flat=True))
    assert days == [today - timedelta(days=n) for n in (4, 3, 2, 1)]
    assert roots.broken_days() == []


def test_the_command_says_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    assert main(["audit", "verify"]) == 3  # the server's first database has no tables
    here = make_conninfo(os.environ["DATABASE_URL"], dbname=connection.settings_dict["NAME"])
    monkeypatch.setenv("DATABASE_URL", here)
    assert main(["audit", "verify", "--chain", "test:nobody"]) == 1
    assert "no entry of test:nobody" in capsys.readouterr().err.splitlines()
    assert main(["audit", "verify", "--json", "--chain", "test:nobody"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["entries"]) == (False, 0)
    assert main(["audit", "verify", "--since", "yesterday"]) == 2
