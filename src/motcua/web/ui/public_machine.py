"""A machine that everybody uses, in the hall or the village house: one cookie of the browser says so.

On it nothing stays: no page in the browser's store, no typed form, no session past its idle time or the browser's end.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

COOKIE = "may_cong_cong"
QUIET = timedelta(minutes=3)  # without a touch; the page itself counts, by its script
IDLE = timedelta(minutes=10)  # without a request; the server counts, and the page where scripts do not run
_LIFE = timedelta(days=400)  # the longest that browsers keep a cookie


def is_public(request: HttpRequest) -> bool:
    return request.COOKIES.get(COOKIE) == "1"


def turn(response: HttpResponseBase, *, on: bool) -> None:
    """Make the browser that gets this answer a public machine, or none any more."""
    if on:
        response.set_cookie(
            COOKIE, "1", max_age=_LIFE, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


class PublicMachineMiddleware:
    """Forbids the browser of a public machine to keep any page, whatever the page itself allows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_public(request):
            response["Cache-Control"] = "no-store, private"
        return response
