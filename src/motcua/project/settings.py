"""All settings, from the environment only. What a province must set stands in docs/runbook.md."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from motcua.project import env, logs, secret
from motcua.project.database import django_databases, home
from motcua.web.account import allauth_settings as sign_in

PACKAGE = Path(__file__).resolve().parent.parent
MOTCUA_HOME = home()
MOTCUA_SAMPLE = env.flag("MOTCUA_SAMPLE", False)
MOTCUA_SIM_PORT = env.number("MOTCUA_SIM_PORT", 0)
MOTCUA_PUBLIC_URL = env.text("MOTCUA_PUBLIC_URL", f"http://127.0.0.1:{env.number('PORT', 8000)}")
MOTCUA_MAINTENANCE = env.flag("MOTCUA_MAINTENANCE", False)

DEBUG = env.flag("DEBUG", False)
SECRET_KEY = secret.key(MOTCUA_HOME)
ALLOWED_HOSTS = env.words("MOTCUA_HOSTS", "*" if MOTCUA_SAMPLE else "localhost,127.0.0.1,testserver")
CSRF_TRUSTED_ORIGINS = [MOTCUA_PUBLIC_URL] if MOTCUA_PUBLIC_URL.startswith("https") else []
DATABASES = django_databases(os.environ.get("DATABASE_URL", ""))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "csp",
    "motcua.base",
    "motcua.directory",
    "motcua.catalog",
    "motcua.files",
    "motcua.dossiers",
    "motcua.notices",
    "motcua.papers",
    "motcua.fees",
    "motcua.outreach",
    "motcua.voice",
    "motcua.history",
    "motcua.web.ui",
    "motcua.web.account",
    "motcua.web.portal",
    "motcua.web.desk",
    "motcua.web.setup",
    "motcua.web.board",
    "motcua.web.api",
    "motcua.project",
]
MIDDLEWARE = [
    "motcua.web.ui.requests.RequestIdMiddleware",
    "motcua.project.watching.WatchMiddleware",
    "motcua.web.api.gate.ProblemMiddleware",
    "motcua.web.ui.requests.MaintenanceMiddleware",
    "motcua.web.ui.public_machine.PublicMachineMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.web.ui.requests.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "motcua.web.portal.bounds.BodyBoundMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "motcua.web.ui.actor.ActorMiddleware",
    "motcua.web.account.idle.IdleMiddleware",
    "motcua.web.ui.refusals.RefusalMiddleware",
    "motcua.web.ui.context.FrameMiddleware",
]
ROOT_URLCONF = "motcua.project.urls"
WSGI_APPLICATION = "motcua.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "motcua.web.ui.context.frame",
                "motcua.web.account.idle.context",
            ],
        },
    }
]

AUTH_USER_MODEL = "directory.Account"
globals().update({name: getattr(sign_in, name) for name in sign_in.__dict__ if name.isupper()})
SOCIALACCOUNT_PROVIDERS = sign_in.providers(
    *([sign_in.sample_vneid(MOTCUA_PUBLIC_URL, MOTCUA_SIM_PORT)] if MOTCUA_SAMPLE else []),
    *(
        [sign_in.vneid(env.text("VNEID_ISSUER"), env.text("VNEID_CLIENT"), env.text("VNEID_SECRET"))]
        if env.flag("VNEID", False)
        else []
    ),
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "motcua.directory.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "motcua.web.account.session"
SESSION_COOKIE_AGE = 12 * 3600  # seconds
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MOTCUA_PUBLIC_URL.startswith("https")
CSRF_FAILURE_VIEW = "motcua.web.ui.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.flag("MOTCUA_BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *env.words("MOTCUA_FORM_TARGETS")],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
LANGUAGE_COOKIE_NAME = "ngon_ngu"

STATIC_URL = "/static/"
STATIC_ROOT = MOTCUA_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": env.text("MOTCUA_STATIC", "motcua.web.ui.assets.JoinedStaticFilesStorage")},
}
WHITENOISE_MAX_AGE = 300
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # fields; files are bounded by MOTCUA_MAX_FILE
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
MOTCUA_FILES = MOTCUA_HOME / "files"
MOTCUA_MAX_FILE = env.number("MOTCUA_MAX_FILE", 25 * 1024 * 1024)
MOTCUA_API_PER_TOKEN = env.number("MOTCUA_API_PER_TOKEN", 600)  # calls in a minute
MOTCUA_API_PER_ADDRESS = env.number("MOTCUA_API_PER_ADDRESS", 600)
MOTCUA_CALENDAR_SHORTENS = env.flag("MOTCUA_CALENDAR_SHORTENS", False)  # may a new working day move a promise earlier
MOTCUA_ASKED_DAYS = env.number(
    "MOTCUA_ASKED_DAYS", 400
)  # days that words searched for are kept; a year and a month to compare
if MOTCUA_ASKED_DAYS < 30:  # the page of misses shows so many
    raise env.BadSetting(f"MOTCUA_ASKED_DAYS must be 30 or more, not {MOTCUA_ASKED_DAYS}")
_LIBRARY = env.text("MOTCUA_LIBRARY", "")
MOTCUA_LIBRARY = Path(_LIBRARY) if _LIBRARY else None  # a folder of procedures to take over, as files

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(MOTCUA_HOME / "sim" / "mail")
if not MOTCUA_SAMPLE and os.environ.get("EMAIL_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = env.text("EMAIL_HOST")
    EMAIL_PORT = env.number("EMAIL_PORT", 587)
    EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 20  # seconds; a letter is sent under the lock of its row

DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Một Cửa <motcua@laocai.example>")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
MOTCUA_METRICS_TOKEN = env.text("MOTCUA_METRICS_TOKEN", "")  # who asks for /metrics from another machine shows it
LOGGING = logs.config(
    env.text("MOTCUA_LOG", "WARNING" if MOTCUA_SAMPLE or env.flag("MOTCUA_TESTING", False) else "INFO"),
    as_json=env.text("MOTCUA_LOG_FORMAT", "text" if MOTCUA_SAMPLE else "json") == "json",
)
