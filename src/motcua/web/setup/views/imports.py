"""Lists from Excel: the template, the preview, the confirmation."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.directory.acts.roster import import_roster, preview
from motcua.directory.history import latest_imports
from motcua.directory.importing.rows import read
from motcua.directory.queries import agencies
from motcua.web.setup.keeping import given_back, kept
from motcua.web.setup.shown.imports import counted, shown
from motcua.web.setup.template import MEDIA_TYPE
from motcua.web.setup.template import template as made_template
from motcua.web.setup.workbook import LARGEST, MEGABYTE, MOST_ROWS, read_workbook
from motcua.web.ui import roles
from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.pages import page
from motcua.web.ui.parts import ErrorLine
from motcua.web.ui.platform import platform_actor
from motcua.web.ui.words import sentence


@never_cache
@page(access=roles.platform)
def imports(request: HttpRequest) -> HttpResponseBase:
    """Show the way in, or read a file and show what it would change."""
    if request.method != "POST":
        return _form(request, "")
    file = request.FILES.get("list")
    if not isinstance(file, UploadedFile):
        return _form(request, _("Chưa chọn tệp."))
    try:
        return _preview(request, file)
    except Refusal as no:
        return _form(request, sentence(no))


def _preview(request: HttpRequest, file: "UploadedFile[Any]") -> HttpResponseBase:
    rows = read(read_workbook(file.read(LARGEST + 1)))
    plan = preview(rows)
    facts: dict[str, Any] = shown(plan) | {"file_name": file.name}
    if facts["may_write"]:
        facts["kept"] = kept(rows, plan.digest(), platform_actor(request).key)
    if facts["fault_count"]:
        facts["errors"] = [ErrorLine(_("Tệp còn chỗ sai, chưa ghi gì."), "#faults")]
    return TemplateResponse(request, "setup/preview.html", facts)


def _form(request: HttpRequest, error: str) -> HttpResponseBase:
    hint = _("Tệp .xlsx, nhiều nhất %(rows)s dòng, %(size)s MB.") % {"rows": MOST_ROWS, "size": LARGEST // MEGABYTE}
    field = FieldView("list", _("Tệp danh sách"), "file", hint=hint, error=error, attrs={"accept": ".xlsx"})
    latest = [(one, counted(one.counts)) for one in latest_imports()]
    facts = {"field": field, "errors": error_lines([field]), "latest": latest}
    return TemplateResponse(request, "setup/imports.html", facts)


@page(access=roles.platform, methods=("POST",))
def confirm(request: HttpRequest) -> HttpResponseBase:
    by = platform_actor(request)
    try:
        rows, digest = given_back(request.POST.get("kept", ""), by.key)
        plan = import_roster(rows, digest, by=by, at=clockwork.now())
    except Refusal as no:
        messages.error(request, sentence(no))
    else:
        counts = {f"{sheet} {standing}": count for (sheet, standing), count in plan.count().items()}
        messages.success(request, _("Đã ghi: %(counts)s.") % {"counts": "; ".join(counted(counts))})
    return redirect("setup:imports")


@page(access=roles.platform, methods=("GET", "HEAD"))
def template(request: HttpRequest) -> HttpResponseBase:
    known = agencies(clockwork.today(clockwork.now())).order_by("code")
    content = made_template(list(known), _("Mã cơ quan"))
    headers = {"Content-Disposition": 'attachment; filename="mau-co-quan-can-bo.xlsx"'}
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=headers)
