"""What belongs beside a procedure: those that need what it gives, those that give the same, those of its field.

Both tables of the catalogue are asked, one statement each: what the province published and the national list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import CharField, QuerySet, Value

from motcua.catalog import paths
from motcua.catalog.models import NationalEntry, Procedure

SHOWN = 5  # of each group
_ASKED = 3 * SHOWN  # of each table: the second names many of the first again
Rows = list[tuple[str, str, str]]


class Group(StrEnum):
    NEXT = "next"  # what this one gives is a paper of that one
    SAME_RESULT = "same_result"
    SAME_FIELD = "same_field"


@dataclass(frozen=True, slots=True)
class Near:
    """A procedure to read next; not `published` means that only the national list knows it."""

    code: str
    name: str
    published: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the procedure whose neighbours are asked; `gives` are codes of its results."""

    code: str
    name: str
    field: str
    field_code: str
    gives: Sequence[str]


def related(known: Known) -> dict[Group, list[Near]]:
    """Give the groups that have somebody in them; nobody stands in two."""
    found: dict[Group, list[Near]] = {}
    seen = {known.code}
    rows = [(*row, True) for row in _published(known)] + [(*row, False) for row in _national(known)]
    for group in Group:
        for code, name, of, published in rows:
            if of == group and code not in seen and len(found.get(group, ())) < SHOWN:
                seen.add(code)
                found.setdefault(group, []).append(Near(code, name, published))
    return found


def _published(known: Known) -> Rows:
    standing = Procedure.objects.filter(current__isnull=False).alias(
        needs=paths.EarlierResults(paths.CURRENT), result=paths.ResultCode(paths.CURRENT)
    )
    gives = [code for code in known.gives if code]
    groups = {Group.SAME_FIELD: standing.filter(field__name=known.field)}
    if gives:
        groups |= {Group.NEXT: standing.filter(needs__has_any_keys=gives)}
        groups |= {Group.SAME_RESULT: standing.filter(result__in=gives)}
    return _rows(known, groups.items(), code="code", name="name")


def _national(known: Known) -> Rows:
    standing = NationalEntry.objects.filter(withdrawn_at=None).alias(
        needs=paths.Components(paths.CURRENT),
        results=paths.Results(paths.CURRENT),
        field_code=paths.FieldCode(paths.CURRENT),
    )
    gives = [code for code in known.gives if code]
    groups: dict[Group, QuerySet[NationalEntry]] = {}
    if known.field_code:
        groups |= {Group.SAME_FIELD: standing.filter(field_code=known.field_code)}
    if gives:
        groups |= {Group.NEXT: standing.filter(needs__has_any_keys=gives)}
        groups |= {Group.SAME_RESULT: standing.filter(results__has_any_keys=gives)}
    return _rows(known, groups.items(), code="key", name="current__name")


def _rows(known: Known, groups: "Iterable[tuple[Group, QuerySet[Any, Any]]]", *, code: str, name: str) -> Rows:
    """Give code, name and group, those whose names are nearest first."""
    parts = [
        found.exclude(**{code: known.code})
        .annotate(of=Value(group.value, output_field=CharField()), near=TrigramSimilarity(name, known.name))
        .order_by("-near", code)
        .values_list(code, name, "of")[:_ASKED]
        for group, found in groups
    ]
    return list(parts[0].union(*parts[1:], all=True)) if parts else []
