"""Before anything else: a reference number for each request, the language, the page of maintenance."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from motcua.web.ui import errors


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.__dict__["request_id"] = secrets.token_hex(4).upper()
        response = self.get_response(request)
        response["X-Request-Id"] = request.__dict__["request_id"]
        return response


class MaintenanceMiddleware:
    """Answers every page with 503 while MOTCUA_MAINTENANCE is set; those who watch the machines still get through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        watched = request.path in ("/healthz", "/readyz", "/metrics") or request.path.startswith(settings.STATIC_URL)
        if settings.MOTCUA_MAINTENANCE and not watched:
            return errors.maintenance(request)
        return self.get_response(request)


class LanguageMiddleware:
    """Speaks Vietnamese unless the person has switched: a phone set to English is often just never set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
