"""The database of DATABASE_URL, or a sentence that says what is wrong with it."""

import warnings

from django.core.exceptions import ImproperlyConfigured

KNOWN = ("django.db.backends.sqlite3", "django.db.backends.postgresql")
EXAMPLES = "Приклади: postgres://користувач:пароль@127.0.0.1:5432/hartiia або sqlite:////srv/hartiia/office.sqlite3"


def database(env, name: str, default: str = "") -> dict:
    """Django's settings of the database named by an environment variable; never repeats the address itself."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            config = env.db_url_config(env.str(name, default="") or default)
    except ValueError as error:
        raise ImproperlyConfigured(f"Адресу в {name} не вдалося прочитати. {EXAMPLES}") from error
    if config.get("ENGINE") not in KNOWN or not config.get("NAME"):
        raise ImproperlyConfigured(
            f"{name} не веде до бази даних, яку знає Хартія: це SQLite або PostgreSQL. {EXAMPLES}"
        )
    return config
