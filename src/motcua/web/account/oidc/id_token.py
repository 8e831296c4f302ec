"""The identity token proved: signature, issuer, audience, age, and that it answers this very sign-in (OIDC Core 3.1.3.7)."""

import hmac
from collections.abc import Callable, Mapping
from typing import Any

import jwt

LEEWAY = 60  # seconds that two clocks may differ
REQUIRED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
Keys = Callable[[bool], Mapping[str, Any]]


class Unproved(Exception):  # noqa: N818 - says what the token is
    """The token cannot be trusted; the words are for the log and name no person."""


def verify(token: str, keys: Keys, *, issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """Give the claims. `keys(again)` gives the provider's key set; again=True asks the provider afresh."""
    try:
        key = _key(jwt.get_unverified_header(token).get("kid"), keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=["RS256"],
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY,
            options={"require": REQUIRED},
        )
    except (jwt.PyJWTError, TypeError) as wrong:
        raise Unproved(type(wrong).__name__) from wrong
    if not nonce or not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise Unproved("nonce")
    if claims.get("azp", client_id) != client_id or claims["aud"] not in (client_id, [client_id]):
        raise Unproved("audience")
    return claims


def _key(kid: object, keys: Keys) -> jwt.PyJWK:
    """Find the key by its name; a provider that has just changed its keys is asked a second time."""
    for again in (False, True):
        known = jwt.PyJWKSet.from_dict(dict(keys(again)))
        for key in known.keys:
            if key.key_id == kid and key.key_type == "RSA":
                return key
    raise Unproved("unknown key")
