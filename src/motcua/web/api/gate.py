"""Around every call: the language asked for, the limit of the address, and answers of one shape even when all fails."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from motcua.base.errors import Refusal
from motcua.web.api import limits, problems
from motcua.web.api.clients import client, token
from motcua.web.ui import roles
from motcua.web.ui.roles import Access

PREFIX = "/api/"
FAILED = 500
_CODES = {
    400: "request.not_readable",
    403: "request.denied", 404: "request.no_address", 405: "request.method", 413: "request.too_large",
    500: "request.failed", 503: "request.maintenance",
}  # fmt: skip
View = Callable[..., HttpResponseBase]


def language_of(request: HttpRequest) -> str:
    """Read Accept-Language; Vietnamese unless English is asked for first."""
    known = dict(settings.LANGUAGES)
    asked = (code.split("-")[0] for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
    return next((code for code in asked if code in known), settings.LANGUAGE_CODE)


@contextmanager
def speaking(request: HttpRequest) -> Iterator[str]:
    language = language_of(request)
    with translation.override(language):
        yield language


def gated(pattern: URLPattern, *, is_public: bool) -> URLPattern:
    """Put the gate before an operation; the house test reads who may come in."""
    view = gate(pattern.callback, roles.anyone if is_public else token)
    return URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


def gate(view: View, access: Access) -> View:
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with speaking(request) as language:
            try:
                limits.take_from_address(request)
                response = view(request, *args, **kwargs)
            except Refusal as refusal:
                response = problems.answer(request, refusal)
        return _told(request, response, language)

    setattr(guarded, "csrf_exempt", True)  # noqa: B010 - no cookie is read here, so none can be misused
    setattr(guarded, "access", access)  # noqa: B010 - read by the test of all addresses
    return guarded


def _told(request: HttpRequest, response: HttpResponseBase, language: str) -> HttpResponseBase:
    limits.tell(request, response)
    response["Content-Language"] = language
    response.headers.setdefault("Cache-Control", "no-store" if client(request).is_client else "public, max-age=60")
    if response.status_code >= 400:
        response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ("Accept-Language", "Authorization"))
    return response


class ProblemMiddleware:
    """Below /api/ whatever fails outside of the API's own code still answers with a problem and not with a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(PREFIX) or response.status_code < 400:
            return response
        if response.headers.get("Content-Type", "").startswith(problems.MEDIA_TYPE):
            return response
        status = response.status_code if response.status_code in _CODES else FAILED
        with speaking(request) as language:
            shaped = problems.answer(request, Refusal(_CODES[status]))
        for name in ("Allow", "Retry-After", "X-Request-Id"):
            if name in response.headers:
                shaped[name] = response.headers[name]
        return _told(request, shaped, language)
