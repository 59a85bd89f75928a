"""A migrated SQLite file, kept between runs: the next run copies it instead of migrating from empty.

It is named by all that migrations and their triggers are made of, so that a changed line makes a new one.
"""

import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from django import VERSION
from django.conf import settings
from django.db import connections

SEEDS = ("*/migrations/*.py", "*/apps.py", "*/closed.py", "core/*trigger*.py", "core/database.py", "core/closed*.py")
KIND, DAY = "sqlite3", 24 * 60 * 60


def template() -> Path | None:
    """Where the file is kept; None on another database."""
    if not settings.DATABASES["default"]["ENGINE"].endswith(KIND):
        return None
    said = hashlib.sha256(f"{VERSION}{sys.version}{settings.INSTALLED_APPS}".encode())
    for path in sorted(path for seed in SEEDS for path in settings.BASE_DIR.glob(seed)):
        said.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    folder = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else Path(tempfile.gettempdir())
    return folder / f"khartiia-{os.getuid()}-{said.hexdigest()[:16]}.template"


def copied() -> bool:
    """Puts the kept database where the tests expect theirs; whether there was one."""
    kept = template()
    if kept is None or not kept.exists():
        return False
    shutil.copyfile(kept, _ours())
    return True


def keep() -> None:
    """Keeps a freshly migrated database, whole or not at all."""
    kept = template()
    if kept is None or kept.exists() or not _ours().exists():
        return
    half = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(_ours())) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    half.replace(kept)
    for old in kept.parent.glob(f"khartiia-{os.getuid()}-*.template"):
        if time.time() - old.stat().st_mtime > DAY:
            old.unlink(missing_ok=True)


def remove() -> None:
    """The run's own copy, with its log and shared memory."""
    connections.close_all()
    for path in _ours().parent.glob(f"{_ours().name}*"):
        path.unlink()


def _ours() -> Path:
    return Path(settings.DATABASES["default"]["TEST"]["NAME"])
