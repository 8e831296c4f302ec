"""A posted form that arrives after the session has ended waits in the browser's new session for the same person.

Fields only: no files, nothing named like a password. It is given back once, after that person has signed in again.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict

from motcua.base import clockwork
from motcua.directory.models.sign_in import SignIn
from motcua.web.ui.public_machine import is_public

KEY = "parked"
MOST = 3  # forms
LIFE = 2 * 3600  # seconds
SIZE = 200_000  # characters of one form
OWN_PAGES = "motcua.web.account"
SECRET_WORDS = ("password", "csrfmiddlewaretoken", "otp")


def park(request: HttpRequest) -> None:
    """Keep what was typed; without a known owner nothing is kept, nothing that these pages themselves ask, nothing on a public machine."""
    if is_public(request):
        return
    if request.resolver_match and request.resolver_match.func.__module__.startswith(OWN_PAGES):
        return
    owner = _owner(request)
    fields = [
        (name, values)
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in SECRET_WORDS)
    ]
    if owner is None or not fields or sum(len(v) for _, values in fields for v in values) > SIZE:
        return
    form = {"path": request.path, "owner": owner, "at": clockwork.now().timestamp(), "fields": fields}
    others = [p for p in _kept(request) if (p["path"], p["owner"]) != (request.path, owner)]
    request.session[KEY] = [*others, form][-MOST:]


def parked(request: HttpRequest, path: str) -> QueryDict | None:
    """Give back what this person had typed for this path, once; None when there is nothing."""
    if not request.user.is_authenticated:
        return None
    kept = _kept(request)
    found = next((p for p in kept if (p["path"], p["owner"]) == (path, request.user.pk)), None)
    if found is None:
        return None
    request.session[KEY] = [p for p in kept if p is not found]
    given = QueryDict(mutable=True)
    for name, values in found["fields"]:
        given.setlist(name, values)
    given._mutable = False
    return given


def _kept(request: HttpRequest) -> list[dict[str, Any]]:
    oldest = clockwork.now().timestamp() - LIFE
    return [p for p in request.session.get(KEY, []) if p["at"] > oldest]


def _owner(request: HttpRequest) -> int | None:
    """Give the account whose session it was: the cookie names it still, and the row of the session remembers."""
    if request.user.is_authenticated:
        return request.user.pk
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return SignIn.objects.filter(session_key=key).values_list("account_id", flat=True).first() if key else None
