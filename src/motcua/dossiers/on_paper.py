"""Keep the ground on which a counter takes on paper what is otherwise only filed online; part of the intake."""

from motcua.base.clockwork import today
from motcua.dossiers import openings
from motcua.dossiers.acting import Acting
from motcua.dossiers.models import PaperException


def keep_ground(acting: Acting, key: str) -> None:
    """Write the ground down with its words, on the dossier and in the journal; refuses without a lawful one."""
    ground = openings.paper_ground(acting.definition, acting.dossier.agency, key, today(acting.at))
    if ground is not None:
        PaperException.objects.create(
            dossier=acting.dossier, ground=ground.key, words=ground.name, by_id=acting.by.key, at=acting.at
        )
        acting.note(paper_ground=ground.key)
