"""Addresses of signing in. Names without a space of their own are those that allauth looks up."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from motcua.web.account import simproxy
from motcua.web.account.views import citizen, officer, own, public_machine, sample, second_factor

OURS = [
    path("dang-nhap", citizen.sign_in, name="sign_in"),
    path("dang-xuat", citizen.sign_out, name="sign_out"),
    path("tai-khoan", own.home, name="home"),
    path("tai-khoan/thiet-bi", own.devices, name="devices"),
    path("tai-khoan/thiet-bi/<int:sign_in_id>", own.end_device, name="end_device"),
    path("may-cong-cong", public_machine.settings_page, name="public_machine"),
    path("may-cong-cong/xong", public_machine.wipe, name="wipe"),
    path("desk/sign-in", officer.sign_in, name="officer_sign_in"),
    path("desk/password/forgotten", officer.forgotten, name="forgotten"),
    path("desk/password/sent", officer.letter_sent, name="letter_sent"),
    path("desk/account", officer.own_page, name="officer"),
    path("desk/keepalive", officer.keepalive, name="keepalive"),
]
ALLAUTH = [
    path("dang-nhap/<slug:provider_id>", citizen.start, name="openid_connect_login"),
    path("dang-nhap/<slug:provider_id>/tra-ve", citizen.come_back, name="openid_connect_callback"),
    path("desk/sign-in", officer.sign_in, name="account_login"),
    path("desk/sign-in/code", second_factor.ask, name="mfa_authenticate"),
    path("dang-xuat", citizen.sign_out, name="account_logout"),
    path("desk/password", officer.change_password, name="account_change_password"),
    re_path(
        r"^desk/password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-0-9A-Za-z]+)$",
        officer.new_password,
        name="account_reset_password_from_key",
    ),
    path("desk/password/set", officer.password_set, name="account_reset_password_from_key_done"),
    path("desk/account/confirm", officer.confirm_password, name="account_reauthenticate"),
    path("desk/account/confirm-code", second_factor.ask_again, name="mfa_reauthenticate"),
    path("desk/account/second-factor", second_factor.overview, name="mfa_index"),
    path("desk/account/second-factor/on", second_factor.activate, name="mfa_activate_totp"),
    path("desk/account/second-factor/off", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("desk/account/codes", second_factor.codes, name="mfa_view_recovery_codes"),
    path("desk/account/codes/new", second_factor.new_codes, name="mfa_generate_recovery_codes"),
]
SAMPLE = [
    path("mau/", sample.people, name="sample_people"),
    path("mau/can-bo/<uuid:public_id>", sample.be_officer, name="sample_officer"),
    path("sim/<path:path>", simproxy.proxy, name="sim"),
    path("sim/", simproxy.proxy, {"path": ""}, name="sim_front"),
]


def patterns(*, is_sample: bool) -> list[URLPattern | URLResolver]:
    """Give the addresses of an installation; those of the sample are not there outside sample mode."""
    ours = [*OURS, *SAMPLE] if is_sample else OURS
    return [path("", include((ours, "account"))), *ALLAUTH]


urlpatterns = patterns(is_sample=settings.MOTCUA_SAMPLE)
