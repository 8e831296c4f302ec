"""The national list: what was imported, what waits, one change field by field, and what a person does with it."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.base import clockwork
from motcua.base.text import clean
from motcua.catalog.national import queries
from motcua.catalog.national.models import ChangeState, ProposedChange
from motcua.directory.models import Officer
from motcua.web.setup.forms import national as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.shown import national as shown
from motcua.web.setup.shown.paging import piece
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor

LONGEST = 100


@page(access=roles.catalog, methods=("GET", "HEAD"))
def national(request: HttpRequest) -> HttpResponseBase:
    asked_for = {name: clean(request.GET.get(name, ""))[:LONGEST] for name in ("kind", "flag", "state", "q", "page")}
    state = asked_for["state"] or ChangeState.OPEN.value
    wanted = queries.Wanted(state, asked_for["kind"], asked_for["flag"], asked_for["q"])
    rows, pager = piece(queries.changes(wanted), asked_for)
    kinds, flags, without = queries.open_counts()
    latest = queries.latest_imports()
    names = dict(Officer.objects.filter(pk__in={one.by_key for one in latest}).values_list("pk", "full_name"))
    facts = {
        "q": wanted.words, "pager": pager, "without": without, "latest": shown.imports(latest, names),
        **shown.filters(wanted, kinds, flags), **shown.listed(rows),
    }  # fmt: skip
    return TemplateResponse(request, "setup/national.html", facts)


@page(access=roles.catalog, methods=("GET", "HEAD"))
def change(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    return TemplateResponse(
        request, "setup/national_change.html", shown.one(_found(public_id), by=catalog_actor(request))
    )


@page(access=roles.catalog)
def take(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.take(_found(public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def edit(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.edit(_found(public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def refuse(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.refuse(_found(public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def take_clean(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.take_clean(catalog_actor(request), at), at=at)


def _found(public_id: UUID) -> ProposedChange:
    rows = ProposedChange.objects.select_related("entry", "version__taken_from", "before", "draft")
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row
