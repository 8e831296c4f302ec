"""The lists of an officer's work."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.web.desk.shown.lists import listed
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page


def _list(request: HttpRequest, key: str) -> HttpResponse:
    found = listed(actor(request), key, request.GET, at=clockwork.now())
    return TemplateResponse(request, "desk/list.html", {"listed": found})


@page(roles.officer, methods=("GET", "HEAD"))
def mine(request: HttpRequest) -> HttpResponse:
    return _list(request, "mine")


@page(roles.officer, methods=("GET", "HEAD"))
def unit(request: HttpRequest) -> HttpResponse:
    return _list(request, "unit")


@page(roles.officer, methods=("GET", "HEAD"))
def due_soon(request: HttpRequest) -> HttpResponse:
    return _list(request, "soon")


@page(roles.officer, methods=("GET", "HEAD"))
def overdue(request: HttpRequest) -> HttpResponse:
    return _list(request, "late")


@page(roles.officer, methods=("GET", "HEAD"))
def waiting(request: HttpRequest) -> HttpResponse:
    return _list(request, "waiting")


@page(roles.officer, methods=("GET", "HEAD"))
def proposals(request: HttpRequest) -> HttpResponse:
    """List dossiers never completed in time: nothing ends by itself, the officer decides."""
    return _list(request, "proposals")


@page(roles.counter, methods=("GET", "HEAD"))
def returns(request: HttpRequest) -> HttpResponse:
    return _list(request, "returns")
