"""All procedures anybody may read: those the province published, then what only the national list knows.

They are read a batch at a time, each from where the last one ended: however long the list, little of it is in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from motcua.catalog.models import NationalEntry, NationalImport, Procedure, Revision
from motcua.catalog.national.comparing import level_of

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the catalogue is at one moment: equal stamps mean equal content."""

    published: tuple[int, int]
    listed: tuple[int, int]
    at: datetime | None

    @property
    def tag(self) -> str:
        return "-".join(f"{number:x}" for number in (*self.published, *self.listed))


@dataclass(frozen=True, slots=True)
class Counted:
    """So many procedures of one kind; not `published` means that only the national list knows them."""

    level: str
    published: bool
    handling: str
    channels: tuple[str, ...]
    service: str
    count: int


def published() -> QuerySet[Procedure]:
    return Procedure.objects.filter(current__isnull=False)


def only_listed() -> QuerySet[NationalEntry]:
    """Give what stands in the national list under codes that the province has not published."""
    same = published().filter(code=OuterRef("code"))
    return NationalEntry.objects.filter(~Exists(same), withdrawn_at=None, current__isnull=False)


def stamp() -> Stamp:
    """Tell which content this is, in three small statements over keys."""
    ours = published().aggregate(n=Count("pk"), keys=Sum("current_id"))
    theirs = NationalEntry.objects.filter(withdrawn_at=None).aggregate(n=Count("pk"), keys=Sum("current_id"))
    moments = (Revision.objects.aggregate(at=Max("published_at")), NationalImport.objects.aggregate(at=Max("at")))
    at = max((one["at"] for one in moments if one["at"]), default=None)
    return Stamp((ours["n"], int(ours["keys"] or 0)), (theirs["n"], int(theirs["keys"] or 0)), at)


def each_published() -> Iterator[Procedure]:
    """Give the published procedures with their revisions, by code."""
    yield from _each(published().select_related("field", "current"), "code")


def each_listed() -> Iterator[NationalEntry]:
    """Give the rest of the national list with its versions, by key."""
    yield from _each(only_listed().select_related("current"), "key")


def _each(found: "QuerySet[Any]", key: str) -> Iterator[Any]:
    last = ""
    while rows := list(found.filter(**{f"{key}__gt": last}).order_by(key)[:_BATCH]):
        yield from rows
        last = getattr(rows[-1], key)


@lru_cache(maxsize=1)
def counted(_of: Stamp) -> tuple[Counted, ...]:
    """Count all procedures by level, way of handling and service; kept until the catalogue is another one."""
    return (*_published_counts(), *_listed_counts())


def _published_counts() -> Iterator[Counted]:
    rows = (
        published()
        .annotate(
            service=KeyTextTransform("level_of_service", "current__document"),
            ways=KeyTransform("channels", "current__document"),
        )
        .values_list("level", "handling", "ways", "service")
        .annotate(n=Count("pk"))
    )
    for level, handling, ways, service, count in rows:
        yield Counted(level, True, handling, tuple(ways or ()), service or "", count)


def _listed_counts() -> Iterator[Counted]:
    rows = only_listed().values_list("current__document__levels").annotate(n=Count("pk"))
    for levels, count in rows:
        yield Counted(level_of(tuple(levels)), False, "", (), "", count)


def addresses() -> Iterator[tuple[str, datetime]]:
    """Give the code of every page of a procedure and when it last changed, published ones first."""
    yield from published().order_by("code").values_list("code", "current__published_at").iterator(_BATCH)
    yield from only_listed().order_by("key").values_list("key", "current__at").iterator(_BATCH)
