"""Drop a list that was sent, before it is imported."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.national.acts.import_list import CHAIN
from motcua.catalog.national.deciding import upload_locked
from motcua.catalog.national.models import NationalUpload, UploadState

DROPPED = journal.kind("national.upload_dropped", "Bỏ tệp danh mục quốc gia")
STUCK_AFTER = timedelta(minutes=15)  # an import takes less than one; its job was lost


@transaction.atomic
def drop(upload: UUID, *, by: Actor, at: datetime) -> NationalUpload:
    """Forget the file; refuses one that is imported already, or being imported now."""
    row = upload_locked(upload, by)
    running = row.state == UploadState.AGREED and row.agreed_at is not None and at - row.agreed_at < STUCK_AFTER
    if running or not row.is_under_way:
        raise Refusal("national.upload_not_ready")
    row.state, row.content, row.ended_at = UploadState.DROPPED, None, at
    row.save(update_fields=["state", "content", "ended_at"])
    journal.write(DROPPED, CHAIN, by=by, at=at, facts={"source": row.file_name, "sha256": row.sha256})
    return row
