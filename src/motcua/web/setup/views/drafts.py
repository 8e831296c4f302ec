"""Drafts of procedures: the list, one draft, and what can be done with it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.catalog.drafts import queries
from motcua.catalog.drafts.acts.check import check_draft
from motcua.catalog.drafts.models import DraftState, ProcedureDraft
from motcua.web.setup.forms import drafts as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.shown import drafts as shown
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor
from motcua.web.ui.words import sentence

LONGEST = 200


def found(request: HttpRequest, public_id: UUID) -> ProcedureDraft:
    row = queries.draft(public_id, by=catalog_actor(request))
    if row is None:
        raise Http404
    return row


@page(access=roles.catalog, methods=("GET", "HEAD"))
def drafts(request: HttpRequest) -> HttpResponseBase:
    words, state = (clean(request.GET.get(name, ""))[:LONGEST] for name in ("q", "state"))
    state = state if state in DraftState.values else ""
    rows, pager = piece(
        queries.drafts(by=catalog_actor(request), words=words, state=state),
        {"q": words, "state": state, "page": request.GET.get("page", "")},
    )
    facts = {"q": words, "states": shown.states(state), "pager": pager, **shown.listed(rows)}
    return TemplateResponse(request, "setup/drafts.html", facts)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def draft(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = found(request, public_id)
    return TemplateResponse(request, "setup/draft.html", shown.one(row, catalog_actor(request), clockwork.now()))


@page(access=roles.catalog)
def start(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    given = {name: clean(str(request.GET[name]))[:LONGEST] for name in request.GET}
    return asked(request, forms.start(given, catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def timing(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.timing(found(request, public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.withdraw(found(request, public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog, methods=("POST",))
def check(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Check; the draft's page tells every fault."""
    row = found(request, public_id)
    try:
        _tell(request, len(check_draft(row.public_id, by=catalog_actor(request), at=clockwork.now())))
    except Refusal as no:
        messages.error(request, sentence(no))
    return redirect("setup:draft", public_id)


def _tell(request: HttpRequest, wrong: int) -> None:
    if wrong:
        messages.error(request, _("Còn %(count)s chỗ chưa đúng, xem bên dưới.") % {"count": wrong})
    else:
        messages.success(request, _("Đã kiểm tra, không thấy chỗ nào sai. Một người khác có thể công bố."))


@page(access=roles.catalog)
def publish(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.publish(found(request, public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def rebase(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.rebase(found(request, public_id), catalog_actor(request), at), at=at)
