"""Put a package of changes together: its decision and day, its drafts, and which law each leaves to running dossiers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.catalog.drafts.drafting import lock, reopen, written_by
from motcua.catalog.drafts.models import OPEN, ChangePackage, DraftState, ProcedureDraft, RunningRule
from motcua.directory.rules import may_edit_catalog

STARTED = journal.kind("package.start", "Mở gói thay đổi")
PUT_IN = journal.kind("package.put_in", "Đưa bản soạn vào gói thay đổi")
TAKEN_OUT = journal.kind("package.take_out", "Lấy bản soạn ra khỏi gói thay đổi")
RULED = journal.kind("package.rule", "Chọn quy định cho hồ sơ đang giải quyết")
WITHDRAWN = journal.kind("package.withdraw", "Bỏ gói thay đổi")


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


def lock_package(package: UUID, *, by: Actor) -> ChangePackage:
    """Lock an open package; refuses who is no editor, and one that is published or withdrawn."""
    refuse_if(may_edit_catalog(by))
    row = ChangePackage.objects.select_for_update(of=("self",)).filter(public_id=package).first()
    if row is None:
        raise Refusal("package.none")
    if row.state not in OPEN:
        raise Refusal("package.closed")
    return row


@transaction.atomic
def put_in(package: UUID, draft: UUID, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Put a draft into a package; its day is then that of the package, and it has to be checked anew."""
    held, row = lock_package(package, by=by), lock(draft, by=by)
    if row.package_id is not None:
        raise Refusal("draft.in_package")
    if held.drafts.filter(code=row.code, state__in=OPEN).exists():
        raise Refusal("draft.open_already", code=row.code, who=held.name)
    row.package, row.takes_effect = held, None
    _changed(row, by, at)
    journal.write(PUT_IN, held.chain, by=by, at=at, facts={"code": row.code, "draft": str(row.public_id)})
    return row


@transaction.atomic
def take_out(package: UUID, draft: UUID, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Take a draft out of a package; it goes on alone."""
    held, row = lock_package(package, by=by), lock(draft, by=by)
    if row.package_id != held.pk:
        raise Refusal("package.not_in_it", called=row.name)
    if ProcedureDraft.objects.filter(code=row.code, package=None, state__in=OPEN).exists():
        raise Refusal("draft.open_already", code=row.code, who="")
    row.package, row.running, row.running_why = None, RunningRule.OLD, ""
    _changed(row, by, at)
    journal.write(TAKEN_OUT, held.chain, by=by, at=at, facts={"code": row.code, "draft": str(row.public_id)})
    return row


@transaction.atomic
def set_running(draft: UUID, rule: RunningRule, why: str, *, by: Actor, at: datetime) -> ProcedureDraft:
    """Say which law the dossiers that run on the day go on under, and by which provision."""
    row = lock(draft, by=by)
    if row.package is None:
        raise Refusal("package.not_in_it", called=row.name)
    if not clean(why):
        raise Refusal("package.why_missing", called=row.name)
    row.running, row.running_why = rule, clean(why)
    written_by(row, by, at)
    row.save()
    journal.write(
        RULED, row.package.chain, by=by, at=at, facts={"code": row.code, "rule": rule.value, "ground": row.running_why}
    )
    return row


@transaction.atomic
def withdraw_package(package: UUID, *, by: Actor, at: datetime) -> ChangePackage:
    """Give up an empty package; its drafts are taken out or withdrawn first, so that none is forgotten."""
    row = lock_package(package, by=by)
    if row.drafts.filter(state__in=OPEN).exists():
        raise Refusal("package.not_empty")
    row.state = DraftState.WITHDRAWN
    row.save(update_fields=["state"])
    journal.write(WITHDRAWN, row.chain, by=by, at=at, facts={"decision": row.decision})
    return row


def _changed(row: ProcedureDraft, by: Actor, at: datetime) -> None:
    reopen(row)
    written_by(row, by, at)
    row.save()
