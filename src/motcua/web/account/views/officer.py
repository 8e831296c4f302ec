"""Signing in with e-mail and password, setting passwords, one's own account. The flows are allauth's."""

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from motcua.base import clockwork
from motcua.base.errors import Refusal
from motcua.directory.acts import accounts
from motcua.directory.roster import posts_of
from motcua.web.account import locks, shown
from motcua.web.account.devices import address_of
from motcua.web.account.forms import ChangePasswordForm, ForgottenForm
from motcua.web.account.who import account_of
from motcua.web.ui import roles
from motcua.web.ui.actor import actor
from motcua.web.ui.pages import page
from motcua.web.ui.words import sentence


@page(access=roles.anyone)
def sign_in(request: HttpRequest) -> HttpResponseBase:
    next_url = request.POST.get("next") or request.GET.get("next", "")
    return shown.dressed(allauth_views.login(request), "officer_sign_in.html", next=next_url)


@page(access=roles.anyone)
def forgotten(request: HttpRequest) -> HttpResponseBase:
    """Ask for a letter; the answer is the same whether the address is known or not."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if locks.may_ask_reset(email, address_of(request)):
            accounts.ask_reset(email, at=clockwork.now())
        return redirect("account:letter_sent")
    return TemplateResponse(request, "account_web/forgotten.html", shown.facts(form))


@page(access=roles.anyone)
def letter_sent(request: HttpRequest) -> HttpResponseBase:
    return TemplateResponse(request, "account_web/letter_sent.html")


@page(access=roles.anyone)
def new_password(request: HttpRequest, uidb36: str, key: str) -> HttpResponseBase:
    """Set a password by the link of a letter."""
    answer = allauth_views.password_reset_from_key(request, uidb36=uidb36, key=key)
    return shown.dressed(answer, "new_password.html")


@page(access=roles.anyone)
def password_set(request: HttpRequest) -> HttpResponseBase:
    messages.success(request, _("Mật khẩu mới đã được lưu. Anh/chị đăng nhập bằng mật khẩu mới."))
    return redirect("account_login")


@sensitive_post_parameters()
@page(access=roles.officer)
def change_password(request: HttpRequest) -> HttpResponseBase:
    """Change one's own password; every other session ends, this one begins anew."""
    account = account_of(request)
    form = ChangePasswordForm(account, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            accounts.set_password(account, form.cleaned_data["new_password"], by=actor(request), at=clockwork.now())
        except Refusal as weak:
            form.add_error("new_password", sentence(weak))
        else:
            get_adapter(request).login(request, account)
            messages.success(request, _("Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất."))
            return redirect("account:officer")
    return TemplateResponse(request, "account_web/change_password.html", shown.facts(form))


@page(access=roles.officer)
def own_page(request: HttpRequest) -> HttpResponseBase:
    posts = posts_of(actor(request).key, clockwork.today(clockwork.now()))
    return TemplateResponse(request, "account_web/officer.html", {"posts": list(posts), "account": account_of(request)})


@page(access=roles.officer)
def confirm_password(request: HttpRequest) -> HttpResponseBase:
    """Ask for the password again before a change of the second factor."""
    return shown.dressed(allauth_views.reauthenticate(request), "confirm.html")


@csrf_exempt  # it renews a session and hands out the token for the forms that are open; it can be read by our pages only
@never_cache
@page(access=roles.anyone, methods=("POST",))
def keepalive(request: HttpRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    return JsonResponse({"token": get_token(request)})
