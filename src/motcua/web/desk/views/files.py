"""Files and papers of the dossiers an officer may see; each opening is written down."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.base import clockwork
from motcua.dossiers.queries import attachment_for
from motcua.files import looks
from motcua.files.models import StoredFile
from motcua.papers.queries import paper_for
from motcua.web.desk import serving
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")


def _attached(request: HttpRequest, public_id: UUID) -> StoredFile:
    found = attachment_for(actor(request), public_id)
    if found is None:
        raise Http404
    looks.note("file", found.file_id, by=actor(request), at=clockwork.now())
    return found.file


@page(roles.officer, methods=READ)
def file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    return serving.send(_attached(request, public_id))


@page(roles.officer, methods=READ)
def preview(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    stored = _attached(request, public_id)
    if not stored.media_type.startswith("image/"):
        raise Http404
    return serving.picture(stored)


@page(roles.officer, methods=READ)
def paper(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    found = paper_for(actor(request), public_id)
    if found is None:
        raise Http404
    looks.note("file", found.file_id, by=actor(request), at=clockwork.now(), words=found.kind)
    return serving.send(found.file)
