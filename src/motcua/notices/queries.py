"""Reading messages to applicants."""

from django.db.models import QuerySet

from motcua.base.actor import Actor
from motcua.notices.models import Notice


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """Give the messages of a citizen, newest first; nobody else has any."""
    found = Notice.objects.select_related("dossier").order_by("-id")
    return found.filter(citizen=actor.key) if actor.is_citizen else found.none()


def unread(actor: Actor) -> int:
    return notices_for(actor).filter(read_at=None).count()
