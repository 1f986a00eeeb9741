"""Settings of all processes. What differs per machine comes from the environment; see README."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

from config.rights import (
    APPEND_ONLY,
    NOT_REMOVED,
    PARTNER_RIGHTS,
    PUBLIC_FUNCTIONS,
    PUBLIC_RIGHTS,
    READ_ONLY,
    SEALER_RIGHTS,
    TENANT_FUNCTIONS,
    TENANT_READS_OF_PUBLIC,
)

BASE_DIR = Path(__file__).resolve().parents[2]
KETEN_ENV = os.environ.get("KETEN_ENV", "development")
PRODUCTION = KETEN_ENV == "production"
DEMO = os.environ.get("DEMO") == "1"
DEBUG = False
KETEN_VAR = Path(os.environ.get("KETEN_VAR", BASE_DIR / "var"))


def local_secret(name: str) -> str:
    """A secret from the environment; outside production one that is made once and kept in var/."""
    if given := os.environ.get(name):
        return given
    if PRODUCTION:
        return ""
    kept = KETEN_VAR / f"{name.lower()}.txt"
    KETEN_VAR.mkdir(parents=True, exist_ok=True)
    try:
        with kept.open("x") as file:
            file.write(secrets.token_urlsafe(48) if name == "SECRET_KEY" else new_kek())
        kept.chmod(0o600)
    except FileExistsError:
        pass
    return kept.read_text()


def new_kek() -> str:
    """32 random bytes in url-safe base 64: the key that wraps the keys of the tenants."""
    from base64 import urlsafe_b64encode

    return urlsafe_b64encode(secrets.token_bytes(32)).decode()


SECRET_KEY = local_secret("SECRET_KEY")
# The partner process has no key of the tenants: it decrypts nothing of theirs. The public one opens second factors.
KETEN_KEK = "" if os.environ.get("KETEN_LOGIN") == "partner" else local_secret("KETEN_KEK")
KETEN_PUBLIC_KEK = local_secret("KETEN_PUBLIC_KEK")
# Only while KETEN_KEK is being replaced: the one before, until `keten keys rewrap` has passed every tenant.
KETEN_KEK_PREVIOUS = os.environ.get("KETEN_KEK_PREVIOUS", "") if KETEN_KEK else ""
# Where each tenant's register of destroyed keys is kept, out of reach of a restore of the database or of the files.
KETEN_LEDGER = os.environ.get("KETEN_LEDGER", str(KETEN_VAR / "vernietigd"))

# The sealer alone reads the private file; who verifies needs the public one. `keten sealer` makes test keys elsewhere.
KETEN_SEAL_KEY_FILE = os.environ.get(
    "KETEN_SEAL_KEY_FILE", "" if PRODUCTION else str(KETEN_VAR / "zegel" / "zegel.pem")
)
KETEN_SEAL_PUBLIC_FILE = os.environ.get(
    "KETEN_SEAL_PUBLIC_FILE", "" if PRODUCTION else str(KETEN_VAR / "zegel" / "zegel.pub.pem")
)
KETEN_ANCHORS = Path(os.environ.get("KETEN_ANCHORS", KETEN_VAR / "ankers"))
# A time-stamp authority (RFC 3161) for the PDF of a machtiging; none when empty.
KETEN_TSA_URL = os.environ.get("KETEN_TSA_URL", "")
# Where a seal's key in a device is reached: its PKCS#11 module, and what opens it.
KETEN_PKCS11_MODULE = os.environ.get("KETEN_PKCS11_MODULE", "")
KETEN_PKCS11_PIN = os.environ.get("KETEN_PKCS11_PIN", "")
KETEN_SEAL_SECONDS = int(os.environ.get("KETEN_SEAL_SECONDS", "10"))

# Hosts: <tenant>.<domain>, partners.<domain>, beheer.<domain>. Which of them this process answers is KETEN_FACES.
KETEN_DOMAIN = os.environ.get("KETEN_DOMAIN", "" if PRODUCTION else "localhost")
KETEN_PORT = os.environ.get("PORT", "8000")
ALLOWED_HOSTS = [f".{KETEN_DOMAIN}"] if KETEN_DOMAIN else []
KETEN_SERVES = {
    "web": ("tenant", "beheer"),
    "partner": ("partners",),
    "all": ("tenant", "beheer", "partners"),
}[os.environ.get("KETEN_FACES", "all")]

SHARED_APPS = [
    "django_tenants",
    "tenants",
    "partners",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "accounts",
    "accounts.members",
    "audit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "frontend",
    "config",
]
TENANT_APPS = [
    "django.contrib.sessions",
    "accounts",
    "audit",
    "guardian",
    "cases",
    "consent",
    "sharing",
]
INSTALLED_APPS = [*SHARED_APPS, *(app for app in TENANT_APPS if app not in SHARED_APPS)]
TENANT_MODEL = "tenants.Tenant"
TENANT_DOMAIN_MODEL = "tenants.Domain"
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
SHOW_PUBLIC_IF_NO_TENANT_FOUND = False

MIDDLEWARE = [
    "audit.middleware.OriginMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.HeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenants.middleware.HostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SessionGuardMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "frontend.gone.GoneMiddleware",
]
ROOT_URLCONF = "config.urls.nothing"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frontend.look.context.look",
            ],
        },
    },
]
FORM_RENDERER = "frontend.look.forms.KetenRenderer"

# Which login this process uses. Migrations run as owner; the web never does.
KETEN_LOGIN = os.environ.get("KETEN_LOGIN", "app")
KETEN_DATABASE_URLS = {
    login: os.environ[variable]
    for login, variable in {
        "app": "DATABASE_URL",
        "owner": "DATABASE_OWNER_URL",
        "partner": "DATABASE_PARTNER_URL",
        "sealer": "DATABASE_SEALER_URL",
        "admin": "DATABASE_ADMIN_URL",
    }.items()
    if os.environ.get(variable)
}
# A network cut must not hang a request, and a pooled connection must not grow with every tenant it visits.
SERVER_SETTINGS = [
    "jit=off",
    "plan_cache_mode=force_generic_plan",
    "lock_timeout=5s",
    "idle_in_transaction_session_timeout=60s",
    *([] if KETEN_LOGIN in ("owner", "admin") else ["statement_timeout=30s"]),
]
CONNECTION_OPTIONS = {
    "connect_timeout": 3,
    "tcp_user_timeout": 3000,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "prepare_threshold": 5,  # for planned_once only: Django's own cursors never prepare
    "options": " ".join(f"-c {setting}" for setting in SERVER_SETTINGS),
}
POOL = {"min_size": 1, "max_size": 8, "timeout": 5, "max_lifetime": 600}


def database() -> dict[str, Any]:
    """The one database, as the login of this process."""
    url = KETEN_DATABASE_URLS.get(KETEN_LOGIN) or "postgres://nobody@localhost/keten"
    found: dict[str, Any] = dict(dj_database_url.parse(url))
    found["ENGINE"] = "tenants.db"
    found.setdefault("OPTIONS", {})
    found["OPTIONS"] = CONNECTION_OPTIONS | found["OPTIONS"]
    if os.environ.get("KETEN_POOL") == "1":
        found["OPTIONS"]["pool"] = POOL
    return found


DATABASES = {"default": database()}
ATOMIC_REQUESTS = False
KETEN_OWNERS = ("keten_owner", "postgres")  # who own what they touch, and so take no tenant's role
KETEN_APPEND_ONLY = APPEND_ONLY
KETEN_READ_ONLY = READ_ONLY
KETEN_NOT_REMOVED = NOT_REMOVED
KETEN_PARTNER_RIGHTS = PARTNER_RIGHTS
KETEN_PUBLIC_RIGHTS = PUBLIC_RIGHTS
KETEN_SEALER_RIGHTS = SEALER_RIGHTS
KETEN_PUBLIC_FUNCTIONS = PUBLIC_FUNCTIONS
KETEN_TENANT_FUNCTIONS = TENANT_FUNCTIONS
KETEN_TENANT_READS_OF_PUBLIC = TENANT_READS_OF_PUBLIC
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # rights per case are asked through Case.objects.for_user only
GUARDIAN_ANONYMOUS_USER_NAME: str | None = None
ANONYMOUS_USER_NAME: str | None = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "accounts.backends.SchemaBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CITIZEN_FINDER = "cases.jongeren.services.find_citizen"
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"

# Partners and operators without an own identity provider: password with a second factor, no sign-up.
ACCOUNT_ADAPTER = "accounts.adapter.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_DISPLAY = "accounts.models.display_name"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "accounts.adapter.VaultMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ketenplatform"
KETEN_PROXIES = int(os.environ.get("KETEN_PROXIES", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = KETEN_PROXIES

SECURE_COOKIES = PRODUCTION
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-keten" if SECURE_COOKIES else "keten"
SESSION_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
KETEN_CITIZEN_IDLE_SECONDS = 15 * 60
KETEN_STAFF_IDLE_SECONDS = 60 * 60
KETEN_SESSION_MAX_SECONDS = 10 * 3600
CSRF_COOKIE_NAME = "__Host-keten-csrf" if SECURE_COOKIES else "keten-csrf"
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "frontend.errors.csrf_failure"

SECURE_SSL_REDIRECT = False  # the ingress does this, and the probes speak plain HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "manifest-src": ["'self'"],
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "config.formats"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("KETEN_STATIC", BASE_DIR / "staticfiles"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = KETEN_VAR / "bestanden"
# An uploaded list of jongeren holds BSNs: readable for this process only.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# A cache key carries the schema; nothing about consent is ever cached.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "tenants.cache.make_key",
        "REVERSE_KEY_FUNCTION": "tenants.cache.reverse_key",
    }
}

CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "" if PRODUCTION else "filesystem://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE

# Outside production a mail is a file in var/mail/. What is sent waits in the database first: accounts.notices.
EMAIL_BACKEND = os.environ.get(
    "MAIL_BACKEND", f"django.core.mail.backends.{'smtp' if PRODUCTION else 'filebased'}.EmailBackend"
)
EMAIL_FILE_PATH = KETEN_VAR / "mail"
EMAIL_HOST = os.environ.get("MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", f"Ketenplatform <niet-antwoorden@{KETEN_DOMAIN}>")

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Ketenplatform: gedeelde gegevens voor ketenpartners",
    "DESCRIPTION": "Wat een regiehouder met je organisatie deelt: per jongere en veld, voor één doel, tot één datum.",
    "VERSION": "1.0.0",
    "CONTACT": {"name": "Beheer Ketenplatform"},
    "LICENSE": {"name": "EUPL-1.2"},
    "SERVE_INCLUDE_SCHEMA": False,
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO" if PRODUCTION else "WARNING")},
}
