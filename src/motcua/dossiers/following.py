"""Drafts of applicants follow the procedure: what is not sent yet is filed under what holds when it is sent.

A draft is nobody's business but its owner's and leaves no journal entry (decision 0003); so it just gets the revision that
holds. Answers and files stay, by key; what the new revision asks more is asked when it is sent.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from motcua.base.clockwork import today
from motcua.base.errors import Refusal
from motcua.base.models import Event
from motcua.base.written import Slot, written
from motcua.catalog.definition import Handling
from motcua.catalog.in_force import in_force, is_ended
from motcua.catalog.models import Procedure
from motcua.catalog.queries import definition
from motcua.dossiers.models import Dossier, State


def follow_procedure(event: Event) -> None:
    """React to another revision in force: let the drafts of its procedure stand under it, when it is filed here."""
    procedure = Procedure.objects.select_related("current").get(pk=event.subject)
    revision = in_force(procedure, event.at)
    if revision is None or definition(revision.pk).handling is not Handling.LOCAL:
        return
    waiting = Dossier.unscoped.filter(procedure=procedure, state=State.DRAFT).exclude(revision=revision)
    waiting.update(revision=revision)


def may_be_filed(dossier: Dossier, *, at: datetime) -> Refusal | None:
    """Ask that a draft stands under what holds at the moment; the reaction may be a minute behind."""
    procedure = _procedure(dossier.procedure_id)[0]
    revision = in_force(procedure, at)
    if revision is None:
        return Refusal("procedure.not_filed_here", name=procedure.name)
    if revision.ends_at is not None and is_ended(revision, at):
        return Refusal("procedure.ended", name=procedure.name, day=today(revision.ends_at))
    return None if revision.pk == dossier.revision_id else Refusal("procedure.changed", name=procedure.name)


@written(Slot)
def _procedure(key: Any) -> QuerySet[Procedure]:
    return Procedure.objects.select_related("current").defer("search_text").filter(pk=key)
