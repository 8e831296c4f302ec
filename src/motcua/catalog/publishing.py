"""Publish a document as the next frozen revision of its procedure."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.text import fold
from motcua.catalog import reading
from motcua.catalog.definition import Definition
from motcua.catalog.models import Field, Procedure, Revision

PUBLISHED = journal.kind("catalog.publish", "Công bố thủ tục")


def publish(document: dict[str, Any], *, by: Actor, at: datetime) -> Revision:
    """Publish; the same document twice changes nothing and gives the revision that stands. Raises BadDefinition."""
    definition = reading.read(document)
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        procedure = _procedure(definition)
        if procedure.current and procedure.current.sha256 == digest:
            return procedure.current
        revision = Revision.objects.create(
            procedure=procedure, number=procedure.revisions.count() + 1, document=json.loads(text), sha256=digest,
            decision=definition.decision, published_at=at,
        )  # fmt: skip
        procedure.current = revision
        procedure.save(update_fields=["current"])
        facts = {"code": definition.code, "revision": revision.number, "sha256": digest}
        journal.write(PUBLISHED, f"procedure:{definition.code}", by=by, at=at, facts=facts)
    return revision


def _procedure(definition: Definition) -> Procedure:
    field, _ = Field.objects.get_or_create(name=definition.field, defaults={"code": definition.field_code})
    words = (definition.name, definition.short_name, *definition.keywords, definition.field)
    procedure, _ = Procedure.objects.update_or_create(
        code=definition.code,
        defaults={
            "name": definition.name,
            "field": field,
            "level": definition.level,
            "handling": definition.handling.value,
            "decides": definition.decides,
            "search_text": " | ".join(map(fold, words)),
        },
    )
    return Procedure.objects.select_for_update(of=("self",)).select_related("current").get(pk=procedure.pk)
