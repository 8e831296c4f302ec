"""Official papers of a dossier: the receipt at once, the result when it has been handed over."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Router

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.dossiers.queries import dossier_by_code
from motcua.files import looks, store
from motcua.papers.models import Paper
from motcua.papers.queries import paper_for, papers_seen
from motcua.web.api import dossier_shapes
from motcua.web.api.clients import client, reads_documents

router = Router(tags=["documents"])


@router.get(
    "/dossiers/{dossier_code}/documents",
    auth=reads_documents,
    response=dossier_shapes.DocumentList,
    operation_id="list_documents",
    url_name="documents",
)
def documents(request: HttpRequest, dossier_code: str) -> dossier_shapes.DocumentList:
    by = client(request)
    found = dossier_by_code(by, dossier_code)
    if found is None:
        raise Refusal("dossier.none")
    looks.note("dossier", found.pk, by=by, at=clockwork.now(), words="documents")
    return dossier_shapes.DocumentList(items=[_shape(paper) for paper in papers_seen(by, found)])


def _shape(paper: Paper) -> dossier_shapes.DocumentShape:
    file = paper.file
    return dossier_shapes.DocumentShape(
        id=paper.public_id, kind=paper.kind, name=str(paper.get_kind_display()), number=paper.number,
        made_at=paper.made_at, media_type=file.media_type, size=file.size, sha256=file.sha256,
        href=reverse("api:document", args=[paper.public_id]),
    )  # fmt: skip


@router.get(
    "/documents/{uuid:public_id}",
    auth=reads_documents,
    response={200: None},
    operation_id="read_document",
    url_name="document",
    openapi_extra={
        "responses": {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}
    },
)
def document(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    by = client(request)
    found = paper_for(by, public_id)
    if found is None:
        raise Refusal("document.none")
    looks.note("file", found.file_id, by=by, at=clockwork.now(), words=found.kind)
    file = found.file
    return FileResponse(store.open_file(file), as_attachment=True, content_type=file.media_type, filename=file.name)
