"""Take back a revision that was published for a later day, before that day."""

from datetime import datetime

from django.db import transaction

from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.models import ProcedureDraft, Revision
from motcua.catalog.taking_back import locked, may_take_back, reason, take_back
from motcua.directory.rules import may_edit_catalog


@transaction.atomic
def withdraw_revision(code: str, number: int, why: str, *, by: Actor, at: datetime) -> Revision:
    """Leave in force what stands; refuses one that has begun, and one of a package, which is taken back as a whole.

    One editor is enough: nothing comes to hold that two persons have not published.
    """
    refuse_if(may_edit_catalog(by))
    why = reason(why)
    procedure, revision = locked(code, number)
    refuse_if(may_take_back(revision, at))
    packed = ProcedureDraft.objects.select_related("package").filter(revision=revision, package__isnull=False).first()
    if packed is not None and packed.package is not None:
        raise Refusal("revision.in_package", called=packed.package.name)
    take_back(procedure, revision, why, by=by, at=at)
    return revision
