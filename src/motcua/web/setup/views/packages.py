"""Packages of changes: the list, one package, its rehearsal on the running dossiers, and what can be done with it."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.catalog.drafts import queries
from motcua.catalog.drafts.models import ChangePackage, DraftState
from motcua.catalog.in_force import midnight
from motcua.dossiers.decree_day import rehearse
from motcua.web.setup.shown import packages as shown
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import exports, roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor


def found(request: HttpRequest, public_id: UUID) -> ChangePackage:
    row = queries.package(public_id, by=catalog_actor(request))
    if row is None:
        raise Http404
    return row


@page(access=roles.catalog, methods=("GET", "HEAD"))
def packages(request: HttpRequest) -> HttpResponseBase:
    asked_for = {"page": request.GET.get("page", "")}
    rows, pager = piece(queries.packages(by=catalog_actor(request)), asked_for)
    return TemplateResponse(request, "setup/packages.html", {"pager": pager, **shown.listed(rows)})


@page(access=roles.catalog, methods=("GET", "HEAD"))
def package(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row, by = found(request, public_id), catalog_actor(request)
    may_publish = row.is_open and by.key != row.author_id
    may_take_back = row.state == DraftState.PUBLISHED and midnight(row.takes_effect) > clockwork.now()
    facts = {**shown.one(row, queries.items_of(row)), "may_publish": may_publish, "may_take_back": may_take_back}
    return TemplateResponse(request, "setup/package.html", facts)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def rehearsal(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = found(request, public_id)
    items = shown.rehearsed(rehearse(row, by=catalog_actor(request)))
    return TemplateResponse(request, "setup/rehearsal.html", {"package": row, "items": items})


@page(access=roles.catalog, methods=("GET", "HEAD"))
def rehearsal_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = found(request, public_id)
    rehearsed = rehearse(row, by=catalog_actor(request))
    return exports.answer(shown.sheet(f"dien-tap-{row.takes_effect:%Y%m%d}", rehearsed), "csv")
