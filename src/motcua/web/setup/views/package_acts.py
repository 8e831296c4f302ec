"""What can be done with a package of changes, each act as a form."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.base import clockwork
from motcua.catalog.drafts import queries
from motcua.catalog.drafts.models import ChangePackage, ProcedureDraft
from motcua.web.setup.forms import packages as forms
from motcua.web.setup.forms.asked import asked
from motcua.web.setup.views.packages import found
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor


def _item(row: ChangePackage, draft: UUID) -> ProcedureDraft:
    found = next((one for one in queries.items_of(row) if one.public_id == draft), None)
    if found is None:
        raise Http404
    return found


@page(access=roles.catalog)
def start(request: HttpRequest) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.start(catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def add(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.add(found(request, public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def remove(request: HttpRequest, public_id: UUID, draft: UUID) -> HttpResponseBase:
    at, row = clockwork.now(), found(request, public_id)
    return asked(request, forms.remove(row, _item(row, draft), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def rule(request: HttpRequest, public_id: UUID, draft: UUID) -> HttpResponseBase:
    at, row = clockwork.now(), found(request, public_id)
    return asked(request, forms.rule(row, _item(row, draft), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def publish(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.publish(found(request, public_id), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.withdraw(found(request, public_id), catalog_actor(request), at), at=at)
