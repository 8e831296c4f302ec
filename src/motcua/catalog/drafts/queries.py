"""Reading drafts and packages."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.catalog.drafts.models import OPEN, ChangePackage, DraftState, ProcedureDraft
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
    beside = (
        "author",
        "checked_by",
        "published_by",
        "package",
        "based_on",
        "from_national__taken_from",
        "revision__procedure",
    )
    return ProcedureDraft.objects.select_related(*beside).filter(public_id=public_id).first()


def open_draft(code: str, *, by: Actor) -> ProcedureDraft | None:
    """Give the open draft of a code that lies in no package: the one that further changes go into."""
    return loose_drafts(by=by).select_related("author").filter(code=code).first()


def loose_drafts(*, by: Actor) -> QuerySet[ProcedureDraft]:
    """Give the open drafts that lie in no package, by name."""
    refuse_if(may_edit_catalog(by))
    return ProcedureDraft.objects.filter(state__in=OPEN, package=None).defer("document").order_by("name", "code")


def packages(*, by: Actor) -> QuerySet[ChangePackage]:
    """Give the packages, the latest day first, each with `items`, the number of its drafts that were not withdrawn."""
    refuse_if(may_edit_catalog(by))
    kept = Count("drafts", filter=~Q(drafts__state=DraftState.WITHDRAWN))
    return ChangePackage.objects.select_related("author").annotate(items=kept).order_by("-takes_effect", "-pk")


def package(public_id: UUID, *, by: Actor) -> ChangePackage | None:
    """Give one package."""
    refuse_if(may_edit_catalog(by))
    beside = ChangePackage.objects.select_related("author", "published_by")
    return beside.filter(public_id=public_id).first()


def items_of(row: ChangePackage) -> list[ProcedureDraft]:
    """Give the drafts of a package that were not withdrawn, by code."""
    found = row.drafts.select_related("author").exclude(state=DraftState.WITHDRAWN)
    return list(found.defer("document").order_by("code"))
