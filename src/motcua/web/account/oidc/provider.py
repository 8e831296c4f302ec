"""The provider and its client, as little different from allauth's as can be."""

import secrets
from functools import cached_property, partial
from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.web.account.oidc import claims, discovery, id_token


class IdentityClient(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth carries no types
    """Proves the identity token, and asks that both answers are about the same person."""

    nonce = ""  # of the sign-in that this callback answers

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        provider = self.get_provider()
        known = provider.app.settings
        return discovery.configuration(
            provider.server_url, known["issuer"], known.get("openid_configuration_overrides", {})
        )

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        vouched = self._decode_id_token(app, str(kwargs["response"].get("id_token") or ""))
        about = self._fetch_user_info(token.token)
        if not isinstance(about, dict) or about.get("sub") != vouched["sub"]:
            raise OAuth2Error("the two answers are about different persons")
        return self.get_provider().sociallogin_from_response(request, {"userinfo": about, "id_token": vouched})

    def _decode_id_token(self, app: Any, id_token_text: str) -> dict[str, Any]:
        keys = partial(discovery.keys, self.openid_config["jwks_uri"])
        issuer = self.openid_config["issuer"]
        try:
            return id_token.verify(id_token_text, keys, issuer=issuer, client_id=app.client_id, nonce=self.nonce)
        except id_token.Unproved as wrong:
            raise OAuth2Error(f"identity token: {wrong}") from wrong


class IdentityProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth carries no types
    """Sends a nonce, takes nothing from the request's address, and stores nothing about the person."""

    oauth2_adapter_class = IdentityClient

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponseBase:
        nonce = secrets.token_urlsafe(24)
        asked = kwargs.pop("auth_params", None) or self.get_auth_params()
        answer: HttpResponseBase = super().redirect(
            request, process, next_url, data, auth_params={**asked, "nonce": nonce}, nonce=nonce, **kwargs
        )
        return answer

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Sign in and nothing else: no linking of accounts, no scope or parameter of the caller's choice."""
        known: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        return known | {"process": "login"}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return list(self.get_scope())

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        hint = request.POST.get("login_hint", "") if self.app.settings.get("takes_hint") else ""
        asked: dict[str, str] = self.get_auth_params()
        return asked | ({"login_hint": hint} if hint else {})

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["id_token"]["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep the level only: identity number, name and birth date belong to the citizen's row."""
        return {"level": self._level(data)}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        return []

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> Any:
        login = super().sociallogin_from_response(request, response)
        login.person = claims.read(response["userinfo"], self.app.settings["claims"], self._level(response))
        return login

    def _level(self, data: dict[str, Any]) -> int:
        """Give the level that the signed token names, 0 when it names none that we know."""
        return int(self.app.settings["levels"].get(data["id_token"].get("acr"), 0))


class Callback(OAuth2CallbackView):  # type: ignore[misc]  # allauth carries no types
    """Hands the nonce of the stored state to the client that proves the token."""

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, answer = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = state.get("nonce", "")
        return state, answer
