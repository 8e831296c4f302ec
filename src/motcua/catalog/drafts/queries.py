"""Reading drafts and packages."""

from uuid import UUID

from django.db.models import QuerySet

from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.catalog.drafts.models import OPEN, ProcedureDraft
from motcua.directory.rules import may_edit_catalog


def drafts(*, by: Actor, words: str = "", state: str = "") -> QuerySet[ProcedureDraft]:
    """Give the drafts that an editor may see, the last changed first; without a state the open ones."""
    refuse_if(may_edit_catalog(by))
    found = ProcedureDraft.objects.select_related("author", "package").defer("document")
    found = found.filter(state=state) if state else found.filter(state__in=OPEN)
    if words:
        found = found.filter(name__icontains=words) | found.filter(code=words)
    return found.order_by("-changed_at", "-pk")


def draft(public_id: UUID, *, by: Actor) -> ProcedureDraft | None:
    """Give one draft, with what its page shows."""
    refuse_if(may_edit_catalog(by))
    beside = ("author", "checked_by", "published_by", "package", "based_on", "from_national", "revision")
    return ProcedureDraft.objects.select_related(*beside).filter(public_id=public_id).first()
