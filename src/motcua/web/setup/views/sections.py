"""One section of a draft on one page: rows come and go without scripts, and nothing typed is lost."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.catalog.drafts.models import ProcedureDraft
from motcua.web.setup.forms.asked import typed
from motcua.web.setup.sections.answering import answered, opened
from motcua.web.setup.sections.form import Section
from motcua.web.setup.sections.pages import FORMS
from motcua.web.setup.views.drafts import found
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor

TEMPLATE = "setup/section.html"


@page(access=roles.catalog)
def section(request: HttpRequest, public_id: UUID, section: str) -> HttpResponseBase:
    row, at = found(request, public_id), clockwork.now()
    if not row.is_open:
        return redirect("setup:draft", row.public_id)
    asked, raw = _form(row, section, at), typed(request)
    if request.method != "POST":
        return TemplateResponse(request, TEMPLATE, opened(row, asked, raw))
    again = answered(row, asked, raw, by=catalog_actor(request), at=at)
    if again is not None:
        return TemplateResponse(request, TEMPLATE, again)
    messages.success(request, _("Đã lưu bản soạn."))
    return redirect("setup:draft", row.public_id)


def _form(row: ProcedureDraft, section: str, at: datetime) -> Section:
    if section not in FORMS:
        raise Http404
    return FORMS[section](row.document, clockwork.today(at))
