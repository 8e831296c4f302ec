"""Maps of what really happened: of a procedure, and of logs brought in as history."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from motcua.base import clockwork
from motcua.files import looks
from motcua.web.board.asked import asked_of
from motcua.web.board.shown import past
from motcua.web.board.shown import process as shown
from motcua.web.ui import exports, roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")


def _read(request: HttpRequest, code: str) -> shown.Reading:
    at, given = clockwork.now(), request.GET.dict()
    return shown.Reading(actor(request), code, asked_of(given, at=at), given, at=at)


@never_cache
@page(roles.board, methods=READ)
def process(request: HttpRequest, code: str) -> HttpResponse:
    return TemplateResponse(request, "board/process.html", shown.values(_read(request, code)))


@never_cache
@page(roles.board, methods=("GET",))
def process_file(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """Give the whole map as a file, and write down who took it."""
    if form not in exports.NAMES:
        raise Http404
    read = _read(request, code)
    sheet = shown.sheet(read)
    looks.note("export", None, by=actor(request), at=read.at, words=f"{sheet.name} {form} {read.agency}"[:120])
    return exports.answer(sheet, form)


@never_cache
@page(roles.board, methods=READ)
def histories(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "board/logs.html", past.listed(actor(request)))


@never_cache
@page(roles.board, methods=READ)
def history(request: HttpRequest, imported: UUID) -> HttpResponse:
    return TemplateResponse(request, "board/log.html", past.values(past.found(actor(request), imported)))


@never_cache
@page(roles.board, methods=("GET",))
def history_file(request: HttpRequest, imported: UUID, form: str) -> HttpResponseBase:
    """Give the map of a log as a file, and write down who took it."""
    if form not in exports.NAMES:
        raise Http404
    sheet = past.sheet(past.found(actor(request), imported))
    looks.note("export", None, by=actor(request), at=clockwork.now(), words=f"{sheet.name} {form}"[:120])
    return exports.answer(sheet, form)
