"""The token endpoint: a code and its proof for an identity token (RFC 6749 4.1.3, RFC 7636 4.6)."""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from motcua.adapters.sim.answers import Answer, Asked, document
from motcua.adapters.sim.days import Day
from motcua.adapters.sim.grants import TOKEN_LIFE, Grant
from motcua.adapters.sim.world import CLIENT_ID, CLIENT_SECRET, World
from motcua.base import clockwork

ID_TOKEN_LIFE = timedelta(minutes=5)


def s256(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode("ascii", "replace")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _basic(header: str) -> tuple[str, str]:
    """Read client_secret_basic; two empty words when it cannot be read."""
    try:
        name, _, secret = base64.b64decode(header.removeprefix("Basic "), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote(name), unquote(secret)


def _is_client(asked: Asked) -> bool:
    header = asked.headers.get("authorization", "")
    if header.startswith("Basic "):
        name, secret = _basic(header)
    else:
        name, secret = asked.form.get("client_id", ""), asked.form.get("client_secret", "")
    same_secret = hmac.compare_digest(secret.encode(), CLIENT_SECRET.encode())
    return name == CLIENT_ID and same_secret


def _no(error: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> Answer:
    extra = {"WWW-Authenticate": 'Basic realm="vneid"'} if status == HTTPStatus.UNAUTHORIZED else {}
    return document({"error": error}, status, extra)


def _id_token(world: World, grant: Grant, access_token: str, at: datetime) -> str:
    half = hashlib.sha256(access_token.encode()).digest()[:16]
    claims: dict[str, Any] = {
        "iss": world.issuer,
        "sub": grant.sub,
        "aud": grant.client_id,
        "iat": int(at.timestamp()),
        "exp": int((at + ID_TOKEN_LIFE).timestamp()),
        "auth_time": int(grant.at.timestamp()),
        "acr": grant.level,
        "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
    } | ({"nonce": grant.nonce} if grant.nonce else {})
    return _spoilt(world, claims, at)


def _spoilt(world: World, claims: dict[str, Any], at: datetime) -> str:
    """Sign the claims as the day has it: rightly, or with one thing wrong that a client must notice."""
    match world.weather.day:
        case Day.WRONG_NONCE:
            claims["nonce"] = "another-sign-in"
        case Day.WRONG_AUDIENCE:
            claims["aud"] = "another-client"
        case Day.STALE:
            claims |= {
                "iat": int((at - timedelta(hours=2)).timestamp()),
                "exp": int((at - timedelta(hours=1)).timestamp()),
            }
        case Day.WRONG_KEY:
            return world.key.forge(claims)
    return world.key.sign(claims)


def token(world: World, asked: Asked) -> Answer:
    at = clockwork.now()
    form = asked.form
    if not _is_client(asked):
        return _no("invalid_client", HTTPStatus.UNAUTHORIZED)
    if form.get("grant_type") != "authorization_code":
        return _no("unsupported_grant_type")
    redeemed = world.grants.redeem(form.get("code", ""), at)
    if redeemed is None:
        return _no("invalid_grant")
    grant, access = redeemed
    proved = hmac.compare_digest(s256(form.get("code_verifier", "")), grant.challenge)
    if not proved or form.get("redirect_uri") != grant.redirect_uri:
        world.grants.revoke(access)
        return _no("invalid_grant")
    return document(
        {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": int(TOKEN_LIFE.total_seconds()),
            "scope": " ".join(sorted(grant.scopes)),
            "id_token": _id_token(world, grant, access, at),
        }
    )


def userinfo(world: World, asked: Asked) -> Answer:
    bearer = asked.headers.get("authorization", "").removeprefix("Bearer ")
    grant = world.grants.of_token(bearer, clockwork.now())
    if grant is None:
        extra = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        return document({"error": "invalid_token"}, HTTPStatus.UNAUTHORIZED, extra)
    return document(world.people[grant.sub].claims(grant.scopes))
