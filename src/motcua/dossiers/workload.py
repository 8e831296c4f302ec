"""How much work is open where, in numbers only: for those who set up agencies and posts and see no dossier."""

from collections.abc import Collection

from django.db.models import Q

from motcua.directory.workload import Workload
from motcua.dossiers.models import Dossier, State, Step

OPEN = (State.SUBMITTED, State.RECEIVED, State.IN_PROGRESS, State.DECIDED)


def workload_of(agencies: Collection[int]) -> Workload:
    """Count the open dossiers that agencies receive or decide, and the open steps that wait for them."""
    of_them = Q(agency__in=agencies) | Q(one_stop__in=agencies)
    dossiers = Dossier.unscoped.filter(of_them, state__in=OPEN).count()
    return Workload(dossiers, Step.objects.filter(unit__in=agencies, closed_at=None).count())


def waiting_for(unit: Collection[int], role: str) -> int:
    """Count the open steps that only a holder of the role at these units can do."""
    return Step.objects.filter(unit__in=unit, role=role, closed_at=None).count()
