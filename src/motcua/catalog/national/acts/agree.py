"""Agree that a list which was read is imported; the job writes all of it or nothing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal
from motcua.catalog.national import jobs
from motcua.catalog.national.acts.import_list import CHAIN
from motcua.catalog.national.deciding import upload_locked
from motcua.catalog.national.models import NationalUpload, UploadState

AGREED = journal.kind("national.upload_agreed", "Đồng ý nhập tệp danh mục quốc gia")


@transaction.atomic
def agree(upload: UUID, *, by: Actor, at: datetime) -> NationalUpload:
    """Let the job import an upload; refuses one that is not read yet, or decided."""
    row = upload_locked(upload, by)
    if row.state != UploadState.READY:
        raise Refusal("national.upload_not_ready")
    row.state, row.agreed_by_id, row.agreed_at, row.read = UploadState.AGREED, by.key, at, 0
    row.save(update_fields=["state", "agreed_by", "agreed_at", "read"])
    journal.write(AGREED, CHAIN, by=by, at=at, facts={"source": row.file_name, "sha256": row.sha256})
    jobs.defer(row.pk)
    return row
