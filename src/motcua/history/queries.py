"""Reading logs of an earlier system: they show no dossier of here and no person."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from motcua.history.models import EventLog, LoggedDossier, LoggedEvent

CHUNK = 2000
Row = tuple[int, str, datetime | None, datetime | None]


def logs() -> QuerySet[EventLog]:
    return EventLog.objects.order_by("-imported_at", "-pk")


def events_of(log: EventLog) -> Iterator[Row]:
    """Read dossier, step, opened and closed of every event, dossier by dossier in the order in which they began."""
    found = LoggedEvent.objects.filter(dossier__log=log)
    ordered = found.order_by("dossier_id", Coalesce("opened_at", "closed_at"), "line")
    yield from ordered.values_list("dossier_id", "step", "opened_at", "closed_at").iterator(chunk_size=CHUNK)


def standing_of(log: EventLog) -> dict[str, int]:
    """Count in one statement how the dossiers of a log ended: by their deadline or after it, without any, not yet."""
    ended = Q(ended_at__isnull=False)
    return LoggedDossier.objects.filter(log=log).aggregate(
        ended=Count("pk", filter=ended),
        in_time=Count("pk", filter=ended & Q(ended_at__lte=F("deadline"))),
        late=Count("pk", filter=ended & Q(ended_at__gt=F("deadline"))),
        without=Count("pk", filter=ended & Q(deadline=None)),
        unfinished=Count("pk", filter=~ended),
    )
