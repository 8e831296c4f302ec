"""What may be told to everybody about dossiers: never one of them, never few enough to guess one."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count

from motcua.dossiers.models import Dossier

YEAR = timedelta(days=365)
LEAST = 5  # dossiers below which a procedure is not named: in a village few would tell who
MOST = 8


def most_used(agencies: Collection[int], at: datetime) -> list[tuple[str, str]]:
    """Give code and name of the procedures most filed at these agencies within a year, the most used first."""
    found = Dossier.unscoped.filter(agency__in=agencies, submitted_at__gte=at - YEAR, submitted_at__lte=at)
    counted = found.values("procedure__code", "procedure__name").annotate(n=Count("pk")).filter(n__gte=LEAST)
    rows = counted.order_by("-n", "procedure__code").values_list("procedure__code", "procedure__name")
    return list(rows[:MOST])
