"""What Django and allauth have to know about signing in. `project.settings` takes these over one by one."""

from datetime import timedelta
from pathlib import Path
from typing import Any

BACKEND = "motcua.web.account.backend.PeopleBackend"
AUTHENTICATION_BACKENDS = [BACKEND]
LOGIN_URL = "account:sign_in"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
PASSWORD_RESET_TIMEOUT = 24 * 3600  # seconds; also the life of an invitation

ACCOUNT_ADAPTER = "motcua.web.account.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False  # the cookie ends with the browser
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = False  # counted in our own table, which all processes share
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
ACCOUNT_FORMS = {
    "login": "motcua.web.account.forms.SignInForm",
    "reset_password_from_key": "motcua.web.account.forms.NewPasswordForm",
    "reauthenticate": "motcua.web.account.forms.ConfirmForm",
}

SOCIALACCOUNT_ADAPTER = "motcua.web.account.adapters.IdentityAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 6  # seconds

MFA_ADAPTER = "motcua.web.account.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Một Cửa"
MFA_FORMS = {
    "authenticate": "motcua.web.account.forms.CodeForm",
    "reauthenticate": "motcua.web.account.forms.CodeAgainForm",
    "activate_totp": "motcua.web.account.forms.ActivateForm",
}

IDLE_OFFICER = timedelta(minutes=20)  # rules of information security, level 3: 15 to 30 minutes
IDLE_CITIZEN = timedelta(minutes=60)

SAMPLE_DATA = Path(__file__).resolve().parents[2] / "project" / "sample" / "data"

# Which claim fills which field of directory.verified.VerifiedPerson; a dot goes into a claim that is an object.
CLAIMS = {
    "id_number": "id_number",
    "full_name": "name",
    "birth_date": "birthdate",
    "sex": "gender",
    "phone": "phone_number",
    "email": "email",
    "commune": "address.locality",
    "address_line": "address.street_address",
    "tax_code": "organisation.tax_code",
    "organisation_name": "organisation.name",
    "organisation_address": "organisation.address",
}
LEVELS = {"LoA1": 1, "LoA2": 2}  # acr of the identity token → level of the electronic identity
SCOPES = ["openid", "profile", "phone", "email", "address", "identity"]
SAMPLE_CLIENT = ("motcua", "motcua-mo-phong")


def vneid(issuer: str, client_id: str, secret: str, **settings: Any) -> dict[str, Any]:
    """Describe one OpenID provider as allauth wants it; further settings override ours."""
    known = {
        "server_url": issuer,
        "issuer": issuer,
        "oauth_pkce_enabled": True,
        "token_auth_method": "client_secret_basic",
        "scope": SCOPES,
        "auth_params": {"acr_values": "LoA2 LoA1"},
        "claims": CLAIMS,
        "levels": LEVELS,
    }
    return {
        "provider_id": "vneid",
        "name": "VNeID",
        "client_id": client_id,
        "secret": secret,
        "settings": known | settings,
    }


def sample_vneid(public_url: str, sim_port: int) -> dict[str, Any]:
    """Describe the simulator: the browser reaches it through our own address, the server directly."""
    inside = f"http://127.0.0.1:{sim_port}/sim/vneid"
    overrides = {
        "authorization_endpoint": "/sim/vneid/authorize",
        "end_session_endpoint": "/sim/vneid/end-session",
        "token_endpoint": f"{inside}/token",
        "userinfo_endpoint": f"{inside}/userinfo",
        "jwks_uri": f"{inside}/jwks",
    }
    return vneid(
        f"{public_url}/sim/vneid",
        *SAMPLE_CLIENT,
        server_url=inside,
        openid_configuration_overrides=overrides,
        takes_hint=True,
    )


def providers(*apps: dict[str, Any]) -> dict[str, Any]:
    """Give SOCIALACCOUNT_PROVIDERS; without apps nobody can sign in as a citizen and the page says so."""
    return {
        "openid_connect": {
            "provider_class": "motcua.web.account.oidc.provider.IdentityProvider",
            "OAUTH_PKCE_ENABLED": True,
            "APPS": list(apps),
        }
    }
