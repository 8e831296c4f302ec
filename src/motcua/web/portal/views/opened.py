"""For other programs and for whoever counts: open data, counts, sitemaps. All of it is public."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import condition

from motcua.base import clockwork
from motcua.catalog.everything import Stamp, stamp
from motcua.web.portal.kept import kept
from motcua.web.portal.pages import counts as counts_page
from motcua.web.portal.pages import open_data
from motcua.web.portal.pages import sitemap as sitemap_page
from motcua.web.portal.pages.described import absolute
from motcua.web.ui import exports, roles
from motcua.web.ui.pages import page

READ = ("GET", "HEAD")
XML = "application/xml; charset=utf-8"


def _of(request: HttpRequest) -> Stamp:
    """Give the stamp of the catalogue, read once a request."""
    known = request.__dict__.get("catalog_stamp")
    if not isinstance(known, Stamp):
        known = request.__dict__["catalog_stamp"] = stamp()
    return known


def _tag(request: HttpRequest, **_parts: Any) -> str:
    return f'"{_of(request).tag}"'


def _changed(request: HttpRequest, **_parts: Any) -> datetime | None:
    return _of(request).at


def _unless_known(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Send the body only to who has another one (ETag, Last-Modified); the access of the page is kept."""
    checked = condition(etag_func=_tag, last_modified_func=_changed)(view)
    return page(roles.anyone, methods=READ)(checked)


@page(roles.anyone, methods=READ)
def counts(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "portal/counts.html", counts_page.values())


@_unless_known
def as_csv(request: HttpRequest) -> HttpResponseBase:
    whole = kept("thu-tuc.csv", _of(request).tag, lambda: exports.lines(open_data.sheet()))
    return _sent(whole, "text/csv; charset=utf-8", "thu-tuc.csv")


@_unless_known
def as_json(request: HttpRequest) -> HttpResponseBase:
    whole = kept("thu-tuc.json", _of(request).tag, open_data.document)
    return _sent(whole, "application/json", "thu-tuc.json")


def _sent(whole: Iterator[bytes], kind: str, name: str) -> HttpResponseBase:
    response = StreamingHttpResponse(whole, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "public, no-cache"  # kept by who likes, asked again each time
    return response


@page(roles.anyone, methods=READ)
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Answer with all addresses, or with the list of parts where one file would be too long."""
    at = clockwork.now()
    count = sitemap_page.parts(at)
    lines = sitemap_page.index(count) if count > 1 else sitemap_page.part(1, at)
    return StreamingHttpResponse(lines, content_type=XML)


@page(roles.anyone, methods=READ)
def sitemap_part(request: HttpRequest, number: int) -> HttpResponseBase:
    at = clockwork.now()
    if not 1 <= number <= sitemap_page.parts(at):
        raise Http404
    return StreamingHttpResponse(sitemap_page.part(number, at), content_type=XML)


@page(roles.anyone, methods=READ)
def robots(request: HttpRequest) -> HttpResponseBase:
    """Let search engines in where anybody may read; what belongs to somebody is closed by signing in anyway."""
    closed = "".join(f"Disallow: {path}\n" for path in ("/ho-so", "/nop/", "/desk/", "/setup/", "/board/", "/api/"))
    text = f"User-agent: *\n{closed}Sitemap: {absolute(reverse('portal:sitemap'))}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
