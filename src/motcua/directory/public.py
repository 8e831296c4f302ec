"""The agencies that have a page of their own for everybody: the province, its departments, the communes."""

from datetime import date

from django.db.models import QuerySet

from motcua.directory.models import Agency, AgencyKind, Succession
from motcua.directory.queries import agencies

WITH_PAGE = (AgencyKind.PROVINCE, AgencyKind.DEPARTMENT, AgencyKind.COMMUNE)


def public_agencies(on: date) -> QuerySet[Agency]:
    return agencies(on).filter(kind__in=WITH_PAGE).exclude(key="").order_by("kind", "place__sort_key", "name")


def public_agency(key: str, on: date) -> Agency | None:
    """Find by key or code of identification; of an agency that is no more, the one that took over, if it is one."""
    standing = public_agencies(on)
    found = standing.filter(key=key).first() or standing.filter(code=key).first()
    if found is not None:
        return found
    heirs = Succession.objects.filter(
        old__in=Agency.objects.filter(key=key) | Agency.objects.filter(code=key), on__lte=on
    )
    took_over = list(standing.filter(pk__in=heirs.values("new"))[:2])
    return took_over[0] if len(took_over) == 1 else None
