"""What a job does with a list that was sent through a page: look what it would change, and import it when somebody agreed.

Each part can be done again after a worker was killed: looking writes nothing, and the same list imported twice changes nothing.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from motcua.base.actor import Actor, ActorKind
from motcua.base.errors import Refusal
from motcua.catalog.national.acts.import_list import brought, looked_at
from motcua.catalog.national.errors import Unreadable
from motcua.catalog.national.models import UNDER_WAY, NationalImport, NationalUpload, UploadState

FORGOTTEN_AFTER = timedelta(days=7)  # nobody agreed and nobody dropped it


def carry_on(upload_id: int, *, at: datetime) -> None:
    """Do what an upload waits for; nothing where it was dropped or done meanwhile."""
    row = NationalUpload.objects.select_related("agreed_by").filter(pk=upload_id).first()
    if row is None or row.state not in (UploadState.WAITING, UploadState.AGREED):
        return
    try:
        found = _looked(row) if row.state == UploadState.WAITING else _imported(row)
    except Unreadable as fault:
        place = {"kind": fault.place.kind, "number": fault.place.number}
        found = {"state": UploadState.FAULTY, "fault": {"code": fault.code, "place": place, "facts": fault.facts}}
    except Refusal as no:
        found = {"state": UploadState.FAULTY, "fault": {"code": no.code.split(".")[1], "place": {}, "facts": no.facts}}
    if found["state"] not in UNDER_WAY:
        found |= {"content": None, "ended_at": at}
    NationalUpload.objects.filter(pk=row.pk, state=row.state).update(**found)


def _looked(row: NationalUpload) -> dict[str, Any]:
    with _file_of(row) as path:
        counts = looked_at(path, heard=lambda number: _heard(row, number))
    return {"state": UploadState.READY, "counts": counts, "read": counts["entries"]}


def _imported(row: NationalUpload) -> dict[str, Any]:
    """Import in the name of whoever agreed; what a killed job had imported already is found by its moment."""
    assert row.agreed_by is not None
    assert row.agreed_at is not None
    by = Actor(ActorKind.OFFICER, row.agreed_by.pk, row.agreed_by.full_name)
    before = NationalImport.objects.filter(sha256=row.sha256, at=row.agreed_at).first()
    if before is not None:
        return {"state": UploadState.DONE, "counts": before.counts, "made": before}
    with _file_of(row) as path:
        made = brought(path, by=by, at=row.agreed_at, heard=lambda number: _heard(row, number))
    return {"state": UploadState.DONE, "counts": made.counts, "made": made.row, "read": made.counts["entries"]}


def _heard(row: NationalUpload, number: int) -> None:
    NationalUpload.objects.filter(pk=row.pk).update(read=number)


@contextmanager
def _file_of(row: NationalUpload) -> Iterator[Path]:
    """Write the bytes where they can be read as a file, for as long as they are read."""
    with tempfile.TemporaryDirectory(prefix="motcua-list-") as folder:
        path = Path(folder) / row.file_name
        path.write_bytes(bytes(row.content or b""))
        row.content = None  # the file holds it now
        yield path


def forget_old(at: datetime) -> int:
    """Drop what was left lying; gives how many."""
    old = NationalUpload.objects.filter(state__in=UNDER_WAY, at__lt=at - FORGOTTEN_AFTER)
    return old.update(state=UploadState.DROPPED, content=None, ended_at=at)
