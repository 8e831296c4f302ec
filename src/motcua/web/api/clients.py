"""Who calls: a system with a token. Cookies and sessions of people play no part here."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from motcua.base import clockwork
from motcua.base.actor import VISITOR, Actor
from motcua.base.errors import Refusal
from motcua.directory.acts import tokens
from motcua.web.api import limits
from motcua.web.ui.roles import Access


def client(request: HttpRequest) -> Actor:
    """Give the system that calls; a visitor when none does."""
    known = request.__dict__.get("client")
    return known if isinstance(known, Actor) else VISITOR


token = Access("token", lambda request: client(request).is_client)


class Bearer(HttpBearer):
    """Asks for a token that has a scope."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        known = super().__call__(request)
        if known is None:
            raise Refusal("token.missing")
        return known

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        row, system = tokens.admit(token, at=clockwork.now())
        limits.take_from_token(request, row.pk)
        if self.scope not in system.roles:
            raise Refusal("token.scope", scope=self.scope)
        request.__dict__["client"] = system
        return system


submits, reads, reads_documents = Bearer(tokens.SUBMIT), Bearer(tokens.READ), Bearer(tokens.DOCUMENTS)
completes, withdraws = Bearer(tokens.SUPPLEMENT), Bearer(tokens.WITHDRAW)
