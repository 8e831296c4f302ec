"""The journal of one chain, entry after entry, as `base.journal` writes it; each fact is put into JSON once only."""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from motcua.base import journal
from motcua.base.journal import ActKind
from motcua.project.simulation.rows import tables
from motcua.project.simulation.rows.tables import Rows, escaped


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
        """Append an entry at a moment in UTC; what the kind calls personal goes apart."""
        self.seq += 1
        name, seq, when, previous = self.name, self.seq, at.isoformat(), self.previous
        sealed, public = "", facts
        personal = {k: v for k, v in facts.items() if k in act.personal} if act.personal else None
        if personal:
            public = {k: v for k, v in facts.items() if k not in act.personal}
            salt, hidden = os.urandom(16).hex(), journal.canonical_text(personal)
            sealed = journal.digest(salt.encode(), hidden.encode())
            rows[tables.PERSONAL].append(f"{name}\t{seq}\t{salt}\t{escaped(hidden)}\n")
        told = journal.canonical_text(public)
        head = f'["{name}",{seq},"{when}","{act.key}","{by.kind}",{by.key}]'
        self.previous = found = journal.hash_of_text(head, told, sealed, previous)
        rows[tables.JOURNAL].append(
            f"{when}\t{name}\t{seq}\t{act.key}\t{by.kind}\t{by.key}\t{escaped(told)}\t{sealed}\t{previous}\t{found}\n"
        )


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def in_json(data: object) -> str:
    return _ENCODER.encode(data)
