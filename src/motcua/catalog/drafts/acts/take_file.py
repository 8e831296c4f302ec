"""Start a draft from a file: one that another province exported, or one of the library."""

from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.catalog.drafts.acts.begin import Beginning, begin
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.exchange import read_file
from motcua.catalog.models import Revision
from motcua.directory.rules import may_edit_catalog

TAKEN = journal.kind("draft.take_file", "Nhập thủ tục từ tệp")


@transaction.atomic
def take_file(content: bytes, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Draft what a file says; onto the latest revision where the province publishes that code already."""
    refuse_if(may_edit_catalog(by))
    found = read_file(content)
    latest = Revision.objects.filter(procedure__code=found.code, withdrawn_at=None).order_by("-number").first()
    first = Beginning(found.document, based_on=latest, origin=found.source[:200], called=found.names)
    row = begin(found.code, first, by=by, at=at)
    journal.write(
        TAKEN, row.chain, by=by, at=at, facts={"code": row.code, "source": found.source, "bytes": len(content)}
    )
    return row
