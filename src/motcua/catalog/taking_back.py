"""What was published for a later day is taken back before it: asked and done alike for one revision and for each of a package."""

from datetime import datetime

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog.in_force import next_start
from motcua.catalog.models import Procedure, ProcedureDraft, Revision
from motcua.catalog.national.deciding import given_back

WITHDRAWN = journal.kind("catalog.withdraw_revision", "Rút lại phiên bản chưa đến ngày", personal=("why",))
SHORTEST = 5  # letters of a reason


def reason(why: str) -> str:
    """Give the reason, cleaned; refuses none."""
    if len(clean(why)) < SHORTEST:
        raise Refusal("revision.why_missing")
    return clean(why)


def locked(code: str, number: int) -> tuple[Procedure, Revision]:
    """Lock a procedure, as publishing does, and give one of its revisions that was not taken back."""
    procedure = Procedure.objects.select_for_update(of=("self",)).filter(code=code).first()
    revision = procedure.revisions.filter(number=number, withdrawn_at=None).first() if procedure else None
    if procedure is None or revision is None:
        raise Refusal("revision.none")
    return procedure, revision


def may_take_back(revision: Revision, at: datetime) -> Refusal | None:
    """Ask that it has not begun: what has held once is followed by another one, never taken away."""
    if revision.starts_at is None or revision.starts_at <= at:
        return Refusal("revision.begun", number=revision.number)
    return None


def take_back(procedure: Procedure, revision: Revision, why: str, *, by: Actor, at: datetime) -> None:
    """Let a scheduled revision never begin; what it took in of the national list waits again."""
    revision.withdrawn_at = at
    revision.save(update_fields=["withdrawn_at"])
    procedure.changes_at = next_start(procedure, at)
    procedure.save(update_fields=["changes_at"])
    for draft in ProcedureDraft.objects.filter(revision=revision).values_list("pk", flat=True):
        given_back(draft)
    facts = {"code": procedure.code, "revision": revision.number, "why": why}
    journal.write(WITHDRAWN, f"procedure:{procedure.code}", by=by, at=at, facts=facts)
