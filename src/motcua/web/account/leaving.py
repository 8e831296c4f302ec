"""Where to go after signing out, so that the provider forgets the person too (RP-Initiated Logout 1.0)."""

import logging
from urllib.parse import urlencode

import requests
from allauth.account.internal.flows.login import get_authentication_records
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.http import HttpRequest

from motcua.web.account.oidc.provider import IdentityClient

logger = logging.getLogger(__name__)


def provider_exit(request: HttpRequest) -> str:
    """Give the provider's way out, or nothing: for who came in otherwise, or when the provider has none or is away."""
    records = get_authentication_records(request, request.user if request.user.is_authenticated else None)
    provider_id = next((r["provider"] for r in records if r["method"] == "socialaccount"), "")
    if not provider_id:
        return ""
    try:
        app = get_adapter(request).get_app(request, provider_id)
        way_out = str(IdentityClient(request, provider_id).openid_config.get("end_session_endpoint") or "")
    except (SocialApp.DoesNotExist, OAuth2Error, requests.RequestException) as away:
        logger.warning("no way out at the provider: %s", type(away).__name__)
        return ""
    back = {"client_id": app.client_id, "post_logout_redirect_uri": request.build_absolute_uri("/")}
    return f"{way_out}?{urlencode(back)}" if way_out else ""
