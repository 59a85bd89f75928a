"""One file of settings. Every variable it reads from the environment is explained in `.env.sample`.

A bare environment is an office on loopback; `PRODUCTION=1` turns on everything the internet asks for.
"""

import os
import sys
import tempfile
from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

from config.database import database
from config.secrets import kept_secret
from config.unfold import UNFOLD as UNFOLD

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

PRODUCTION = env.bool("PRODUCTION", default=False)
TESTING = "pytest" in sys.modules
VAR_DIR = Path(env.str("VAR_DIR", default="") or BASE_DIR / "var").resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
if PRODUCTION and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "PRODUCTION=1 потребує SECRET_KEY щонайменше з 50 випадкових знаків. "
        "Створіть його командою: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )
SECRET_KEY = SECRET_KEY or kept_secret(VAR_DIR / "secret_key")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"])
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("PRODUCTION=1 потребує ALLOWED_HOSTS: імена сайту через кому, напр. hartiia.gov.ua")
SITE_URL = env.str("SITE_URL", default="").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
DEMO_ALLOWED = not PRODUCTION
PUBLIC_PAGES = env.bool("PUBLIC_PAGES", default=False)

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",  # the default one puts its own site in the place of config.site
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "unfold.contrib.import_export",
    "unfold.contrib.simple_history",
    "config.apps.KhartiiaAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "import_export",
    "django_filters",
    "simple_history",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "core",
    "registry",
    "plan",
    "audits",
    "reports",
    "desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.CompressMiddleware",
    "core.middleware.RequestIdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.PolicyMiddleware",
    "core.middleware.ClosedMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.office",
                "core.lost_texts.kept",
            ],
        },
    },
]

# Database: SQLite unless DATABASE_URL says otherwise. ATOMIC_REQUESTS stays off: with IMMEDIATE transactions
# every GET would take the write lock; actions are atomic themselves.
DATABASES = {"default": database(env, "DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'office.sqlite3'}")}
# The owner's role for migrations and restoring, where the running role may not alter tables.
if {"migrate", "restore"} & set(sys.argv) and env.str("MIGRATE_DATABASE_URL", default=""):
    DATABASES["default"] = database(env, "MIGRATE_DATABASE_URL")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    if TESTING:  # a file, as in the office: an in-memory database knows no waiting for a lock
        DATABASES["default"]["TEST"] = {"NAME": Path(tempfile.gettempdir()) / f"khartiia-{os.getpid()}.sqlite3"}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["core.backends.RoleBackend"]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# NIST SP 800-63B and OWASP ASVS: length, no common or own words, no composition rules, no periodic change.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "core.passwords.LongestValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "core.passwords.OwnWordsValidator"},
]
CSRF_FAILURE_VIEW = "core.lost_texts.csrf_failure"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

# Sign-in by django-allauth: e-mail and password, a second factor; nobody makes an account for himself.
ACCOUNT_ADAPTER = "core.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the coordinator writes the address, the invitation proves it
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "desk.signin.SignInForm",
    "change_password": "desk.signin.ChangePasswordForm",
    "set_password": "desk.signin.SetPasswordForm",
    "reset_password": "desk.signin.ResetPasswordForm",
    "reset_password_from_key": "desk.signin.NewPasswordForm",
    "reauthenticate": "desk.signin.ConfirmForm",
}
# By account only (key, user): a limit by address would lock a whole building.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "signup": None,
    "login_failed": "5/5m/key",
    "change_password": "10/m/user",
    "reauthenticate": "10/m/user",
    "reset_password": "5/10m/key",
    "reset_password_from_key": None,
    "request_login_code": "3/10m/key",  # a new sign-in link
}
MFA_ADAPTER = "core.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "desk.signin.CodeForm",
    "reauthenticate": "desk.signin.ConfirmCodeForm",
    "activate_totp": "desk.signin.SetUpForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Хартія"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds: clocks of telephones differ
MFA_DUTY = PRODUCTION  # coordinator and administrator need a second factor
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3
# Shared by all workers, so that a throttle counts once; its table is made by a migration.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What a process may keep to itself for a minute: figures of the indicators.
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LANGUAGE_CODE = "uk"
LANGUAGES = [("uk", "Українська"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Kyiv"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns of a missing one, and warnings are errors in tests
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# The demo keeps its files apart, as it keeps its database: a restored demo must not touch an office's files.
MEDIA_ROOT = VAR_DIR / ("demo-files" if Path(DATABASES["default"]["NAME"]).stem == "demo" else "files")
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the opening-state table of 2,000 tasks is one form

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_TIMEOUT = 20  # seconds: a mail server that is silent must not hold up the daily round
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="khartiia@localhost")

# Everything from ourselves; the admin theme alone needs 'unsafe-eval' (core.middleware.PolicyMiddleware).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
ADMIN_CSP = {"script-src": [SELF, UNSAFE_EVAL, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health$"]  # asked over loopback by whoever watches the server
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "core.logs.RequestIdFilter"}},
    "formatters": {
        "text": {"format": "{asctime} {levelname} [{request_id}] {name}: {message}", "style": "{"},
        "json": {"()": "core.logs.JsonFormatter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": env.str("LOG_FORMAT", default="text"),
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"khartiia": {"level": "INFO"}, "fontTools": {"level": "ERROR"}},
}
if SENTRY_DSN := env.str("SENTRY_DSN", default=""):
    import sentry_sdk

    sentry_sdk.init(SENTRY_DSN, send_default_pii=False)

# import-export: nobody imports or exports without a permission of his own (it checks none by default).
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_SKIP_ADMIN_LOG = True  # history tells who changed what
IMPORT_EXPORT_USE_TRANSACTIONS = True

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False

# The way out (core.outbound): public servers, and those inside the network that are named here as name[:port].
OUTBOUND_ALLOW = env.list("OUTBOUND_ALLOW", default=[])
# Keys of the data portals by the portal's name: PORTAL_TOKEN_DATAGOVUA is the key of the portal «datagovua».
PORTAL_TOKEN = "PORTAL_TOKEN_"
PORTAL_TOKENS = {
    name.removeprefix(PORTAL_TOKEN).lower(): key for name, key in os.environ.items() if name.startswith(PORTAL_TOKEN)
}

BACKUPS_KEPT = {"daily": 14, "weekly": 8, "monthly": 12}

SILENCED_SYSTEM_CHECKS = []
