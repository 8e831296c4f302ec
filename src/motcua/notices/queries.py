"""Reading messages to applicants."""

from typing import Any

from django.db.models import Count, QuerySet

from motcua.base.actor import Actor
from motcua.base.written import Slot, written
from motcua.notices.models import Notice


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """Give the messages of a citizen, newest first; nobody else has any."""
    found = Notice.objects.select_related("dossier").order_by("-id")
    return found.filter(citizen=actor.key) if actor.is_citizen else found.none()


def unread(actor: Actor) -> int:
    """Count a citizen's messages that were not read."""
    return sum(_unread(actor.key)) if actor.is_citizen else 0


@written(Slot)
def _unread(citizen: Any) -> QuerySet[Notice, int]:
    unread = Notice.objects.filter(citizen=citizen, read_at=None).values("citizen")
    return unread.annotate(count=Count("pk")).values_list("count", flat=True)
