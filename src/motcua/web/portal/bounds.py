"""A request larger than any honest one is turned away before its body is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.web.ui import errors

FILES_AT_ONCE = 8  # the largest files that one form may carry together
_MB = 1024 * 1024


class BodyBoundMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > FILES_AT_ONCE * settings.MOTCUA_MAX_FILE:
            return errors.too_large(request, settings.MOTCUA_MAX_FILE // _MB)
        return self.get_response(request)
