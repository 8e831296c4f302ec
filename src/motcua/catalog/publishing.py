"""Publish a document as the next frozen revision of its procedure."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.errors import BadDefinition
from motcua.catalog.in_force import is_ended, next_start
from motcua.catalog.models import Field, Procedure, Revision
from motcua.catalog.proving import route_findings
from motcua.catalog.rows import columns
from motcua.catalog.settling import put_in_force

PUBLISHED = journal.kind("catalog.publish", "Công bố thủ tục")


def publish(
    document: dict[str, Any], *, by: Actor, at: datetime, source: str = "",
    starts_at: datetime | None = None, ends_at: datetime | None = None,
) -> Revision:  # fmt: skip
    """Publish; the same document twice changes nothing and gives the revision that stands. Raises BadDefinition.

    `source` names where the document comes from when the province did not write it itself. With `starts_at` it holds
    from that moment on and until then changes nothing but the list of revisions; from `ends_at` on nobody files it.
    """
    definition = reading.read(document)
    _prove(definition)
    text, sha256 = digest(document)
    with transaction.atomic():
        procedure = _procedure(definition)
        standing = procedure.current
        if (
            standing
            and standing.sha256 == sha256
            and not starts_at
            and standing.ends_at == ends_at
            and not is_ended(standing, at)
        ):
            return standing
        revision = Revision.objects.create(
            procedure=procedure, number=procedure.revisions.count() + 1, document=json.loads(text), sha256=sha256,
            decision=definition.decision, published_at=at, source=source, starts_at=starts_at, ends_at=ends_at,
        )  # fmt: skip
        if starts_at is None or starts_at <= at:
            put_in_force(procedure, revision, definition, at=at)
        procedure.changes_at = next_start(procedure, at)
        procedure.save(update_fields=["changes_at"])
        facts = {"code": definition.code, "revision": revision.number, "sha256": sha256}
        if starts_at:
            facts["starts"] = starts_at.isoformat()
        journal.write(PUBLISHED, f"procedure:{definition.code}", by=by, at=at, facts=facts)
    return revision


def _prove(definition: Definition) -> None:
    """Refuse a route on which dossiers would wait for ever, or longer than the law allows."""
    for found in route_findings(definition):
        raise BadDefinition(
            definition.code, f"the route is not sound: {found.kind} {found.node} {found.detail}".strip()
        )


def _procedure(definition: Definition) -> Procedure:
    """Give the row, locked; a new one shows nothing yet."""
    field, _ = Field.objects.get_or_create(name=definition.field, defaults={"code": definition.field_code})
    procedure, _ = Procedure.objects.get_or_create(code=definition.code, defaults=columns(definition, field))
    return Procedure.objects.select_for_update(of=("self",)).select_related("current").get(pk=procedure.pk)


def digest(document: dict[str, Any]) -> tuple[str, str]:
    """Give the text of a document in its one order, and the hash of it."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, default=str)
    return text, hashlib.sha256(text.encode()).hexdigest()


def with_revisions_made(procedures: QuerySet[Procedure]) -> QuerySet[Procedure]:
    """Add `revisions_made`, the number of revisions each has."""
    return procedures.annotate(revisions_made=Count("revisions"))
