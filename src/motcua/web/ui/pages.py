"""Every view says who may open it; a house test goes through all addresses."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.web.ui.roles import Access

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

# What to do with a form that a signed-out person posts; web.account connects it (parking).
_park: Callable[[HttpRequest], None] | None = None


def connect(park: Callable[[HttpRequest], None]) -> None:
    """Say how a posted form is kept over a sign-in; called once when the program is put together."""
    global _park  # noqa: PLW0603 - the one port of this module
    _park = park


def page(access: Access, *, methods: tuple[str, ...] = ("GET", "HEAD", "POST")) -> Callable[[View[P]], View[P]]:
    """Admit by access: a stranger is sent to sign in (what was typed is kept), anybody else is told no (403)."""

    def admit(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if access.admits(request):
                return view(request, *args, **kwargs)
            if request.user.is_authenticated:
                raise PermissionDenied
            return _to_sign_in(request, access)

        checked = require_http_methods(list(methods))(guarded)
        setattr(checked, "access", access)  # noqa: B010 - read by the test of all addresses
        return checked

    return admit


def _to_sign_in(request: HttpRequest, access: Access) -> HttpResponseBase:
    if request.method == "POST" and _park is not None:
        _park(request)
    back = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return HttpResponseRedirect(f"{reverse(access.sign_in)}?{urlencode({'next': back})}")
