"""Officers: found, shown, added, corrected, invited. No dossier is seen here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.base.text import clean
from motcua.directory.acts import invite_officer
from motcua.directory.models import Officer
from motcua.directory.roster import Wanted, officers_found
from motcua.web.setup.forms import officers as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.shown import officers as shown
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import platform_actor
from motcua.web.ui.words import sentence


@page(access=roles.platform, methods=("GET", "HEAD"))
def officers(request: HttpRequest) -> HttpResponseBase:
    words, account = clean(request.GET.get("q", ""))[:80], request.GET.get("account", "")
    found = officers_found(Wanted(words, account), clockwork.today(clockwork.now()))
    rows, pager = piece(found, {"q": words, "account": account, "page": request.GET.get("page", "")})
    facts = {"q": words, "account": account, "rows": [shown.row(o) for o in rows], "pager": pager}
    return TemplateResponse(request, "setup/officers.html", facts)


def _found(public_id: UUID) -> Officer:
    return get_object_or_404(Officer.objects.select_related("account"), public_id=public_id)


@page(access=roles.platform, methods=("GET", "HEAD"))
def officer(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    facts = shown.one(_found(public_id), clockwork.today(clockwork.now()))
    return TemplateResponse(request, "setup/officer.html", facts)


@page(access=roles.platform)
def add(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.add(platform_actor(request), at), at=at)


@page(access=roles.platform)
def correct(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.correct(_found(public_id), platform_actor(request), at), at=at)


@page(access=roles.platform)
def give(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.give(_found(public_id), platform_actor(request), at), at=at)


@page(access=roles.platform, methods=("POST",))
def invite(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    found = _found(public_id)
    try:
        invite_officer(found.pk, by=platform_actor(request), at=clockwork.now())
    except Refusal as no:
        messages.error(request, sentence(no))
    else:
        messages.success(request, _("Đã gửi thư mời tới %(email)s.") % {"email": found.email})
    return redirect(forms.way(found))
