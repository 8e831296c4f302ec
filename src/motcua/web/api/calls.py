"""The API put together: its operations, and one shape for every no."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from motcua.base.errors import Refusal
from motcua.web.api import problems
from motcua.web.api.asked import found_gaps
from motcua.web.api.gate import gated
from motcua.web.api.views import documents, dossiers, going_on, procedures

VERSION = "1.1.0"


class Plainly(JSONRenderer):
    """Writes letters as letters: the answers are read by people too."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Mot Cua", version=VERSION, openapi_url=None, docs_url=None, urls_namespace="api", renderer=Plainly()
)
ROUTERS = (procedures.router, dossiers.router, going_on.router, documents.router)
for _router in ROUTERS:
    api.add_router("", _router)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return problems.answer(request, refusal)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    return problems.answer(request, Refusal("request.invalid", gaps=found_gaps(fault.errors)))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
    return problems.answer(request, Refusal("request.not_readable"))


@api.exception_handler(Http404)
def missing(request: HttpRequest, fault: Http404) -> HttpResponse:
    return problems.answer(request, Refusal("request.no_address"))


def operations() -> Iterator[Operation]:
    for router in ROUTERS:
        for view in router.path_operations.values():
            yield from view.operations


def patterns() -> Iterator[URLPattern]:
    """Give the address of every operation, each behind the gate; the root of the library is not ours."""
    public = {operation.url_name for operation in operations() if not operation.auth_callbacks}
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            yield gated(pattern, is_public=pattern.name in public)
