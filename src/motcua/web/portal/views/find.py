"""Finding and reading procedures: open to everybody."""

from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control

from motcua.base import clockwork
from motcua.catalog.codes import tidy
from motcua.catalog.finding import misses
from motcua.catalog.national.queries import once_listed
from motcua.catalog.queries import procedure as published
from motcua.directory import queries
from motcua.web.portal.pages import home as home_page
from motcua.web.portal.pages import national as national_page
from motcua.web.portal.pages import procedure as procedure_page
from motcua.web.portal.pages import search
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.context import of as frame_of
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
    """Show a procedure of the province, else of the national list; a code in another writing leads to its own address."""
    misses.clicked(request.GET.get("tu", ""))
    found, listed = published(code), once_listed(code)
    if found is not None:
        today, place = clockwork.today(clockwork.now()), frame_of(request).province.name
        return TemplateResponse(
            request, "portal/procedure.html", procedure_page.values(found, listed, today, place=place)
        )
    if listed is not None:
        return TemplateResponse(request, "portal/national.html", national_page.values(listed))
    if tidy(code) != code:
        return redirect("portal:procedure", tidy(code), permanent=True)
    raise Http404


@cache_control(max_age=86400, public=True)
@page(roles.anyone, methods=READ)
def communes(request: HttpRequest) -> HttpResponseBase:
    """Give the communes of a province, for address fields."""
    found = queries.communes(request.GET.get("province", ""))
    return JsonResponse([{"value": code, "label": name} for code, name in found], safe=False)
