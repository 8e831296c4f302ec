"""Signing in by electronic identity, and signing out."""

import requests
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2LoginView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.directory.models.sign_in import SignInEnd
from motcua.web.account import entering, leaving, trouble
from motcua.web.account.oidc.provider import Callback, IdentityClient
from motcua.web.ui import nav, roles
from motcua.web.ui.pages import page


@never_cache
@page(access=roles.anyone)
def sign_in(request: HttpRequest) -> HttpResponseBase:
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    facts = {"apps": apps, "next": request.GET.get("next", "")}
    return TemplateResponse(request, "account_web/sign_in.html", facts)


@never_cache
@page(access=roles.anyone)
def start(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Go to the provider; by POST only, so that no link of a stranger begins a sign-in."""
    next_url = request.POST.get("next", "")
    if request.method != "POST":
        return redirect("account:sign_in")
    try:
        answer: HttpResponseBase = OAuth2LoginView.adapter_view(IdentityClient(request, provider_id))(request)
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    except (requests.RequestException, OAuth2Error):
        return trouble.down(request, next_url)
    return answer


@never_cache
@page(access=roles.anyone)
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = Callback.adapter_view(IdentityClient(request, provider_id))(request)
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    except requests.RequestException:
        return trouble.down(request)
    return answer


@never_cache
@page(access=roles.anyone)
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Ask, then end the session here and at the provider: the next person may use the same machine."""
    if request.method != "POST":
        return TemplateResponse(request, "account_web/sign_out.html", {"cancel": nav.address("portal:home") or "/"})
    beyond = leaving.provider_exit(request)
    entering.leave(request, SignInEnd.SIGNED_OUT)
    messages.success(request, _("Đã đăng xuất."))
    return HttpResponseRedirect(beyond or nav.address("portal:home") or "/")
