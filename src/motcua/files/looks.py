"""Who looked at what: one cheap row each time."""

from datetime import datetime

from motcua.base.actor import Actor
from motcua.files.models import Look


def note(what: str, subject: int | None, *, by: Actor, at: datetime, words: str = "") -> None:
    """Write down one look; `words` never holds a whole ID number, name or phone."""
    Look.objects.create(at=at, actor_kind=by.kind.value, actor_key=by.key, what=what, subject=subject, words=words)
