"""Reading the national reference list and what waits to be judged of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Func, QuerySet
from django.db.models.functions import Lower

from motcua.catalog.national import comparing
from motcua.catalog.national.judged import Judged, judge
from motcua.catalog.national.models import (
    UNDER_WAY,
    ChangeKind,
    ChangeState,
    NationalEntry,
    NationalImport,
    NationalUpload,
    ProposedChange,
)
from motcua.catalog.national.own import own_revision
from motcua.catalog.national.record import NationalRecord, from_document

LATEST = 20
_CODES = {
    "national_id",
    "field_code",
    "issuer_code",
    "executing_codes",
    "traits",
    "kind",
    "regulation",
    "state",
}  # for machines


@dataclass(frozen=True, slots=True)
class NationalReading:
    """A procedure of the reference list, to read: not published by the province, not filed online."""

    entry: NationalEntry
    judged: Judged

    @property
    def record(self) -> NationalRecord:
        return self.judged.record


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposed changes are asked for; empty means any."""

    state: str = ChangeState.OPEN
    kind: str = ""
    flag: str = ""
    words: str = ""
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One field before and after, as plain values."""

    field: str
    before: Any
    after: Any


def national_entry(code: str) -> NationalReading | None:
    """Give what the national list says now of a code, read and judged; nothing where it does not have it (any more)."""
    rows = NationalEntry.objects.select_related("current").filter(key=code, withdrawn_at=None)
    entry = rows.first()
    return NationalReading(entry, judge(from_document(entry.current.document))) if entry and entry.current else None


def once_listed(key: str) -> NationalReading | None:
    """Give what the national list says, or last said, of a key; also of one that it does not have any more."""
    entry = NationalEntry.objects.select_related("current").filter(key=key).first()
    return NationalReading(entry, judge(from_document(entry.current.document))) if entry and entry.current else None


def national_entries() -> QuerySet[NationalEntry]:
    """Give the standing list with its current versions, by code; also the second ones of a code used twice."""
    return NationalEntry.objects.filter(withdrawn_at=None).select_related("current").order_by("key")


def latest_imports() -> list[NationalImport]:
    return list(NationalImport.objects.order_by("-at", "-pk")[:LATEST])


def upload_of(public_id: UUID) -> NationalUpload | None:
    """Give a file that was sent through a page, without its bytes."""
    rows = NationalUpload.objects.select_related("by", "agreed_by").defer("content")
    return rows.filter(public_id=public_id).first()


def upload_under_way() -> NationalUpload | None:
    """Give the one file that is being read, waits for a person, or is being imported."""
    return NationalUpload.objects.defer("content").filter(state__in=UNDER_WAY).first()


def changes(wanted: Wanted) -> QuerySet[ProposedChange]:
    """Search proposed changes; the order is that of the codes."""
    found = ProposedChange.objects.select_related("entry", "version").defer("version__document")
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.flag:
        found = found.filter(flags__contains=[wanted.flag])
    if wanted.clean:
        found = found.filter(held=False)
    if wanted.words:
        found = found.annotate(low=Lower("version__name"))
        found = found.filter(low__contains=wanted.words.lower()) | found.filter(entry__code=wanted.words)
    return found.order_by("entry__key", "-pk")


def open_counts() -> tuple[dict[str, int], dict[str, int], int]:
    """Count what waits, by kind and by flag, and what of it carries no flag to look at."""
    waiting = ProposedChange.objects.filter(state=ChangeState.OPEN)
    kinds = dict(waiting.values_list("kind").annotate(n=Count("pk")).order_by("kind"))
    flagged = waiting.annotate(flag=Func("flags", function="unnest")).values_list("flag").annotate(n=Count("pk"))
    clean = waiting.filter(held=False, kind__in=(ChangeKind.NEW, ChangeKind.CHANGED)).count()
    return kinds, dict(flagged.order_by("-n")), clean


def sides(change: ProposedChange) -> list[Side]:
    """Give each field that differs, before and after; of a new procedure every field that says something."""
    after = change.version.document
    if change.kind == ChangeKind.WITHDRAWN:
        return []
    if change.before is not None:
        return [Side(name, change.before.document.get(name), after.get(name)) for name in change.fields]
    own = own_revision(change.entry.code)
    if own is not None:
        theirs, ours = comparing.as_published(from_document(after)), comparing.published_told(own.document)
        return [Side(name, ours[name], theirs[name]) for name in change.fields]
    return [
        Side(name, None, after[name])
        for name in NationalRecord.__dataclass_fields__
        if name not in _CODES and after[name]
    ]
