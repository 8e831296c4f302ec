"""Authorization codes and access tokens: in memory, single use, short-lived (RFC 6749 section 4.1.2)."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

CODE_LIFE = timedelta(seconds=60)
TOKEN_LIFE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Grant:
    """What a person agreed to at the authorize page. `nonce` is empty when the client sent none."""

    client_id: str
    redirect_uri: str
    challenge: str
    nonce: str
    scopes: frozenset[str]
    sub: str
    level: str
    at: datetime


class Grants:
    """All codes and tokens of the server. A code asked for a second time also ends the token it gave."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._codes: dict[str, Grant] = {}
        self._tokens: dict[str, tuple[Grant, datetime]] = {}
        self._spent: dict[str, str] = {}

    def new_code(self, grant: Grant) -> str:
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._codes = {c: g for c, g in self._codes.items() if g.at + CODE_LIFE > grant.at}
            self._codes[code] = grant
        return code

    def redeem(self, code: str, at: datetime) -> tuple[Grant, str] | None:
        """Turn a code into its grant and a new access token; None when it is unknown, spent or too old."""
        with self._lock:
            self._tokens.pop(self._spent.get(code, ""), None)
            grant = self._codes.pop(code, None)
            if grant is None or grant.at + CODE_LIFE <= at:
                return None
            token = secrets.token_urlsafe(32)
            self._tokens = {t: kept for t, kept in self._tokens.items() if kept[1] > at}
            self._spent = {c: t for c, t in self._spent.items() if t in self._tokens}
            self._tokens[token] = (grant, at + TOKEN_LIFE)
            self._spent[code] = token
            return grant, token

    def of_token(self, token: str, at: datetime) -> Grant | None:
        with self._lock:
            kept = self._tokens.get(token)
        return kept[0] if kept and kept[1] > at else None

    def revoke(self, token: str) -> None:
        with self._lock:
            self._tokens.pop(token, None)
