"""Reads beside search: everything there is, narrowed, and how what is published is filed."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from motcua.catalog.finding.candidates import Narrowed
from motcua.catalog.finding.models import FoundProcedure, Synonym
from motcua.catalog.models import Procedure


@dataclass(frozen=True, slots=True)
class Way:
    """How a published procedure is filed, and its summary."""

    handling: str
    channels: Collection[str]
    service_level: str
    summary: str


def listed(narrowed: Narrowed) -> QuerySet[FoundProcedure]:
    """Give all that can be found: what the province published first, then by name."""
    found = FoundProcedure.objects.all()
    if narrowed.level:
        found = found.filter(levels__contains=[narrowed.level])
    chosen = {"field": narrowed.field, "agency": narrowed.agency, "service_level": narrowed.service_level}
    found = found.filter(**{key: value for key, value in chosen.items() if value})
    return found.defer("title_words", "rest_words", "title_vector", "all_vector").order_by(
        "-is_published", "name", "code"
    )


def ways(codes: Collection[str]) -> dict[str, Way]:
    """Give how those among the codes are filed that the province published."""
    if not codes:
        return {}
    document = [F(f"current__document__{name}") for name in ("channels", "level_of_service", "summary")]
    rows = Procedure.objects.filter(code__in=codes, current__isnull=False).values_list("code", "handling", *document)
    return {code: Way(handling, *told) for code, handling, *told in rows}


def synonyms(text: str = "") -> QuerySet[Synonym]:
    """Give the synonyms in use, by what is said; `text` narrows by words said or meant."""
    found = Synonym.objects.filter(retired_at__isnull=True).order_by("said")
    return (
        found.filter(Q(said__icontains=text) | Q(means__icontains=text) | Q(codes__contains=[text])) if text else found
    )
