"""Pages of plain words: help, contact, privacy, accessibility."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.web.portal.pages import contact as contact_page
from motcua.web.ui import roles
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")


@page(roles.anyone, methods=READ)
def help_(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "portal/help.html", contact_page.province_values(clockwork.now()))


@page(roles.anyone, methods=READ)
def contact(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "portal/contact.html", contact_page.values(clockwork.now()))


@page(roles.anyone, methods=READ)
def privacy(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "portal/privacy.html", contact_page.province_values(clockwork.now()))


@page(roles.anyone, methods=READ)
def accessibility(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "portal/accessibility.html", contact_page.province_values(clockwork.now()))
