"""Finding and reading procedures: open to everybody."""

from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control

from motcua.base import clockwork
from motcua.catalog.finding import misses
from motcua.catalog.queries import procedure as published
from motcua.directory import queries
from motcua.web.portal.pages import home as home_page
from motcua.web.portal.pages import procedure as procedure_page
from motcua.web.portal.pages import search
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")


@page(roles.anyone, methods=READ)
def home(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "portal/home.html", home_page.values(actor(request)))


@page(roles.anyone, methods=READ)
def procedures(request: HttpRequest) -> HttpResponseBase:
    today = clockwork.today(clockwork.now())
    shown = search.values(search.asked(request.GET), request.GET.get("trang", ""), today)
    return TemplateResponse(request, "portal/procedures.html", shown)


@page(roles.anyone, methods=READ)
def procedure(request: HttpRequest, code: str) -> HttpResponseBase:
    misses.clicked(request.GET.get("tu", ""))
    found = published(code)
    if found is None:
        raise Http404
    shown = procedure_page.values(found, clockwork.today(clockwork.now()))
    return TemplateResponse(request, "portal/procedure.html", shown)


@cache_control(max_age=86400, public=True)
@page(roles.anyone, methods=READ)
def communes(request: HttpRequest) -> HttpResponseBase:
    """Give the communes of a province, for address fields."""
    found = queries.communes(request.GET.get("province", ""))
    return JsonResponse([{"value": code, "label": name} for code, name in found], safe=False)
