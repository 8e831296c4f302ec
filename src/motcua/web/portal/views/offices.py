"""Offices: which one is mine, what each says of itself, and the links it may put on its own web site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.web.portal.pages import agency as agency_page
from motcua.web.portal.pages import agency_link as agency_link_page
from motcua.web.portal.pages import offices as offices_page
from motcua.web.ui import roles
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")


@page(roles.anyone, methods=READ)
def offices(request: HttpRequest) -> HttpResponseBase:
    shown = offices_page.values(offices_page.asked(request.GET), clockwork.now())
    return TemplateResponse(request, "portal/offices.html", shown)


@page(roles.anyone, methods=READ)
def agencies(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "portal/agencies.html", agency_page.every(clockwork.now()))


@page(roles.anyone, methods=READ)
def agency(request: HttpRequest, key: str) -> HttpResponseBase:
    """Show an agency under its key; its code of identification leads there, one that was merged to who took over."""
    at = clockwork.now()
    found = agency_page.public_agency(key, at)
    if found is None:
        raise Http404
    if found.key != key:
        return redirect("portal:agency", found.key)
    return TemplateResponse(request, "portal/agency.html", agency_page.values(found, at))


@page(roles.anyone, methods=READ)
def agency_link(request: HttpRequest, key: str) -> HttpResponseBase:
    at = clockwork.now()
    found = agency_page.public_agency(key, at)
    if found is None:
        raise Http404
    shown = agency_link_page.values(found, request.GET.get("thu-tuc", ""), at)
    return TemplateResponse(request, "portal/agency_link.html", shown)


@page(roles.anyone, methods=READ)
def agency_qr(request: HttpRequest, key: str, code: str) -> HttpResponseBase:
    at = clockwork.now()
    found = agency_page.public_agency(key, at)
    if found is None or agency_link_page.asked(code, found, at) is None:
        raise Http404
    drawn = agency_link_page.picture(agency_link_page.target(code, found))
    return HttpResponse(drawn, content_type="image/svg+xml")
