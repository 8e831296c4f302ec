"""An import written in a few statements: rows by COPY, the rest set by set."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.base import ids
from motcua.catalog.national import comparing
from motcua.catalog.national.copying import copy_rows, new_keys
from motcua.catalog.national.flags import Flag, held
from motcua.catalog.national.models import (
    ChangeKind,
    ChangeState,
    NationalEntry,
    NationalImport,
    NationalVersion,
    ProposedChange,
)
from motcua.catalog.national.own import own_documents
from motcua.catalog.national.staging import Difference, Staged, Standing

_BATCH = 500


def standing() -> dict[str, Standing]:
    """Give the reference list by key, without its documents."""
    rows = NationalEntry.objects.filter(current__isnull=False).values_list(
        "key",
        "pk",
        "current",
        "current__sha256",
        "current__national_id",
        "current__name",
        "current__flags",
        "withdrawn_at",
    )
    return {
        key: Standing(pk, version, sha, national, name, tuple(flags), gone is not None)
        for key, pk, version, sha, national, name, flags, gone in rows.iterator(chunk_size=_BATCH)
    }


def write(into: NationalImport, found: Difference, known: Mapping[str, Standing]) -> None:
    """Write versions, bring the entries up to them, and propose each change."""
    rows = [row for kind in found.kinds.values() for row in kind]
    entries = _entries([row for row in rows if row.key not in known]) | {k: s.entry for k, s in known.items()}
    versions = _versions(into, rows, entries)
    _move(into)
    _supersede([entries[row.key] for row in rows] + [known[key].entry for key in found.gone], into.at)
    _propose(into, [*_told(into, found, known, entries, versions), *_gone(into, found, known)])
    NationalEntry.objects.filter(key__in=found.gone).update(withdrawn_at=into.at)
    for row in found.told:
        NationalVersion.objects.filter(pk=known[row.key].version).update(flags=row.flags, findings=_findings(row))


def _entries(rows: Sequence[Staged]) -> dict[str, int]:
    keys = dict(zip((row.key for row in rows), new_keys(NationalEntry._meta.db_table, len(rows)), strict=True))
    copy_rows(NationalEntry, ("id", "key", "code"), ((keys[row.key], row.key, row.code) for row in rows))
    return keys


def _versions(into: NationalImport, rows: Sequence[Staged], entries: Mapping[str, int]) -> dict[str, int]:
    keys = dict(zip((row.key for row in rows), new_keys(NationalVersion._meta.db_table, len(rows)), strict=True))
    names = (
        "id", "entry_id", "taken_from_id", "at", "national_id", "name", "decision", "document", "sha256", "flags", "findings",
    )  # fmt: skip
    written = (
        (keys[row.key], entries[row.key], into.pk, into.at, row.national_id, row.name, row.decision, row.document, row.sha256,
         row.flags, json.dumps(_findings(row), ensure_ascii=False))
        for row in rows
    )  # fmt: skip
    copy_rows(NationalVersion, names, written)
    return keys


def _findings(row: Staged) -> list[list[str]]:
    return [[finding.flag.value, finding.why] for finding in row.findings]


def _move(into: NationalImport) -> None:
    """Let each entry stand at its version of this import."""
    sql = (
        "UPDATE catalog_nationalentry e SET current_id = v.id, withdrawn_at = NULL"
        " FROM catalog_nationalversion v WHERE v.taken_from_id = %s AND v.entry_id = e.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [into.pk])


def _supersede(entries: Sequence[int], at: datetime) -> None:
    """Close what was still open of these entries: the later import says what is true now."""
    waiting = ProposedChange.objects.filter(entry__in=entries, state=ChangeState.OPEN)
    waiting.update(state=ChangeState.SUPERSEDED, decided_at=at)


def _told(
    into: NationalImport,
    found: Difference,
    known: Mapping[str, Standing],
    entries: Mapping[str, int],
    versions: Mapping[str, int],
) -> Iterator[ProposedChange]:
    ours = own_documents(row.code for kind in found.kinds.values() for row in kind)
    for kind, rows in found.kinds.items():
        for start in range(0, len(rows), _BATCH):
            part = rows[start : start + _BATCH]
            before = _documents(known[row.key].version for row in part if row.key in known)
            for row in part:
                old = known.get(row.key)
                change = _change(into, row, kind, before.get(old.version) if old else None, ours.get(row.code))
                change.entry_id, change.version_id = entries[row.key], versions[row.key]
                change.before_id = old.version if old else None
                yield change


def _change(
    into: NationalImport, row: Staged, kind: ChangeKind, before: dict[str, Any] | None, own: dict[str, Any] | None
) -> ProposedChange:
    """Propose one change; what the province runs itself is compared with what it published, and always looked at."""
    flags, fields = set(row.flags), []
    if before is not None:
        fields = comparing.changed_fields(before, json.loads(row.document))
        flags |= {Flag.CAME_BACK.value} if kind is ChangeKind.NEW else set()
    if own is not None:
        flags.add(Flag.RUNS_HERE.value)
        if before is None:
            kind, fields = ChangeKind.CHANGED, comparing.unlike(own, comparing.record_of(json.loads(row.document)))
    flags |= {Flag.REUSED.value} if kind is ChangeKind.REUSED else set()
    return _open(into, kind, fields, sorted(flags))


def _gone(into: NationalImport, found: Difference, known: Mapping[str, Standing]) -> Iterator[ProposedChange]:
    for key in found.gone:
        change = _open(into, ChangeKind.WITHDRAWN, [], [Flag.GONE.value])
        change.entry_id, change.version_id, change.before_id = known[key].entry, known[key].version, known[key].version
        yield change


def _open(into: NationalImport, kind: ChangeKind, fields: list[str], flags: list[str]) -> ProposedChange:
    return ProposedChange(
        public_id=ids.uuid7(),
        proposed_by=into,
        kind=kind,
        fields=fields,
        flags=flags,
        held=held(flags),
        state=ChangeState.OPEN,
    )


def _propose(into: NationalImport, changes: Iterable[ProposedChange]) -> None:
    ProposedChange.objects.bulk_create(changes, batch_size=_BATCH)


def _documents(versions: Iterable[int]) -> dict[int, dict[str, Any]]:
    return dict(NationalVersion.objects.filter(pk__in=list(versions)).values_list("pk", "document"))
