"""The leader's page: figures, the dossiers behind each, and their export."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.files import looks
from motcua.measures.listing import dossiers_of
from motcua.web.board.asked import asked_of
from motcua.web.board.choosing import after_of, chosen
from motcua.web.board.shown import exported
from motcua.web.board.shown import home as shown
from motcua.web.board.shown import listed as behind
from motcua.web.board.shown.ways import address
from motcua.web.ui import exports, roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")


@never_cache
@page(roles.board, methods=READ)
def home(request: HttpRequest) -> HttpResponse:
    at = clockwork.now()
    given = request.GET.dict()
    values = shown.values(actor(request), asked_of(given, at=at), given, at=at)
    return TemplateResponse(request, "board/home.html", values)


@never_cache
@page(roles.board, methods=READ)
def listed(request: HttpRequest) -> HttpResponse:
    """List what a figure counts; days that are none are told on the page where they can be changed."""
    at, given = clockwork.now(), request.GET.dict()
    asked = asked_of(given, at=at)
    if asked.wrong:
        return redirect(address("board:home", {"from": asked.since, "to": asked.until}))
    known = chosen(actor(request), asked, given, at=at)
    return TemplateResponse(request, "board/list.html", behind.values(actor(request), known, after_of(given), at=at))


@never_cache
@page(roles.board, methods=("GET",))
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give the whole list as a file, and write down who took which."""
    at, given = clockwork.now(), request.GET.dict()
    if form not in exports.NAMES:
        raise Http404
    known = chosen(actor(request), asked_of(given, at=at), given, at=at)
    exports.refuse_long(form, dossiers_of(known.scope, known.choice, known.bounds).count)
    sheet = exported.sheet(known)
    words = " ".join(filter(None, [sheet.name, form, known.choice.agency, known.choice.procedure]))
    looks.note("export", None, by=actor(request), at=at, words=words[:120])
    return exports.answer(sheet, form)
