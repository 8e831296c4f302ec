"""Procedures as files: taken away, taken in, and the library."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog import library, queries
from motcua.catalog.drafts.acts.take_file import take_file
from motcua.catalog.exchange import LARGEST, exported
from motcua.directory.calendars import province_on
from motcua.web.setup.shown.libraries import shelf
from motcua.web.setup.views.drafts import found
from motcua.web.ui import roles
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.pages import page
from motcua.web.ui.parts import ErrorLine
from motcua.web.ui.platform import catalog_actor
from motcua.web.ui.words import sentence

KILOBYTE = 1024


@page(access=roles.catalog, methods=("GET", "HEAD"))
def procedure_file(request: HttpRequest, code: str) -> HttpResponseBase:
    procedure = queries.procedure(code)
    if procedure is None or procedure.current is None:
        raise Http404
    return _file(code, procedure.current.document, procedure.current.number)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def draft_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = found(request, public_id)
    return _file(row.code, row.document, row.revision.number if row.revision else None)


def _file(code: str, document: dict[str, Any], revision: int | None) -> HttpResponse:
    on = clockwork.today(clockwork.now())
    content = exported(document, source=province_on(on).name, revision=revision, on=on)
    headers = {"Content-Disposition": f'attachment; filename="thu-tuc-{code}.json"'}
    return HttpResponse(content, content_type="application/json", headers=headers)


@page(access=roles.catalog)
def take(request: HttpRequest) -> HttpResponseBase:
    """Take in a file that was chosen, or one of the library by its name."""
    if request.method != "POST":
        return _form(request, "")
    name = clean(request.POST.get("library", ""))
    try:
        content = library.content(name) if name else _sent(request)
        row = take_file(content, by=catalog_actor(request), at=clockwork.now())
    except Refusal as no:
        return _form(request, sentence(no), of_library=bool(name))
    return redirect("setup:draft", row.public_id)


def _sent(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise Refusal("draft.file_missing")
    content: bytes = file.read(LARGEST + 1)
    return content


def _form(request: HttpRequest, error: str, *, of_library: bool = False) -> HttpResponseBase:
    hint = _("Tệp .json tải từ một thủ tục, nhiều nhất %(size)s KB.") % {"size": LARGEST // KILOBYTE}
    wrong = "" if of_library else error
    field = FieldView("file", _("Tệp thủ tục"), "file", hint=hint, error=wrong, attrs={"accept": ".json"})
    loose = [ErrorLine(error)] if of_library else []
    facts = {"field": field, "errors": [*loose, *error_lines([field])], **shelf(library.volumes())}
    return TemplateResponse(request, "setup/draft_take.html", facts)
