"""What `bin/run` does once Python and its libraries are there: prepares the office and hands over to the watchman.

Usage: python -m config.serve [--office]. One process does all the checks, since each start of Django takes time.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import django
import environ
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.secrets import kept_secret
from config.supervise import say
from core import dump
from core.trouble import in_words

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> None:
    """Prepares and serves; trouble is a sentence and exit code 1."""
    demo = "--office" not in arguments
    try:
        choose_database(demo)
        prepare(demo)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        words = str(error) if isinstance(error, CommandError) else in_words(error)
        if words is None:
            raise
        sys.exit(words)
    port = os.environ.get("PORT") or "8000"
    os.closerange(3, 64)  # lets go of the lock that bin/run holds while an office is prepared
    os.execv(sys.executable, [sys.executable, "-m", "config.supervise", port])


def choose_database(demo: bool) -> None:
    """The demo lives in a database of its own with its public page open, unless the environment says otherwise."""
    environ.Env.read_env(ROOT / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if demo:
        var = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
        for name, value in (("DATABASE_URL", f"sqlite:///{var / 'demo.sqlite3'}"), ("PUBLIC_PAGES", "1")):
            os.environ[name] = os.environ.get(name) or value


def prepare(demo: bool) -> None:
    """Structure, contents, accounts, styles: each only where it is not there yet."""
    django.setup()
    connection.ensure_connection()
    if is_behind():
        migrate()
    if not dump.is_filled():
        say("Заповнюю установу: довідники, затверджений план" + (", рік роботи…" if demo else "…"))
    given = os.environ.get("DEMO_PASSWORD")
    note = lend_password(demo)
    call_command("load_office", demo=demo)
    sys.stdout.flush()
    say(note)
    if not given:
        os.environ.pop("DEMO_PASSWORD", None)  # the processes to come have no need of it
    collect_static()


def migrate() -> None:
    """In a process of its own: it may have to act as the tables' owner (MIGRATE_DATABASE_URL)."""
    connection.close()
    done = subprocess.run([sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"])
    if done.returncode:
        raise CommandError("Структуру бази даних не оновлено, тому установу не відкрито. Причину видно вище.")


def is_behind() -> bool:
    """Whether the database's structure is older than the program."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def lend_password(demo: bool) -> str:
    """Puts the password of new accounts where `load_office` takes it; answers with what to tell the person."""
    path = settings.VAR_DIR / ("demo-password" if demo else "office-password")
    if os.environ.get("DEMO_PASSWORD"):
        return "Пароль узято з DEMO_PASSWORD."
    if not path.exists() and dump.is_filled():
        address = os.environ.get("DATABASE_URL", "")
        where = f"DATABASE_URL={address} " if address.startswith("sqlite") else ""
        return f"Файлу з паролем немає. Новий пароль: {where}.venv/bin/python manage.py changepassword ПОШТА"
    new = not path.exists()
    os.environ["DEMO_PASSWORD"] = password = kept_secret(path, size=12)
    return f"Пароль (показано один раз, далі він у файлі {path}): {password}" if new else f"Пароль у файлі {path}"


def collect_static() -> None:
    """Gathers styles and scripts when a library or a file of ours changed."""
    stamp = settings.STATIC_ROOT / ".collected"
    state = static_state()
    if not stamp.exists() or stamp.read_text() != state:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(state)


def static_state() -> str:
    """A fingerprint of what static files come from."""
    known = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted((ROOT / "static").rglob("*")):
        if path.is_file():
            known.update(f"{path}:{path.stat().st_mtime_ns}".encode())
    return known.hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])
