"""Routes as files: a diagram (BPMN) or a table (CSV) taken away, and taken into a draft."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.catalog import queries
from motcua.catalog.drafts.acts.take_route import take_route
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.flow.bpmn_write import write_diagram
from motcua.flow.bpmn_xml import LARGEST
from motcua.flow.definition import Route
from motcua.flow.files import SUFFIXES
from motcua.flow.table_rows import write_sheet
from motcua.web.setup.shown.draft_routes import route_of
from motcua.web.setup.views.drafts import found
from motcua.web.ui import roles
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor
from motcua.web.ui.words import sentence

_FORMS = {"bpmn": "application/xml", "csv": "text/csv; charset=utf-8"}


@page(access=roles.catalog, methods=("GET", "HEAD"))
def draft_route_file(request: HttpRequest, public_id: UUID, form: str) -> HttpResponseBase:
    row = found(request, public_id)
    return _file(row.code, route_of(row.document), form)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def procedure_route_file(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    procedure = queries.procedure(code)
    if procedure is None or procedure.current is None:
        raise Http404
    return _file(code, route_of(procedure.current.document), form)


def _file(code: str, route: Route | None, form: str) -> HttpResponse:
    if route is None or form not in _FORMS:
        raise Http404
    content = write_diagram(route) if form == "bpmn" else ("\ufeff" + write_sheet(route)).encode()
    headers = {"Content-Disposition": f'attachment; filename="quy-trinh-{code}.{form}"'}
    return HttpResponse(content, content_type=_FORMS[form], headers=headers)


@page(access=roles.catalog)
def take(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Put the route of a file in the place of the one that the draft has."""
    row = found(request, public_id)
    if request.method != "POST":
        return _form(request, row, "")
    try:
        name, content = _sent(request)
        take_route(row.public_id, name, content, version=row.version, by=catalog_actor(request), at=clockwork.now())
    except Refusal as no:
        return _form(request, row, sentence(no))
    messages.success(request, _("Đã nhập quy trình từ tệp. Hãy xem lại từng bước."))
    return redirect("setup:draft_section", row.public_id, "route")


def _sent(request: HttpRequest) -> tuple[str, bytes]:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise Refusal("draft.file_missing")
    content: bytes = file.read(LARGEST + 1)
    return str(file.name), content


def _form(request: HttpRequest, row: ProcedureDraft, error: str) -> HttpResponseBase:
    hint = _("Tệp BPMN 2.0 (.bpmn, .xml), bảng .csv, hoặc tệp .json, .toml của một thủ tục.")
    field = FieldView("file", _("Tệp quy trình"), "file", hint=hint, error=error, attrs={"accept": ",".join(SUFFIXES)})
    return TemplateResponse(
        request, "setup/route_take.html", {"draft": row, "field": field, "errors": error_lines([field])}
    )
