"""The port by which an act tells the world. `project.wiring` fills it; the row and the job are in the act's transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from motcua.base.models import Event
from motcua.base.written import insert

_defer: Callable[[int], None] | None = None


def connect(defer: Callable[[int], None]) -> None:
    """Say how a reaction to an event is deferred; called once when the program is put together."""
    global _defer  # noqa: PLW0603 - the one port of the program
    _defer = defer


def tell(name: str, subject: int, facts: dict[str, Any], *, at: datetime) -> Event:
    """Write the event and defer its reactions; both vanish when the transaction is rolled back."""
    if _defer is None:
        raise RuntimeError("events.connect was not called: project.wiring is not loaded")
    event = Event(name=name, subject=subject, facts=facts, at=at)
    insert(event)
    _defer(event.pk)
    return event
