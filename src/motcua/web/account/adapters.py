"""Where allauth asks us: who may sign in, what is remembered, in which words it says no."""

from http import HTTPStatus
from typing import Any

import requests
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.directory.acts import accounts, identity
from motcua.directory.models import Account
from motcua.directory.queries import actor_of
from motcua.web.account import devices, entering, locks, secrets_kept, trouble
from motcua.web.ui import nav

LOCKED = _("Đã nhập sai nhiều lần. Xin đợi 15 phút rồi thử lại, hoặc đặt lại mật khẩu.")
WRONG = _("Thư điện tử hoặc mật khẩu chưa đúng. Xin kiểm tra lại.")
WRONG_PASSWORD = _("Mật khẩu chưa đúng. Xin kiểm tra lại.")
WRONG_CODE = _("Mã chưa đúng hoặc đã dùng rồi. Xin đợi mã mới trên điện thoại rồi nhập lại.")


def _unwell(answer: requests.Response, *_args: object, **_kwargs: object) -> None:
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        answer.raise_for_status()


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": LOCKED,
        "incorrect_password": WRONG_PASSWORD,
        "incorrect_code": WRONG_CODE,
        "rate_limited": LOCKED,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Check e-mail and password; a locked address gets the same words whether it is known or not."""
        email, address = str(credentials.get("email", "")), devices.address_of(request)
        if not (locks.network_admits(address) and locks.admits("sign-in", email)):
            raise self.validation_error("too_many_login_attempts")
        account = super().authenticate(request, **credentials)
        if account is None:
            locks.failed_from(address)
        else:
            locks.succeeded("sign-in", email)
        return account

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Our own lock has spoken already."""

    def reauthenticate(self, user: Account, password: str) -> bool:
        if not locks.admits("again", str(user.pk)):
            raise self.validation_error("too_many_login_attempts")
        right = user.check_password(password)
        if right:
            locks.succeeded("again", str(user.pk))
        return right

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """Turn away who holds no post any more; the platform team holds none and comes in."""
        asked = actor_of(user, clockwork.now())
        if user.is_active and (asked.is_citizen or asked.grants or user.is_platform):
            return None
        words = _("Anh/chị hiện không giữ vị trí công tác nào nên chưa dùng được hệ thống. Xin hỏi người quản trị.")
        messages.error(request, str(words))
        return redirect("account_login")

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        used = [record["method"] for record in get_authentication_records(request, user)]
        entering.begin(request, user, "vneid" if "socialaccount" in used else "password")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        asked = actor_of(request.user, clockwork.now()) if isinstance(request.user, Account) else None
        return nav.address("desk:mine" if asked and asked.is_officer else "portal:home") or "/"

    def set_password(self, user: Account, password: str) -> None:
        at = clockwork.now()
        accounts.set_password(user, password, by=actor_of(user, at), at=at)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing of allauth's own: the page that follows shows what happened."""


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """No form of allauth makes an account: the act behind `pre_social_login` does."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Turn the proved identity into our citizen, and tie it to that citizen's account."""
        known = sociallogin.user if sociallogin.is_existing else None
        try:
            citizen = identity.sign_in_citizen(sociallogin.person, at=clockwork.now(), known=known)
        except Refusal as no:
            raise ImmediateHttpResponse(trouble.refused(request, no)) from no
        if known is None:
            sociallogin.connect(request, citizen.account)

    def get_requests_session(self) -> requests.Session:
        """Tell a provider that is unwell (5xx) from one that says no."""
        session: requests.Session = super().get_requests_session()
        session.hooks["response"].append(_unwell)
        return session

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        state = (extra_context or {}).get("state") or {}
        raise ImmediateHttpResponse(trouble.failed(request, error, exception, str(state.get("next") or "")))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        return secrets_kept.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets_kept.unseal(encrypted_text)
