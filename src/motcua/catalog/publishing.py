"""Publish a document as the next frozen revision of its procedure."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.text import fold
from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.finding import index
from motcua.catalog.models import Field, Procedure, Revision

PUBLISHED = journal.kind("catalog.publish", "Công bố thủ tục")


def publish(document: dict[str, Any], *, by: Actor, at: datetime, source: str = "") -> Revision:
    """Publish; the same document twice changes nothing and gives the revision that stands. Raises BadDefinition.

    `source` names where the document comes from when the province did not write it itself.
    """
    definition = reading.read(document)
    text, sha256 = digest(document)
    with transaction.atomic():
        procedure = _procedure(definition)
        if procedure.current and procedure.current.sha256 == sha256:
            return procedure.current
        revision = Revision.objects.create(
            procedure=procedure, number=procedure.revisions.count() + 1, document=json.loads(text), sha256=sha256,
            decision=definition.decision, published_at=at, source=source,
        )  # fmt: skip
        procedure.current = revision
        procedure.save(update_fields=["current"])
        facts = {"code": definition.code, "revision": revision.number, "sha256": sha256}
        index.put([index.from_definition(definition)])
        journal.write(PUBLISHED, f"procedure:{definition.code}", by=by, at=at, facts=facts)
    return revision


def _procedure(definition: Definition) -> Procedure:
    field, _ = Field.objects.get_or_create(name=definition.field, defaults={"code": definition.field_code})
    procedure, _ = Procedure.objects.update_or_create(code=definition.code, defaults=columns(definition, field))
    return Procedure.objects.select_for_update(of=("self",)).select_related("current").get(pk=procedure.pk)


def columns(definition: Definition, field: Field) -> dict[str, Any]:
    """Give what the row of a procedure repeats of its current revision, for lists and search."""
    words = (definition.name, definition.short_name, *definition.keywords, definition.field)
    return {
        "name": definition.name,
        "field": field,
        "level": definition.level,
        "handling": definition.handling.value,
        "decides": definition.decides,
        "search_text": " | ".join(map(fold, words)),
    }


def digest(document: dict[str, Any]) -> tuple[str, str]:
    """Give the text of a document in its one order, and the hash of it."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, default=str)
    return text, hashlib.sha256(text.encode()).hexdigest()


def with_revisions_made(procedures: QuerySet[Procedure]) -> QuerySet[Procedure]:
    """Add `revisions_made`, the number of revisions each has."""
    return procedures.annotate(revisions_made=Count("revisions"))
