"""Send a list through a page: it is kept, and a job reads it; nothing is imported before somebody has agreed."""

import hashlib
import re
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.base import journal
from motcua.base.actor import Actor
from motcua.base.errors import Refusal, refuse_if
from motcua.base.text import clean
from motcua.catalog.national import jobs
from motcua.catalog.national.acts.import_list import CHAIN
from motcua.catalog.national.models import UNDER_WAY, NationalUpload
from motcua.catalog.national.reading_files import SUFFIXES
from motcua.directory.rules import may_edit_catalog

UPLOADED = journal.kind("national.uploaded", "Gửi tệp danh mục quốc gia")
LARGEST = 24 * 1024 * 1024  # bytes; the list of July 2026 has 5.9 million, compressed
_LONGEST_NAME = 100  # letters
_ODD = re.compile(r"[^\w.\- ]+")


@transaction.atomic
def upload(name: str, content: bytes, *, by: Actor, at: datetime) -> NationalUpload:
    """Keep a file for the job that reads it; refuses another kind of file, one too large, and a second one at a time."""
    refuse_if(may_edit_catalog(by))
    if not name.endswith(SUFFIXES):
        raise Refusal("national.upload_kind")
    if not content:
        raise Refusal("national.upload_empty")
    if len(content) > LARGEST:
        raise Refusal("national.upload_large", most=LARGEST // (1024 * 1024))
    source, sha256 = _name(name), hashlib.sha256(content).hexdigest()
    try:
        with transaction.atomic():
            row = NationalUpload.objects.create(
                at=at, by_id=by.key, file_name=source, size=len(content), sha256=sha256, content=content
            )
    except IntegrityError as second:
        who = NationalUpload.objects.select_related("by").filter(state__in=UNDER_WAY).first()
        raise Refusal("national.upload_open", who=who.by.full_name if who else "") from second
    journal.write(UPLOADED, CHAIN, by=by, at=at, facts={"source": source, "sha256": sha256, "bytes": len(content)})
    jobs.defer(row.pk)
    return row


def _name(name: str) -> str:
    """Give the name as a file may have it; the kind at its end stays, for it says how to read it."""
    suffix = next(one for one in SUFFIXES if name.endswith(one))
    stem = _ODD.sub("_", clean(name.removesuffix(suffix).replace("\\", "/").split("/")[-1])).strip(". ") or "danh-muc"
    return stem[:_LONGEST_NAME] + suffix
