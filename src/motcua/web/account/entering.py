"""Beginning and ending the session of a browser, with the row that remembers it."""

from datetime import datetime

from django.contrib.auth import logout
from django.http import HttpRequest

from motcua.base import clockwork
from motcua.directory.acts import sessions
from motcua.directory.models import Account
from motcua.directory.models.sign_in import SignIn, SignInEnd
from motcua.directory.queries import actor_of
from motcua.web.account.devices import device_of
from motcua.web.ui.public_machine import is_public

SEEN, BEGAN = "seen_at", "began_at"  # seconds since 1970, in the session


def begin(request: HttpRequest, account: Account, method: str) -> None:
    """Remember a session that Django has just opened."""
    at = clockwork.now()
    if not request.session.session_key:
        request.session.create()
    former = SignIn.objects.filter(session_key=request.session.session_key, ended_at=None).first()
    if former is not None:  # the same person again in the same browser: a session of its own each time
        request.session.cycle_key()
        sessions.end_session(former.pk, former.account, SignInEnd.SIGNED_OUT, by=actor_of(account, at), at=at)
    if is_public(request):
        request.session.set_expiry(0)  # with the browser, whatever was asked for at signing in
    request.session[SEEN] = request.session[BEGAN] = at.timestamp()
    key = str(request.session.session_key)
    sessions.begin_session(account, key, method, device_of(request), by=actor_of(account, at), at=at)


def leave(request: HttpRequest, cause: SignInEnd) -> None:
    """End the session of this browser; from here on the request is a visitor's."""
    at = clockwork.now()
    account = request.user
    row = SignIn.objects.filter(session_key=request.session.session_key or "", ended_at=None).first()
    if row is not None and isinstance(account, Account):
        sessions.end_session(row.pk, account, cause, by=actor_of(account, at), at=at)
    logout(request)


def moment(request: HttpRequest, name: str) -> datetime | None:
    """Give a moment kept in the session; None when it was never kept."""
    kept = request.session.get(name)
    return datetime.fromtimestamp(kept, clockwork.VN) if isinstance(kept, int | float) else None
