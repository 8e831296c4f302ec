"""The journal of one chain, entry after entry, as `base.journal` writes it."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from motcua.base import journal
from motcua.base.journal import ActKind
from motcua.project.simulation.rows import tables
from motcua.project.simulation.rows.tables import Rows


class Who(NamedTuple):
    """Who acts: the kind of actor and the key of the row."""

    kind: str
    key: int


class Chain:
    """Where a chain stands: its last number and its last hash."""

    __slots__ = ("name", "previous", "seq")

    def __init__(self, name: str) -> None:
        self.name, self.seq, self.previous = name, 0, journal.GENESIS

    def add(self, rows: Rows, act: ActKind, by: Who, at: datetime, facts: Mapping[str, Any]) -> None:
        """Append an entry; what the kind calls personal goes apart."""
        self.seq += 1
        personal = {k: v for k, v in facts.items() if k in act.personal}
        public = {k: v for k, v in facts.items() if k not in act.personal}
        salt = os.urandom(16).hex() if personal else ""
        sealed = journal.personal_hash_of(salt, personal) if personal else ""
        head = [self.name, self.seq, at.astimezone(UTC).isoformat(), act.key, by.kind, by.key]
        found = journal.hash_of(head, public, sealed, self.previous)
        rows[tables.JOURNAL].append({
            "at": at, "chain": self.name, "seq": self.seq, "act": act.key, "actor_kind": by.kind, "actor_key": by.key,
            "public": in_json(public), "personal_hash": sealed, "previous": self.previous, "hash": found,
        })  # fmt: skip
        if personal:
            entry = {"chain": self.name, "seq": self.seq, "salt": salt, "data": in_json(personal)}
            rows[tables.PERSONAL].append(entry)
        self.previous = found


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def in_json(data: object) -> str:
    return _ENCODER.encode(data)
