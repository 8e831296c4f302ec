"""Open a package of changes: what it is called, which decision orders it, and its day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import refuse_if
from motcua.base.text import clean
from motcua.catalog.drafts.models import ChangePackage
from motcua.directory.rules import may_edit_catalog

STARTED = journal.kind("package.start", "Mở gói thay đổi")


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What a package is called, which decision orders it, and its day."""

    called: str
    decision: str
    takes_effect: date


@transaction.atomic
def start_package(facts: PackageFacts, *, by: Actor, at: datetime) -> ChangePackage:
    """Open an empty package."""
    refuse_if(may_edit_catalog(by))
    row = ChangePackage.objects.create(
        name=clean(facts.called), decision=clean(facts.decision), takes_effect=facts.takes_effect, author_id=by.key,
        created_at=at,
    )  # fmt: skip
    told = {"decision": row.decision, "takes_effect": facts.takes_effect.isoformat()}
    journal.write(STARTED, row.chain, by=by, at=at, facts=told)
    return row
