"""What accepting and rejecting share: the change locked while it is open, and closed by somebody."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.catalog.national.models import ChangeState, NationalUpload, ProposedChange
from motcua.directory import rules


def opened(change: UUID, by: Actor) -> ProposedChange:
    """Lock an open change for somebody who may decide; refuses one that is decided."""
    refuse_if(rules.may_keep_national(by))
    rows = ProposedChange.objects.select_for_update(of=("self",)).select_related("entry", "version__taken_from")
    row = rows.filter(public_id=change).first()
    if row is None:
        raise Refusal("national.no_change")
    if row.state != ChangeState.OPEN:
        raise Refusal("national.decided")
    return row


def upload_locked(upload: UUID, by: Actor) -> NationalUpload:
    """Lock a file that was sent, without its bytes, for somebody who may import."""
    refuse_if(rules.may_edit_catalog(by))
    row = NationalUpload.objects.select_for_update(of=("self",)).defer("content").filter(public_id=upload).first()
    if row is None:
        raise Refusal("national.no_upload")
    return row


def close(row: ProposedChange, state: ChangeState, *, by: Actor, at: datetime) -> None:
    """Write down how a change was decided and by whom."""
    row.state, row.decided_at, row.by_kind, row.by_key = state, at, by.kind.value, by.key
    row.save(update_fields=["state", "decided_at", "by_kind", "by_key", "why", "revision", "draft"])


def published_with(draft_id: int, revision_id: int) -> None:
    """Note with which revision the changes that a draft took in were published."""
    ProposedChange.objects.filter(draft_id=draft_id).update(revision_id=revision_id)


def given_back(draft_id: int) -> list[ProposedChange]:
    """Open again what a draft that was given up had taken in, unless a later change of the entry waits; gives what waits anew."""
    taken = ProposedChange.objects.select_for_update(of=("self",)).filter(draft_id=draft_id)
    later = ProposedChange.objects.filter(entry=OuterRef("entry"), pk__gt=OuterRef("pk"))
    found = list(taken.exclude(Exists(later)).select_related("entry"))
    waiting = {
        "state": ChangeState.OPEN,
        "decided_at": None,
        "by_kind": "",
        "by_key": 0,
        "draft": None,
        "revision": None,
    }
    ProposedChange.objects.filter(pk__in=[row.pk for row in found]).update(**waiting)
    return found
