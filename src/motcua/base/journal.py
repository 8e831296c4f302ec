"""The append-only journal: one hash chain per dossier, one per agency for acts without a dossier.

A row hashes its public part and a salted hash of its personal part. Shredding deletes the personal part and its salt
and leaves the chain valid. The law's ground: an officer's act must be provable years later (ND45-2020, LGDDT-2023).
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from motcua.base.actor import Actor
from motcua.base.models import JournalEntry, JournalPersonal

GENESIS = "0" * 64
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_COLUMNS = ("at", "chain", "seq", "act", "actor_kind", "actor_key", "personal_hash", "previous", "hash")
_INSERT = """
INSERT INTO base_journal (at, chain, seq, act, actor_kind, actor_key, personal_hash, previous, hash, public)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb)
"""


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act: its stable key, the words people read, and the names of the facts that are personal."""

    key: str
    words: str
    personal: frozenset[str] = frozenset()


KINDS: dict[str, ActKind] = {}


def kind(key: str, words: str, *, personal: tuple[str, ...] = ()) -> ActKind:
    """Register an act kind; a second one of the same key is a bug."""
    if key in KINDS:
        raise ValueError(f"act kind {key} is registered twice")
    KINDS[key] = ActKind(key, words, frozenset(personal))
    return KINDS[key]


def canonical(data: object) -> bytes:
    """Give the one way to write data that is hashed."""
    return canonical_text(data).encode()


def canonical_text(data: object) -> str:
    return _ENCODER.encode(data)


def digest(*parts: bytes) -> str:
    """Hash parts with their lengths, so that no byte can move from one to the next."""
    return hashlib.sha256(b"".join([len(part).to_bytes(8, "big") + part for part in parts])).hexdigest()


def _hash_of(entry: JournalEntry) -> str:
    head = [entry.chain, entry.seq, entry.at.astimezone(UTC).isoformat(), entry.act, entry.actor_kind, entry.actor_key]
    return hash_of(head, entry.public, entry.personal_hash, entry.previous)


def hash_of(head: list[Any], public: object, personal_hash: str, previous: str) -> str:
    """Give the hash of an entry; the head is chain, number, time in UTC as ISO 8601, act, kind and key of the actor."""
    return hash_of_text(canonical_text(head), canonical_text(public), personal_hash, previous)


def hash_of_text(head: str, public: str, personal_hash: str, previous: str) -> str:
    """Give the same where head and public part stand in canonical text already."""
    return digest(head.encode(), public.encode(), personal_hash.encode(), previous.encode())


def personal_hash_of(salt: str, data: object) -> str:
    """Give the hash that stays in the chain when the personal part is shredded."""
    return digest(salt.encode(), canonical(data))


def _last(chain: str) -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM base_journal WHERE chain = %s ORDER BY seq DESC LIMIT 1", [chain])
        row = cursor.fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


# Who else hears of an entry; project.wiring connects the log and the figures.
_hear: Callable[[JournalEntry], None] | None = None


def connect(hear: Callable[[JournalEntry], None]) -> None:
    """Say who hears of each entry when it is written, in the act's transaction; called once."""
    global _hear  # noqa: PLW0603 - the one port of this module
    _hear = hear


def lock_chain(chain: str) -> None:
    """Hold a chain that no row lock guards until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [chain])


def write(
    act: ActKind, chain: str, *, by: Actor, at: datetime, facts: Mapping[str, Any], locked: bool = False
) -> JournalEntry:
    """Append one entry. Facts named personal by the kind go apart; `locked` says the act holds the row's lock already."""
    if not locked:
        lock_chain(chain)
    personal = {k: v for k, v in facts.items() if k in act.personal}
    public = {k: v for k, v in facts.items() if k not in act.personal}
    salt = secrets.token_hex(16)
    seq, previous = _last(chain)
    entry = JournalEntry(
        at=at, chain=chain, seq=seq + 1, act=act.key, actor_kind=by.kind.value, actor_key=by.key, public=public,
        personal_hash=personal_hash_of(salt, personal) if personal else "", previous=previous,
    )  # fmt: skip
    entry.hash = _hash_of(entry)
    _insert(entry)
    if personal:
        JournalPersonal.objects.create(chain=chain, seq=entry.seq, salt=salt, data=personal)
    if _hear is not None:
        _hear(entry)
    return entry


def _insert(entry: JournalEntry) -> None:
    values = [getattr(entry, name) for name in _COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [*values, json.dumps(entry.public, ensure_ascii=False)])


def entries(chain: str) -> Iterator[tuple[JournalEntry, dict[str, Any] | None]]:
    """Give the entries in order, each with its personal part, or None when it was shredded or there was none."""
    personal = {p.seq: p.data for p in JournalPersonal.objects.filter(chain=chain)}
    for entry in JournalEntry.objects.filter(chain=chain).order_by("seq"):
        yield entry, personal.get(entry.seq)


def shred(chain: str) -> int:
    """Delete the personal parts and salts of a chain; the chain itself stays valid. Gives how many went."""
    return JournalPersonal.objects.filter(chain=chain).delete()[0]


def broken_link(chain: str) -> int | None:
    """Give the sequence number of the first entry that does not hold, or None when the whole chain does."""
    previous, expected = GENESIS, 1
    personal = {p.seq: p for p in JournalPersonal.objects.filter(chain=chain)}
    for entry in JournalEntry.objects.filter(chain=chain).order_by("seq"):
        said = personal.get(entry.seq)
        right = entry.seq == expected and entry.previous == previous and entry.hash == _hash_of(entry)
        if said is not None:
            right = right and entry.personal_hash == personal_hash_of(said.salt, said.data)
        if not right:
            return expected
        previous, expected = entry.hash, expected + 1
    return None
