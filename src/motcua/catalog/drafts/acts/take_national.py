"""What the national list says anew of a procedure that the province wrote itself comes into a draft of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.catalog.drafts.acts.begin import Beginning, begin
from motcua.catalog.drafts.acts.save import save_draft
from motcua.catalog.drafts.drafting import reopen, written_by
from motcua.catalog.drafts.models import OPEN, ProcedureDraft
from motcua.catalog.models import NationalVersion, Revision
from motcua.catalog.national.comparing import record_of
from motcua.catalog.national.publishable import taken_over
from motcua.directory.rules import may_edit_catalog


@transaction.atomic
def take_national(
    own: Revision, version: NationalVersion, edited: Mapping[str, Any], *, by: Actor, at: datetime
) -> ProcedureDraft:
    """Begin a draft of the next revision, or go on with the open one outside of packages; `edited` goes before the list.

    Names, field, decision and legal basis come from the list; form, route, papers, limits and fees stay as they are. The
    draft names the version of the list as its source, has to be checked anew, and whoever took it in cannot publish it.
    """
    refuse_if(may_edit_catalog(by))
    code = own.procedure.code
    parts = {**taken_over(record_of(version.document)), **edited}
    row = ProcedureDraft.objects.select_for_update(of=("self",)).filter(code=code, package=None, state__in=OPEN).first()
    if row is None:
        first = Beginning({**own.document, **parts}, based_on=own, from_national=version)
        return begin(code, first, by=by, at=at)
    row = save_draft(row.public_id, parts, version=row.version, by=by, at=at)
    row.from_national = version
    reopen(row)
    written_by(row, by, at)
    row.save()
    return row
