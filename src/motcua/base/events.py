"""The port by which an act tells the world. `project.wiring` fills it; the row and the job are in the act's transaction."""

import json
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.base.models import Event

UNHEARD = "SELECT id FROM told"
"""Follows nothing: the rows are written and nobody reacts."""
_TELL = "WITH told AS (INSERT INTO base_event (name, subject, facts, at) VALUES (%s, %s, %s::jsonb, %s) RETURNING id) "
_follow: str | None = None


def connect(follow: str) -> None:
    """Say how reactions are deferred, as the rest of the statement that writes an event; called once when the program is put together.

    It reads the row `told`, with its `id`, and gives that id as its first column.
    """
    global _follow  # noqa: PLW0603 - the one port of the program
    _follow = follow


def tell(name: str, subject: int, facts: dict[str, Any], *, at: datetime) -> Event:
    """Write the event and defer its reactions in one statement; both vanish when the transaction is rolled back."""
    if _follow is None:
        raise RuntimeError("events.connect was not called: project.wiring is not loaded")
    with connection.cursor() as cursor:
        cursor.execute(_TELL + _follow, [name, subject, json.dumps(facts, ensure_ascii=False), at])
        (key, *_) = cursor.fetchone()
    event = Event(id=key, name=name, subject=subject, facts=facts, at=at)
    event._state.adding = False
    return event
