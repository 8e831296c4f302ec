"""Paper dossiers at the counter, by keyboard alone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from motcua.base import clockwork
from motcua.base.text import clean
from motcua.web.desk.forms.desk_of import counter_of, taken_here
from motcua.web.desk.forms.taking import take
from motcua.web.desk.posted import posted
from motcua.web.desk.shown import counter as shown
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page


@page(roles.counter, methods=("GET", "HEAD"))
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the procedure by code or words; a whole code or a single answer goes on at once."""
    words = clean(request.GET.get("q", ""))[:100]
    found = taken_here(words)
    exact = [p for p in found if p.code == words.split(" ")[0]] or (found if words and len(found) == 1 else [])
    if len(exact) == 1:
        return redirect("desk:enter", exact[0].code)
    known = {"words": words, "found": found, "all": taken_here("") if words else found}
    return TemplateResponse(request, "desk/choose.html", known)


@page(roles.counter)
def enter(request: HttpRequest, code: str) -> HttpResponse:
    counter = counter_of(code, posted(request), by=actor(request), at=clockwork.now())
    if counter is None:
        raise Http404
    taken = take(counter) if request.method == "POST" else None
    if taken is not None and taken.dossier is not None:
        messages.success(request, _("Đã nhận hồ sơ của %(name)s.") % {"name": taken.dossier.owner_name})
        return redirect("desk:dossier", taken.dossier.public_id)
    if taken is None:
        return TemplateResponse(request, "desk/enter.html", shown.values(counter, {}, {}))
    values = shown.values(taken.counter, taken.wrong, taken.values, focus=taken.focus)
    return TemplateResponse(request, "desk/enter.html", values)
