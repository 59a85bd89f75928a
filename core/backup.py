"""Backups of the office: the database, people's files and the secret key in one archive; old ones thinned out."""

import re
import shutil
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from core import archive, dump
from core.models import Office
from core.refusals import Refused
from core.trouble import NO_SPACE

STAMP = "%Y%m%d-%H%M%S"
NAME = re.compile(r"^(?P<database>.+)-(?P<stamp>\d{8}-\d{6})\.tar\.gz$")
DATABASE, SECRET, FILES = "database", "secret_key", "files"


def folder() -> Path:
    """Where backups lie; for the owner's eyes only."""
    path = settings.VAR_DIR / "backups"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def back_up(*, output: Path | None = None, beat: dump.Beat = dump.no_beat) -> Path:
    """Writes and checks a backup; answers with its path. On any trouble no half-made file is left."""
    path = output or _free_name()
    files = _files()
    _need_room(path.parent, files)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as workshop:
        database = Path(workshop) / DATABASE
        dump.snapshot(database, beat)
        beat()
        with archive.new_file(path) as file:
            archive.write(file, {DATABASE: database, SECRET: settings.VAR_DIR / "secret_key", **files}, _about())
            beat()
            file.seek(0)
            archive.check(file)
    return path


def back_up_in_background(beat: dump.Beat) -> str:
    """The same as a job for the worker; tells the file in words."""
    path = back_up(beat=beat)
    return f"Резервну копію збережено: {path.name}, {size_words(path)}."


def made() -> dict[Path, datetime]:
    """This database's backups and when each was made."""
    found = {}
    for path in folder().iterdir():
        match = NAME.match(path.name)
        if match and match["database"] == dump.name():
            found[path] = datetime.strptime(match["stamp"], STAMP).replace(tzinfo=timezone.get_default_timezone())
    return found


def last_made() -> datetime | None:
    """When the newest backup was made."""
    return max(made().values(), default=None)


def thin_out() -> list[Path]:
    """Removes backups that `settings.BACKUPS_KEPT` no longer asks for; answers with those removed."""
    stamps = made()
    kept = to_keep(stamps.values(), settings.BACKUPS_KEPT)
    removed = sorted(path for path, stamp in stamps.items() if stamp not in kept)
    for path in removed:
        path.unlink()
    _clear_leftovers()
    return removed


def to_keep(stamps: Iterable[datetime], kept: Mapping[str, int]) -> set[datetime]:
    """Which backups stay: all of the newest day, then the newest of each of so many days, weeks and months."""
    newest_first = sorted(stamps, reverse=True)
    periods: dict[str, Callable] = {
        "daily": lambda stamp: stamp.date(),
        "weekly": lambda stamp: stamp.isocalendar()[:2],
        "monthly": lambda stamp: (stamp.year, stamp.month),
    }
    staying = {stamp for stamp in newest_first if stamp.date() == newest_first[0].date()}
    for period, key in periods.items():
        newest: dict = {}
        for stamp in newest_first:
            newest.setdefault(key(stamp), stamp)
        staying.update(list(newest.values())[: kept[period]])
    return staying


def _clear_leftovers() -> None:
    """What a power cut left half-made; a day is longer than any backup takes."""
    for path in folder().glob(".*"):
        if time.time() - path.stat().st_mtime < 24 * 60 * 60:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def size_words(path: Path) -> str:
    """«3,2 МБ»."""
    return f"{path.stat().st_size / 1_000_000:.1f} МБ".replace(".", ",")


def version() -> str:
    """The version of the program."""
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text("utf8"))["project"]["version"]


def applied_migrations() -> list[str]:
    """The state of the database's structure: «core.0001_people_and_parties», …"""
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


def _free_name() -> Path:
    now = timezone.localtime()
    while (path := folder() / f"{dump.name()}-{now:{STAMP}}.tar.gz").exists():
        now += timedelta(seconds=1)
    return path


def _files() -> dict[str, Path]:
    root = settings.MEDIA_ROOT
    return {f"{FILES}/{path.relative_to(root)}": path for path in sorted(root.rglob("*")) if path.is_file()}


def _need_room(where: Path, files: Mapping[str, Path]) -> None:
    if not where.is_dir():
        raise Refused(f"Теки «{where}» немає: створіть її або вкажіть іншу.")
    needed = 2 * dump.size() + sum(path.stat().st_size for path in files.values()) + 1_000_000
    if shutil.disk_usage(where).free < needed:
        raise Refused(NO_SPACE)


def _about() -> dict:
    return {
        "version": version(),
        "made": timezone.now().isoformat(),
        "engine": dump.engine(),
        "database": dump.name(),
        "demo": _is_demo(),
        "migrations": applied_migrations(),
    }


def _is_demo() -> bool:
    if Office._meta.db_table not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:  # the table may be older than the model
        cursor.execute(f"SELECT 1 FROM {Office._meta.db_table} WHERE demo")
        return cursor.fetchone() is not None
