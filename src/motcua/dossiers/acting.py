"""One act: one transaction, one locked dossier, one journal entry, and the events it leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from motcua.base import events, journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.journal import ActKind
from motcua.base.written import Slot, update, written
from motcua.catalog.definition import Definition
from motcua.catalog.queries import definition
from motcua.directory import calendars
from motcua.directory.calendars import Book
from motcua.dossiers.facts import Facts, facts_of, steps_of
from motcua.dossiers.models import Dossier, Step


@dataclass
class Acting:
    """What an act works on: the locked dossier, who and when, and what it will write when it ends."""

    dossier: Dossier
    by: Actor
    at: datetime
    facts: Facts
    steps: list[Step] = field(default_factory=list)  # as they were read under the lock, and those opened since
    noted: dict[str, Any] = field(default_factory=dict)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    before: dict[str, Any] = field(init=False)  # the row as it was read: what differs at the end is written

    def __post_init__(self) -> None:
        self.before = {f.attname: getattr(self.dossier, f.attname) for f in Dossier._meta.concrete_fields}

    @property
    def definition(self) -> Definition:
        return definition(self.dossier.revision_id)

    @cached_property
    def book(self) -> Book:
        """Read the working calendars once an act, whatever it counts."""
        return calendars.book()

    @property
    def mandate(self) -> dict[str, Any]:
        """Give for whom a system acts and by what right, for the journal; all of it is personal."""
        by, owner = self.dossier.mandated, self.dossier.owner_id
        return {"for_owner": owner, "kind": by.mandate, "reference": by.mandate_reference, "filer_name": by.filer_name}

    def note(self, **facts: Any) -> None:
        """Add facts to the journal entry; the kind of act says which of them are personal."""
        self.noted.update(facts)

    def tell(self, event: str, **facts: Any) -> None:
        """Leave an event; its facts never hold personal data, readers fetch what they may see."""
        self.told.append((event, facts))


@written(Slot)
def _lock(key: Any) -> QuerySet[Dossier]:
    return Dossier.unscoped.select_for_update().filter(pk=key)


@written(Slot)
def _lock_public(public_id: Any) -> QuerySet[Dossier]:
    return Dossier.unscoped.select_for_update().filter(public_id=public_id)


def lock(dossier_id: int | UUID) -> Dossier:
    """Lock and read a dossier by its key or its public id; the first statement of every act. Refuses when there is none."""
    found = _lock_public(dossier_id) if isinstance(dossier_id, UUID) else _lock(dossier_id)
    if not found:
        raise Refusal("dossier.none")
    return found[0]


@contextmanager
def act(kind: ActKind, dossier_id: int | UUID, *, by: Actor, at: datetime) -> Iterator[Acting]:
    """Open an act. Whatever refuses or fails inside leaves no trace.

    Time does not go back in the life of a dossier: when a machine's clock was set back, its acts bear the moment of the
    last one until the clock has caught up, so that no span is negative.
    """
    with transaction.atomic():
        dossier = lock(dossier_id)
        steps = steps_of(dossier)
        acting = Acting(dossier, by, max(at, dossier.changed_at), facts_of(dossier, steps), steps)
        yield acting
        finish(kind, acting)


def finish(kind: ActKind, acting: Acting) -> None:
    """Save, journal and tell; an act that makes its dossier itself calls this in its own transaction."""
    dossier = acting.dossier
    dossier.version += 1
    dossier.changed_at = acting.at
    update(dossier, [name for name, was in acting.before.items() if getattr(dossier, name) != was])
    facts = {"state": dossier.state, "code": dossier.known_as, **acting.noted}
    journal.write(kind, dossier.chain, by=acting.by, at=acting.at, facts=facts, locked=True)
    for event, told in acting.told:
        events.tell(event, dossier.pk, told, at=acting.at)
