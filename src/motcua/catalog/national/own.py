"""What the province wrote itself, told apart from what it took from the national list by the source of its revision."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from motcua.catalog.models import Procedure, Revision
from motcua.catalog.national.models import NationalVersion

PORTAL = "Cổng Dịch vụ công quốc gia"  # how the source of a revision begins that the list alone made
_LONGEST = 200


def source_of(version: NationalVersion, *, own: bool = False) -> str:
    """Name where a revision comes from: the list, the file and its day; before it the province, when it wrote the rest."""
    taken = version.taken_from
    told = f"{PORTAL}, {taken.source}, {taken.at:%Y-%m-%d}"
    return (f"Tỉnh, theo {told}" if own else told)[:_LONGEST]


def own_revision(code: str) -> Revision | None:
    """Give the current revision of a code when the province wrote it."""
    return _own().select_related("procedure").filter(procedure__code=code).first()


def is_own(code: str) -> bool:
    """Tell whether the province wrote what it publishes under a code; then nobody changes it alone."""
    return _own().filter(procedure__code=code).exists()


def own_documents(codes: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give the current documents that the province wrote, by code."""
    wanted = set(codes)
    return {code: told for code, told in _own().values_list("procedure__code", "document") if code in wanted}


def own_codes() -> QuerySet[Revision, str]:
    """Give the codes of what the province wrote, for a condition."""
    return _own().values_list("procedure__code", flat=True)


def _own() -> QuerySet[Revision]:
    current = Procedure.objects.filter(current__isnull=False).values("current")
    return Revision.objects.filter(pk__in=current).exclude(source__startswith=PORTAL)
