"""Keep the index of search: everything anew, or some procedures."""

import uuid
from collections.abc import Iterable, Sequence

from django.db import transaction

from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.finding.findable import Findable
from motcua.catalog.finding.models import FindingStamp, FoundProcedure
from motcua.catalog.models import NationalEntry, Procedure
from motcua.catalog.national.record import NationalRecord, from_document

_KEPT = (
    "name", "short_name", "field", "levels", "agency", "subjects", "service_level", "is_published", "kind", "life_events",
    "title_words", "rest_words",
)  # fmt: skip
_LEVELS = {"both": ["commune", "province"]}
_KINDS = {"STANDARD": "standard", "SPECIFIC": "variant", "STANDARD_INTERNAL": "internal"}
_LONGEST = 200  # letters of one paper's name that are read
_BATCH = 500


def rebuild(found: Iterable[Findable]) -> int:
    """Replace the whole index; gives how many can be found. A code that comes twice keeps its first."""
    rows = {one.code: one for one in reversed(list(found))}
    with transaction.atomic():
        FoundProcedure.objects.exclude(code__in=list(rows)).delete()
        _write(rows.values())
        renew()
    return len(rows)


def put(found: Iterable[Findable]) -> int:
    """Add or replace some; the others stay."""
    rows = {one.code: one for one in found}
    with transaction.atomic():
        _write(rows.values())
        renew()
    return len(rows)


def drop(codes: Iterable[str]) -> None:
    """Take procedures that ended out of search."""
    with transaction.atomic():
        FoundProcedure.objects.filter(code__in=list(codes)).delete()
        renew()


def refresh(codes: Sequence[str]) -> None:
    """Index procedures as they stand: as the province published them, else as the national list tells, else not at all."""
    with transaction.atomic():
        for start in range(0, len(codes), _BATCH):
            _refresh(codes[start : start + _BATCH])
        renew()


def _refresh(codes: Sequence[str]) -> None:
    entries = NationalEntry.objects.filter(key__in=codes, withdrawn_at=None, current__isnull=False)
    told = [from_document(d) for d in entries.values_list("current__document", flat=True)]
    found = {record.code: from_record(record) for record in told}
    published = Procedure.objects.filter(code__in=codes, current__isnull=False)
    for document in published.values_list("current__document", flat=True):
        own = from_definition(reading.read(document))
        found[own.code] = own
    FoundProcedure.objects.filter(code__in=set(codes) - set(found)).delete()
    _write(found.values())


def from_record(record: NationalRecord) -> Findable:
    """Give what search needs of a procedure of the national list."""
    texts = [r.name for r in record.results] + [c.name[:_LONGEST] for c in record.components]
    return Findable(
        code=record.code, name=record.name, keywords=(record.keywords,) if record.keywords else (), field=record.field,
        levels=record.levels, agency=", ".join(record.executing), subjects=record.subjects,
        life_events=record.life_events, texts=tuple(texts), kind=_KINDS.get(record.kind, "standard"),
        service_level="full" if "isFullProcess" in record.traits else "",
    )  # fmt: skip


def from_definition(known: Definition) -> Findable:
    """Give what search needs of a published procedure."""
    return Findable(
        code=known.code, name=known.name, short_name=known.short_name, keywords=known.keywords, field=known.field,
        levels=tuple(_LEVELS.get(known.level, [known.level])), agency=known.decides, subjects=known.audience,
        texts=(known.result_name, known.summary), service_level=known.level_of_service, is_published=True,
    )  # fmt: skip


def renew() -> None:
    """Tell every process that what it keeps in memory is old."""
    FindingStamp.objects.update_or_create(id=1, defaults={"stamp": uuid.uuid4()})


def _write(found: Iterable[Findable]) -> None:
    FoundProcedure.objects.bulk_create(
        [_row(one) for one in found], update_conflicts=True, unique_fields=["code"], update_fields=_KEPT,
        batch_size=_BATCH,
    )  # fmt: skip


def _row(one: Findable) -> FoundProcedure:
    return FoundProcedure(
        code=one.code, name=one.name, short_name=one.short_name, field=one.field, levels=list(one.levels),
        agency=one.agency, subjects=list(one.subjects), service_level=one.service_level,
        is_published=one.is_published, kind=one.kind, life_events=list(one.life_events), title_words=one.title_words(), rest_words=one.rest_words(),
    )  # fmt: skip
