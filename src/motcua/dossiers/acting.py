"""One act: one transaction, one locked dossier, one journal entry, and the events it leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.base import events, journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.journal import ActKind
from motcua.catalog.definition import Definition
from motcua.catalog.queries import definition
from motcua.dossiers.facts import Facts, facts_of
from motcua.dossiers.models import Dossier


@dataclass
class Acting:
    """What an act works on: the locked dossier, who and when, and what it will write when it ends."""

    dossier: Dossier
    by: Actor
    at: datetime
    facts: Facts
    noted: dict[str, Any] = field(default_factory=dict)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def definition(self) -> Definition:
        return definition(self.dossier.revision_id)

    def note(self, **facts: Any) -> None:
        """Add facts to the journal entry; the kind of act says which of them are personal."""
        self.noted.update(facts)

    def tell(self, event: str, **facts: Any) -> None:
        """Leave an event; its facts never hold personal data, readers fetch what they may see."""
        self.told.append((event, facts))


def lock(dossier_id: int) -> Dossier:
    """Lock and read a dossier; the first statement of every act. Refuses when there is none."""
    found = Dossier.unscoped.select_for_update(of=("self",)).select_related("agency", "one_stop", "owner", "procedure")
    dossier = found.filter(pk=dossier_id).first()
    if dossier is None:
        raise Refusal("dossier.none")
    return dossier


@contextmanager
def act(kind: ActKind, dossier_id: int, *, by: Actor, at: datetime) -> Iterator[Acting]:
    """Open an act. Whatever refuses or fails inside leaves no trace."""
    with transaction.atomic():
        dossier = lock(dossier_id)
        acting = Acting(dossier, by, at, facts_of(dossier))
        yield acting
        finish(kind, acting)


def finish(kind: ActKind, acting: Acting) -> None:
    """Save, journal and tell; an act that makes its dossier itself calls this in its own transaction."""
    dossier = acting.dossier
    dossier.version += 1
    dossier.changed_at = acting.at
    dossier.save()
    facts = {"state": dossier.state, "code": dossier.known_as, **acting.noted}
    journal.write(kind, dossier.chain, by=acting.by, at=acting.at, facts=facts, locked=True)
    for event, told in acting.told:
        events.tell(event, dossier.pk, told, at=acting.at)
