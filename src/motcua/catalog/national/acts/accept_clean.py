"""Publish everything that carries no flag to look at, in one named act of one person."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.base import ids, journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.catalog import publishing, reading
from motcua.catalog.definition import Definition
from motcua.catalog.models import Field, Procedure, Revision
from motcua.catalog.national import finding, publishable
from motcua.catalog.national.acts.import_list import CHAIN
from motcua.catalog.national.comparing import record_of
from motcua.catalog.national.models import ChangeKind, ChangeState, ProposedChange
from motcua.catalog.national.own import own_codes, source_of
from motcua.catalog.rows import columns
from motcua.directory import rules

ACCEPTED_CLEAN = journal.kind("national.accepted_clean", "Nhận mọi thay đổi không có điều cần xem")
_BATCH = 500
_UPDATED = ["name", "field", "level", "handling", "decides", "search_text"]


@transaction.atomic
def accept_clean(*, by: Actor, at: datetime) -> int:
    """Publish every open change without a flag to look at; gives how many. The journal names them by one hash."""
    refuse_if(rules.may_keep_national(by))
    journal.lock_chain(CHAIN)
    told: list[str] = []
    codes: list[str] = []
    for part in _parts():
        documents = (publishable.document(record_of(row.version.document)) for row in part)
        made = [(document, reading.read(document)) for document in documents]
        told += _publish(part, made, at)
        codes += [row.entry.code for row in part]
        _close(part, by=by, at=at)
    if codes:
        facts = {"count": len(codes), "sha256": hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()}
        journal.write(ACCEPTED_CLEAN, CHAIN, by=by, at=at, facts=facts, locked=True)
        finding.refresh(codes)
    return len(codes)


def _parts() -> Iterator[list[ProposedChange]]:
    """Give the clean changes, so many at a time: the documents of a whole list would fill the memory.

    What the province wrote itself since the import is left to people.
    """
    kinds = (ChangeKind.NEW, ChangeKind.CHANGED)
    clean = ProposedChange.objects.filter(state=ChangeState.OPEN, held=False, kind__in=kinds)
    rows = (
        clean.exclude(entry__code__in=own_codes())
        .select_for_update(of=("self",))
        .select_related("entry", "version__taken_from")
        .order_by("pk")
    )
    while part := list(rows[:_BATCH]):
        yield part


def _publish(
    part: Sequence[ProposedChange], made: Sequence[tuple[dict[str, Any], Definition]], at: datetime
) -> list[str]:
    """Write procedures and their next revisions; what stands already with the same document gets no second one."""
    procedures = _procedures([definition for _, definition in made])
    revisions, told = [], []
    for row, (document, definition) in zip(part, made, strict=True):
        procedure = procedures[definition.code]
        _, sha256 = publishing.digest(document)
        told.append(f"{definition.code} {sha256}")
        if procedure.current is not None and procedure.current.sha256 == sha256:
            row.revision = procedure.current
            continue
        row.revision = Revision(
            public_id=ids.uuid7(), procedure=procedure, number=procedure.revisions_made + 1, document=document, sha256=sha256,
            decision=definition.decision, published_at=at, source=source_of(row.version),
        )  # fmt: skip
        revisions.append(row.revision)
    Revision.objects.bulk_create(revisions, batch_size=_BATCH)
    _move([revision.pk for revision in revisions])
    return told


def _procedures(definitions: Sequence[Definition]) -> dict[str, Any]:
    fields = _fields(definitions)
    rows = [Procedure(code=d.code, **columns(d, fields[d.field])) for d in definitions]
    Procedure.objects.bulk_create(
        rows, batch_size=_BATCH, update_conflicts=True, unique_fields=["code"], update_fields=_UPDATED
    )
    found = Procedure.objects.select_related("current").filter(code__in=[d.code for d in definitions])
    return {one.code: one for one in publishing.with_revisions_made(found)}


def _fields(definitions: Sequence[Definition]) -> dict[str, Field]:
    named = {d.field: d.field_code for d in definitions}
    Field.objects.bulk_create([Field(name=n, code=c) for n, c in named.items()], ignore_conflicts=True)
    return {field.name: field for field in Field.objects.filter(name__in=named)}


def _move(revisions: Sequence[int]) -> None:
    sql = "UPDATE catalog_procedure p SET current_id = r.id FROM catalog_revision r WHERE r.procedure_id = p.id AND r.id = ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(revisions)])


def _close(part: Sequence[ProposedChange], *, by: Actor, at: datetime) -> None:
    sql = (
        "UPDATE catalog_proposedchange c SET state = %s, decided_at = %s, by_kind = %s, by_key = %s, revision_id = v.r"
    )
    rows = " FROM unnest(%s::bigint[], %s::bigint[]) v (id, r) WHERE c.id = v.id"
    keys = [row.pk for row in part], [row.revision_id for row in part]
    with connection.cursor() as cursor:
        cursor.execute(sql + rows, [ChangeState.ACCEPTED.value, at, by.kind.value, by.key, *keys])
