"""The bytes of one's own files and papers, sent so that nothing in them can act in our pages."""

from uuid import UUID

from django.http import FileResponse, Http404

from motcua.base.actor import Actor
from motcua.dossiers.queries import attachment_for
from motcua.files import store
from motcua.files.models import StoredFile

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'none'; sandbox"
)


def own_file(by: Actor, public_id: UUID) -> StoredFile:
    """Find a file of one's own dossier, also one that was taken away again; any other does not exist."""
    one = attachment_for(by, public_id)
    if one is None:
        raise Http404
    return one.file


def sent(stored: StoredFile) -> FileResponse:
    try:
        content = store.open_file(stored)
    except FileNotFoundError as lost:
        raise Http404 from lost
    answer = FileResponse(content, content_type=stored.media_type, filename=stored.name)
    answer["Content-Security-Policy"] = POLICY
    return answer
