"""What a provider says about itself, asked for at most once in ten minutes."""

from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.core.cache import cache

KEPT = 600  # seconds
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


def _asked(url: str) -> dict[str, Any]:
    with get_adapter().get_requests_session() as session:
        answer = session.get(url)
        answer.raise_for_status()
        said = answer.json()
    if not isinstance(said, dict):
        raise OAuth2Error(f"{url} is not an object")
    return said


def _kept(url: str, again: bool) -> dict[str, Any]:
    known = None if again else cache.get(f"oidc:{url}")
    if not isinstance(known, dict):
        known = _asked(url)
        cache.set(f"oidc:{url}", known, KEPT)
    return known


def configuration(url: str, issuer: str, overrides: Mapping[str, str]) -> dict[str, Any]:
    """Give the provider's configuration; one that names another issuer is refused (OIDC Discovery 4.3)."""
    said = _kept(url, again=False) | dict(overrides)
    if said.get("issuer") != issuer or any(not isinstance(said.get(name), str) for name in NEEDED):
        raise OAuth2Error("the provider's configuration is not the one expected")
    return said


def keys(url: str, again: bool) -> dict[str, Any]:
    return _kept(url, again)
