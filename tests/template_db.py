"""A migrated database kept between runs: a test run copies it instead of migrating from empty.

It is named by all that migrations and their triggers are made of, so that a changed line makes a new one. SQLite
keeps a file, PostgreSQL a database beside the others; there one process of a run migrates and the rest wait for it.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from functools import cache
from pathlib import Path

from django import VERSION
from django.conf import settings
from django.db import connections

SEEDS = ("*/migrations/*.py", "*/apps.py", "*/closed.py", "core/*trigger*.py", "core/database.py", "core/closed*.py")
DAY = 24 * 60 * 60
_WAITING = {}  # the lock that this process holds while it migrates


def digest() -> str:
    """What the structure is made of, in sixteen signs."""
    said = hashlib.sha256(f"{VERSION}{sys.version}{settings.INSTALLED_APPS}".encode())
    for path in sorted(path for seed in SEEDS for path in settings.BASE_DIR.glob(seed)):
        said.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    return said.hexdigest()[:16]


def copied() -> bool:
    """Puts the kept database where the tests expect theirs; whether there was one."""
    return _copied_file() if on_sqlite() else _copied_database()


def keep() -> None:
    """Keeps a freshly migrated database, whole or not at all."""
    _keep_file() if on_sqlite() else _keep_database()


def remove() -> None:
    """The run's own copy, with all that belongs to it."""
    connections.close_all()
    if on_sqlite():
        for path in _ours().parent.glob(f"{_ours().name}*"):
            path.unlink()
    else:
        _ask(f'DROP DATABASE IF EXISTS "{_our_name()}" WITH (FORCE)')


def on_sqlite() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


# --- A file ---


def template() -> Path:
    """Where the file is kept."""
    folder = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else Path(tempfile.gettempdir())
    return folder / f"khartiia-{os.getuid()}-{digest()}.template"


def _copied_file():
    if not template().exists():
        return False
    shutil.copyfile(template(), _ours())
    return True


def _keep_file():
    kept = template()
    if kept.exists() or not _ours().exists():
        return
    half = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(_ours())) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    half.replace(kept)
    for old in kept.parent.glob(f"khartiia-{os.getuid()}-*.template"):
        if time.time() - old.stat().st_mtime > DAY:
            old.unlink(missing_ok=True)


def _ours():
    return Path(settings.DATABASES["default"]["TEST"]["NAME"])


# --- A database of PostgreSQL ---


def _copied_database():
    """Clones the kept one; where there is none, this process migrates and the others wait at the lock."""
    _WAITING["lock"] = lock = (Path(tempfile.gettempdir()) / f"khartiia-{digest()}.lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    _our_name()
    there = bool(_ask("SELECT 1 FROM pg_database WHERE datname = %s", _kept_name()))
    if there:
        _ask(f'DROP DATABASE IF EXISTS "{_our_name()}" WITH (FORCE)')
        _ask(f'CREATE DATABASE "{_our_name()}" TEMPLATE "{_kept_name()}"')
        lock.close()
    return there


def _keep_database():
    if "lock" not in _WAITING or _WAITING["lock"].closed:
        return
    connections.close_all()  # a database that somebody reads is not copied
    for (old,) in _ask("SELECT datname FROM pg_database WHERE datname LIKE %s", "khartiia_kept_%"):
        _ask(f'DROP DATABASE "{old}"')
    _ask(f'CREATE DATABASE "{_kept_name()}" TEMPLATE "{_our_name()}"')
    _WAITING["lock"].close()


def _kept_name():
    return f"khartiia_kept_{digest()}"


@cache
def _our_name():
    """As the settings name it; once it is open, they name the copy itself."""
    return connections["default"].creation._get_test_db_name()


def _ask(statement, *values):
    """What the server answers outside any database of ours."""
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []
