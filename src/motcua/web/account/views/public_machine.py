"""Turning a browser into a public machine, and wiping it when somebody has gone."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from motcua.directory.models.sign_in import SignInEnd
from motcua.web.account.entering import leave
from motcua.web.account.leaving import provider_exit
from motcua.web.ui import public_machine, roles
from motcua.web.ui.pages import page


@never_cache
@page(access=roles.anyone)
def settings_page(request: HttpRequest) -> HttpResponseBase:
    """Say what the mode does, and turn it on or off; either way whoever was signed in is signed out."""
    if request.method == "POST":
        _forget(request, SignInEnd.SIGNED_OUT)
        response: HttpResponseBase = redirect("portal:home" if request.POST.get("on") else "account:public_machine")
        public_machine.turn(response, on=bool(request.POST.get("on")))
        return response
    facts = {
        "quiet": int(public_machine.QUIET.total_seconds() // 60), "idle": int(public_machine.IDLE.total_seconds() // 60)
    }  # fmt: skip
    return TemplateResponse(request, "account_web/public_machine.html", facts)


@never_cache
@page(access=roles.anyone)
def wipe(request: HttpRequest) -> HttpResponseBase:
    """End the session, here and at the identity provider, and go back to the start; nothing where nothing is public.

    It answers a GET too: a page without scripts can only be sent here, by its own clock.
    """
    if not public_machine.is_public(request):
        return redirect("portal:home")
    way_out = provider_exit(request)
    _forget(request, SignInEnd.IDLE)
    response: HttpResponseBase = redirect(way_out or "portal:home")
    response["Clear-Site-Data"] = '"cache", "storage"'
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


def _forget(request: HttpRequest, cause: SignInEnd) -> None:
    if request.user.is_authenticated:
        leave(request, cause)
    request.session.flush()
