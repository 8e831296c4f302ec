"""The national list sent through a page: read by a job, shown before anything is decided, imported or dropped."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.catalog.national import queries
from motcua.catalog.national.acts.agree import agree as agree_to
from motcua.catalog.national.acts.drop import drop as drop_it
from motcua.catalog.national.acts.upload import LARGEST, upload
from motcua.catalog.national.models import NationalUpload
from motcua.web.setup.shown import national_uploads as shown
from motcua.web.ui import roles
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor
from motcua.web.ui.words import sentence

MEGABYTE = 1024 * 1024


@never_cache
@page(access=roles.catalog)
def send(request: HttpRequest) -> HttpResponseBase:
    """Ask for a file and keep it; where one is under way, show that."""
    known = queries.upload_under_way()
    if known is not None and request.method != "POST":
        return redirect("setup:national_uploaded", known.public_id)
    if request.method != "POST":
        return _form(request, "")
    try:
        row = upload(*_sent(request), by=catalog_actor(request), at=clockwork.now())
    except Refusal as no:
        return _form(request, sentence(no))
    return redirect("setup:national_uploaded", row.public_id)


def _sent(request: HttpRequest) -> tuple[str, bytes]:
    file = request.FILES.get("list")
    if not isinstance(file, UploadedFile):
        raise Refusal("draft.file_missing")
    content: bytes = file.read(LARGEST + 1)
    return str(file.name), content


def _form(request: HttpRequest, error: str) -> HttpResponseBase:
    hint = _("Tệp .jsonl hoặc .jsonl.gz là cả danh mục; tệp .json là một phần, tải từ Cổng quốc gia. Nhiều nhất %(size)s MB.")  # fmt: skip
    accept = {"accept": ".jsonl,.gz,.json"}
    words = hint % {"size": LARGEST // MEGABYTE}
    field = FieldView("list", _("Tệp danh mục"), "file", hint=words, error=error, attrs=accept)
    facts = {"field": field, "errors": error_lines([field])}
    return TemplateResponse(request, "setup/national_upload.html", facts)


@never_cache
@page(access=roles.catalog, methods=("GET", "HEAD"))
def uploaded(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = queries.upload_of(public_id)
    if row is None:
        raise Http404
    return TemplateResponse(request, "setup/national_uploaded.html", shown.one(row))


@page(access=roles.catalog, methods=("POST",))
def agree(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    return _done(request, public_id, agree_to)


@page(access=roles.catalog, methods=("POST",))
def drop(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    return _done(request, public_id, drop_it)


def _done(request: HttpRequest, public_id: UUID, act: Callable[..., NationalUpload]) -> HttpResponseBase:
    if queries.upload_of(public_id) is None:
        raise Http404
    try:
        act(public_id, by=catalog_actor(request), at=clockwork.now())
    except Refusal as no:
        messages.error(request, sentence(no))
    return redirect("setup:national_uploaded", public_id)
