"""Save what an editor changed in a draft; two who write at once do not overwrite each other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.drafts.drafting import changed_parts, lock, reopen, written_by
from motcua.catalog.drafts.models import DraftSaving, ProcedureDraft

SAVED = journal.kind("draft.save", "Sửa bản soạn thủ tục")


@transaction.atomic
def save_draft(draft: UUID, changes: Mapping[str, Any], *, version: int, by: Actor, at: datetime) -> ProcedureDraft:
    """Put parts of the document in the place of those of the same name; a part that is None is taken out.

    `version` is the one the editor had opened: when others have saved since, it is refused, with who changed what.
    What changes nothing leaves no trace. A saved draft has to be checked anew.
    """
    row = lock(draft, by=by)
    refuse_if(_overtaken(row, version))
    document = {
        name: value for name, value in {**row.document, **changes, "code": row.code}.items() if value is not None
    }
    parts = changed_parts(row.document, document)
    if not parts:
        return row
    row.document, row.name, row.version = document, str(document.get("name", "")), row.version + 1
    reopen(row)
    written_by(row, by, at)
    row.save()
    DraftSaving.objects.create(draft=row, version=row.version, by_id=by.key, at=at, fields=parts)
    journal.write(SAVED, row.chain, by=by, at=at, facts={"code": row.code, "version": row.version, "parts": parts})
    return row


def _overtaken(row: ProcedureDraft, version: int) -> Refusal | None:
    """Tell who saved after the version that was opened, and which parts."""
    if version == row.version:
        return None
    since = row.savings.select_related("by").filter(version__gt=version).order_by("version")
    parts = sorted({part for one in since for part in one.fields})
    who = list(dict.fromkeys(one.by.full_name for one in since))
    return Refusal("draft.overtaken", who=who, parts=parts)
