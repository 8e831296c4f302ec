"""Search by code, name, ID number or phone, within what the officer may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.base.text import clean
from motcua.files import looks
from motcua.web.desk.shown.found import found, masked
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page


@never_cache
@page(roles.officer, methods=("GET", "HEAD"))
def search(request: HttpRequest) -> HttpResponse:
    words, at = clean(request.GET.get("q", ""))[:100], clockwork.now()
    if not words:
        return TemplateResponse(request, "desk/search.html", {"search_words": ""})
    if masked(words):
        looks.note("search", None, by=actor(request), at=at, words=masked(words))
    hits = found(actor(request), words, request.GET, at=at)
    if hits.only:
        return redirect(hits.only)
    return TemplateResponse(request, "desk/search.html", {"search_words": words, "found": hits})
