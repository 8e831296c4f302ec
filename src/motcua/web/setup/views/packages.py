"""Packages of changes: the list, one package, its rehearsal on the running dossiers, and what can be done with it."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.catalog.drafts import queries
from motcua.catalog.drafts.models import ChangePackage, ProcedureDraft
from motcua.dossiers.decree_day import rehearse
from motcua.web.setup.forms import packages as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.shown import packages as shown
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import exports, roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor


def _found(request: HttpRequest, public_id: UUID) -> ChangePackage:
    row = queries.package(public_id, by=catalog_actor(request))
    if row is None:
        raise Http404
    return row


def _item(row: ChangePackage, draft: UUID) -> ProcedureDraft:
    found = next((one for one in queries.items_of(row) if one.public_id == draft), None)
    if found is None:
        raise Http404
    return found


@page(access=roles.catalog, methods=("GET", "HEAD"))
def packages(request: HttpRequest) -> HttpResponseBase:
    asked_for = {"page": request.GET.get("page", "")}
    rows, pager = piece(queries.packages(by=catalog_actor(request)), asked_for)
    return TemplateResponse(request, "setup/packages.html", {"pager": pager, **shown.listed(rows)})


@page(access=roles.catalog, methods=("GET", "HEAD"))
def package(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row, by = _found(request, public_id), catalog_actor(request)
    may_publish = row.is_open and by.key != row.author_id
    facts = {**shown.one(row, queries.items_of(row)), "may_publish": may_publish}
    return TemplateResponse(request, "setup/package.html", facts)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def rehearsal(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = _found(request, public_id)
    items = shown.rehearsed(rehearse(row, by=catalog_actor(request)))
    return TemplateResponse(request, "setup/rehearsal.html", {"package": row, "items": items})


@page(access=roles.catalog, methods=("GET", "HEAD"))
def rehearsal_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    row = _found(request, public_id)
    found = rehearse(row, by=catalog_actor(request))
    return exports.answer(shown.sheet(f"dien-tap-{row.takes_effect:%Y%m%d}", found), "csv")


@page(access=roles.catalog)
def start(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.start(catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def add(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.add(_found(request, public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def remove(request: HttpRequest, public_id: UUID, draft: UUID) -> HttpResponseBase:
    at, row = clockwork.now(), _found(request, public_id)
    return asked(request, forms.remove(row, _item(row, draft), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def rule(request: HttpRequest, public_id: UUID, draft: UUID) -> HttpResponseBase:
    at, row = clockwork.now(), _found(request, public_id)
    return asked(request, forms.rule(row, _item(row, draft), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def publish(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.publish(_found(request, public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.withdraw(_found(request, public_id), catalog_actor(request), at), at=at)
