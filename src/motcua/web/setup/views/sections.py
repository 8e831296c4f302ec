"""One section of a draft on one page: rows come and go without scripts, and nothing typed is lost."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.catalog.questions.typed import Raw
from motcua.dossiers.filing import reading_at
from motcua.web.setup.forms.asked import typed
from motcua.web.setup.sections import form
from motcua.web.setup.sections.pages import FORMS
from motcua.web.setup.sections.saving import save
from motcua.web.setup.shown import sections as shown
from motcua.web.setup.views.drafts import found
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor
from motcua.web.ui.words import sentence


@page(access=roles.catalog)
def section(request: HttpRequest, public_id: UUID, section: str) -> HttpResponseBase:
    row, at = found(request, public_id), clockwork.now()
    if section not in FORMS:
        raise Http404
    if not row.is_open:
        return redirect("setup:draft", row.public_id)
    asked, raw = FORMS[section](row.document, clockwork.today(at)), typed(request)
    if request.method != "POST":
        start = raw or form.laid_out(asked, row.document)
        return _page(request, shown.values(row, asked, start, version=_version(raw, row.version)))
    version, button = _version(raw, -1), form.pressed(asked, raw)
    if button:
        return _page(request, shown.values(row, asked, form.after_button(*button, raw), version=version, added=button))
    read = form.edited(asked, row.document, raw, reading_at(at))
    wrong = dict(read.wrong)
    if not wrong:
        try:
            save(row, read.changes, version=version, by=catalog_actor(request), at=at)
        except Refusal as no:
            wrong = {"": sentence(no)}
    if wrong:
        return _page(request, shown.values(row, asked, raw, version=version, wrong=wrong))
    messages.success(request, _("Đã lưu bản soạn."))
    return redirect("setup:draft", row.public_id)


def _version(raw: Raw, otherwise: int) -> int:
    """Give the version of the draft that the form was opened with."""
    sent = (raw.get("version") or [""])[-1]
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else otherwise


def _page(request: HttpRequest, values: dict[str, object]) -> HttpResponseBase:
    return TemplateResponse(request, "setup/section.html", values)
