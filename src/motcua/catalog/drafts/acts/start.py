"""Start a draft: from what is published, from another procedure, from the national list, or with nothing but a code."""

from datetime import datetime

from django.db.models import F

from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog.drafts.acts.begin import Beginning, begin
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.catalog.models import NationalEntry, Procedure, Revision
from motcua.catalog.national import publishable
from motcua.catalog.national.comparing import record_of


def start_revision(code: str, *, by: Actor, at: datetime, number: int | None = None, why: str = "") -> ProcedureDraft:
    """Draft the next revision of a procedure, from its latest one or from the one of that number.

    One that was taken back is the last choice; what it says may go on, but nothing is based on it.
    """
    revisions = Revision.objects.filter(procedure__code=code).order_by(
        F("withdrawn_at").asc(nulls_first=True), "-number"
    )
    revision = (revisions if number is None else revisions.filter(number=number)).first()
    if revision is None:
        raise Refusal("draft.no_procedure", code=code)
    standing = revision if revision.withdrawn_at is None else revisions.filter(withdrawn_at=None).first()
    return begin(code, Beginning(revision.document, based_on=standing, why=why), by=by, at=at)


def start_empty(code: str, called: str, *, by: Actor, at: datetime, why: str = "") -> ProcedureDraft:
    """Draft a procedure that nobody has written yet."""
    return begin(code, Beginning({"name": clean(called), "handling": "readable"}, why=why), by=by, at=at)


def start_clone(of: str, code: str, called: str, *, by: Actor, at: datetime, why: str = "") -> ProcedureDraft:
    """Draft a new procedure with the content of another one of this catalogue."""
    found = Procedure.objects.select_related("current").filter(code=of, current__isnull=False).first()
    if found is None or found.current is None:
        raise Refusal("draft.no_procedure", code=of)
    document = {**found.current.document, "name": clean(called)}
    return begin(code, Beginning(document, origin=f"{of} · {found.current.number}", why=why), by=by, at=at)


def start_national(code: str, *, by: Actor, at: datetime, why: str = "") -> ProcedureDraft:
    """Draft what the national list says of a procedure that the province does not publish yet."""
    entry = NationalEntry.objects.select_related("current").filter(key=code, withdrawn_at=None).first()
    if entry is None or entry.current is None:
        raise Refusal("draft.no_procedure", code=code)
    document = publishable.document(record_of(entry.current.document))
    return begin(code, Beginning(document, from_national=entry.current, why=why), by=by, at=at)
