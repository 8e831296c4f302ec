"""Begin a draft: the row, its first document, and where that comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.catalog.drafts.drafting import CODE_LONGEST
from motcua.catalog.drafts.models import OPEN, ProcedureDraft
from motcua.catalog.models import NationalVersion, Revision
from motcua.directory.rules import may_edit_catalog

STARTED = journal.kind("draft.start", "Bắt đầu soạn thủ tục")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a draft begins with, and where that comes from."""

    document: Mapping[str, Any]
    based_on: Revision | None = None
    from_national: NationalVersion | None = None
    origin: str = ""
    called: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


@transaction.atomic
def begin(code: str, first: Beginning, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Write the row; refuses a second open draft of a code, and a code that is taken where a new one is asked for."""
    refuse_if(may_edit_catalog(by))
    code = _code(code)
    if first.based_on is None and Revision.objects.filter(procedure__code=code, withdrawn_at=None).exists():
        raise Refusal("draft.code_taken", code=code)
    refuse_if(_other_draft(code))
    document = {**first.document, "code": code}
    try:
        with transaction.atomic():
            row = ProcedureDraft.objects.create(
                code=code, name=str(document.get("name", "")), document=document, based_on=first.based_on,
                from_national=first.from_national, origin=first.origin, called=dict(first.called), why=clean(first.why), author_id=by.key,
                writers=[by.key], created_at=at, changed_at=at,
            )  # fmt: skip
    except IntegrityError as second:  # somebody started one at the same moment
        raise Refusal("draft.open_already", code=code, who="") from second
    number = first.based_on.number if first.based_on else None
    journal.write(STARTED, row.chain, by=by, at=at, facts={"code": code, "revision": number, "origin": first.origin})
    return row


def _code(code: str) -> str:
    found = clean(code).strip()
    if not found or len(found) > CODE_LONGEST or not all(c.isascii() and (c.isalnum() or c in ".-_") for c in found):
        raise Refusal("draft.bad_code", code=found)
    return found


def _other_draft(code: str) -> Refusal | None:
    other = ProcedureDraft.objects.select_related("author").filter(code=code, package=None, state__in=OPEN).first()
    return Refusal("draft.open_already", code=code, who=other.author.full_name) if other else None
