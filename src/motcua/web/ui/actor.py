"""Who asks: read once a request from the session's account."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.base import clockwork
from motcua.base.actor import VISITOR, Actor
from motcua.directory.models import Account
from motcua.directory.queries import actor_of


def actor(request: HttpRequest) -> Actor:
    """Give who asks; the same value for the whole request."""
    known = request.__dict__.get("actor")
    if not isinstance(known, Actor):
        known = request.__dict__["actor"] = _read(request)
    return known


def _read(request: HttpRequest) -> Actor:
    account = request.user
    return actor_of(account, clockwork.now()) if isinstance(account, Account) else VISITOR


class ActorMiddleware:
    """Sets `request.actor` for whoever carries a session; a visitor costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.__dict__["actor"] = _read(request) if request.user.is_authenticated else VISITOR
        return self.get_response(request)
