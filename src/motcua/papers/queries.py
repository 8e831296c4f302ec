"""Reading papers: the applicant sees the result when it has been handed over, officers at once."""

from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.base.actor import Actor
from motcua.dossiers.models import Dossier, State
from motcua.dossiers.queries import dossiers_for
from motcua.papers.models import Paper, PaperKind


def papers_of(dossier: Dossier) -> QuerySet[Paper]:
    """Give every paper of a dossier, in the order they were made: for officers."""
    return dossier.papers.select_related("file").order_by("made_at", "id")


def papers_seen(actor: Actor, dossier: Dossier) -> QuerySet[Paper]:
    """Give the papers of a dossier that this actor may open."""
    return _seen(actor).filter(dossier=dossier)


def paper_for(actor: Actor, public_id: UUID) -> Paper | None:
    """Find a paper the actor may open; the same None for one that does not exist and one that is not theirs."""
    return _seen(actor).select_related("dossier").filter(public_id=public_id).first()


def _seen(actor: Actor) -> QuerySet[Paper]:
    handed_over = ~Q(kind=PaperKind.RESULT) | Q(dossier__state=State.DELIVERED)
    found = Paper.objects.filter(dossier__in=dossiers_for(actor)).select_related("file").order_by("made_at", "id")
    return found if actor.is_officer or actor.is_system else found.filter(handed_over)
