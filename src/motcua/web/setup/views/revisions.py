"""What is scheduled and can still be taken back: revisions, ends, packages."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.base import clockwork
from motcua.catalog.models import Procedure, Revision
from motcua.catalog.queries import revision_of
from motcua.web.setup.forms import revisions as forms
from motcua.web.setup.forms.asked import SetupForm, asked
from motcua.web.setup.views.packages import found as found_package
from motcua.web.ui import roles
from motcua.web.ui.pages import page
from motcua.web.ui.platform import catalog_actor


def _found(code: str, number: int) -> tuple[Procedure, Revision]:
    revision = revision_of(code, number)
    if revision is None:
        raise Http404
    return revision.procedure, revision


def _asked(request: HttpRequest, code: str, number: int, form: Callable[..., SetupForm]) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, form(*_found(code, number), catalog_actor(request), at), at=at)


@page(access=roles.catalog)
def withdraw(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    return _asked(request, code, number, forms.withdraw)


@page(access=roles.catalog)
def keep_open(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    return _asked(request, code, number, forms.keep_open)


@page(access=roles.catalog)
def take_back(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    at = clockwork.now()
    return asked(request, forms.take_back(found_package(request, public_id), catalog_actor(request), at), at=at)
