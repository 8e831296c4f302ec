"""The second factor of officers: a code of an app, and codes on paper in reserve. The flows are allauth's."""

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.web.account import shown
from motcua.web.ui import roles
from motcua.web.ui.pages import page


@page(access=roles.anyone)
def ask(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code between the password and the desk."""
    return shown.dressed(base.authenticate(request), "code.html")


@page(access=roles.officer)
def ask_again(request: HttpRequest) -> HttpResponseBase:
    return shown.dressed(base.reauthenticate(request), "confirm.html")


@page(access=roles.officer)
def overview(request: HttpRequest) -> HttpResponseBase:
    return shown.dressed(base.index(request), "second_factor.html")


@page(access=roles.officer)
def activate(request: HttpRequest) -> HttpResponseBase:
    return shown.dressed(totp.activate_totp(request), "second_factor_on.html")


@page(access=roles.officer)
def deactivate(request: HttpRequest) -> HttpResponseBase:
    return shown.dressed(totp.deactivate_totp(request), "second_factor_off.html")


@page(access=roles.officer)
def codes(request: HttpRequest) -> HttpResponseBase:
    return shown.dressed(recovery_codes.view_recovery_codes(request), "codes.html")


@page(access=roles.officer)
def new_codes(request: HttpRequest) -> HttpResponseBase:
    return shown.dressed(recovery_codes.generate_recovery_codes(request), "codes_new.html")
