"""Save what an editor changed in a draft; two who write at once do not overwrite each other."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.catalog.drafts.drafting import changed_parts, lock, reopen, written_by
from motcua.catalog.drafts.models import DraftSaving, ProcedureDraft
from motcua.directory.rules import dates_in_order

SAVED = journal.kind("draft.save", "Sửa bản soạn thủ tục")
TIMED = journal.kind("draft.time", "Đặt ngày hiệu lực của bản soạn")


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


@transaction.atomic
def time_draft(
    draft: UUID, takes_effect: date | None, ends: date | None, why: str, *, by: Actor, at: datetime
) -> ProcedureDraft:
    """Say from which day it holds (None: when it is published), until which, and why the procedure changes."""
    row = lock(draft, by=by)
    if row.package_id is not None and takes_effect is not None:
        raise Refusal("draft.day_of_package")
    if takes_effect is not None:
        refuse_if(dates_in_order(takes_effect, ends))
    row.takes_effect, row.ends, row.why = takes_effect, ends, clean(why)
    reopen(row)
    written_by(row, by, at)
    row.save()
    days = {"takes_effect": takes_effect.isoformat() if takes_effect else "", "ends": ends.isoformat() if ends else ""}
    journal.write(TIMED, row.chain, by=by, at=at, facts={"code": row.code, **days})
    return row
