"""Take back the day from which a procedure is no longer filed, before that day."""

from datetime import datetime

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.in_force import is_ended
from motcua.catalog.models import Revision
from motcua.catalog.taking_back import locked, reason
from motcua.directory.rules import may_edit_catalog

END_REVOKED = journal.kind("catalog.revoke_end", "Bỏ ngày thôi nhận hồ sơ", personal=("why",))


@transaction.atomic
def revoke_end(code: str, number: int, why: str, *, by: Actor, at: datetime) -> Revision:
    """Let a revision go on being filed; refuses one without an end, and one whose end has come: that needs a new revision."""
    refuse_if(may_edit_catalog(by))
    why = reason(why)
    _procedure, revision = locked(code, number)
    if revision.ends_at is None or is_ended(revision, at):
        raise Refusal("revision.no_end", number=revision.number)
    facts = {"code": code, "revision": number, "ends": revision.ends_at.isoformat(), "why": why}
    revision.ends_at = None
    revision.save(update_fields=["ends_at"])
    journal.write(END_REVOKED, f"procedure:{code}", by=by, at=at, facts=facts)
    return revision
