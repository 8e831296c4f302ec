"""Signed-in people and the requests they make."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from motcua.directory.models import Account
from motcua.directory.models.sign_in import SignIn


@dataclass(frozen=True)
class Asked:
    """One request of a signed-in person: path, cookies, form (empty for GET)."""

    path: str
    cookies: str
    form: str = ""

    def line(self) -> str:
        return "\t".join((self.path, self.cookies, self.form))


def signed_in(account: Account, at: datetime) -> tuple[str, str]:
    """Open a session for an account; gives the cookies and the token that a form carries."""
    session = SessionStore()
    session.update(
        {
            "_auth_user_id": str(account.pk),
            "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0],
            "_auth_user_hash": account.get_session_auth_hash(),
            "seen_at": at.timestamp(),
            "began_at": at.timestamp(),
        }
    )
    session.create()
    SignIn.objects.create(
        account=account, session_key=str(session.session_key), method="vneid", started_at=at, seen_at=at
    )
    token = secrets.token_hex(16)
    return f"sessionid={session.session_key}; csrftoken={token}", token
