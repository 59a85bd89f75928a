"""The office as a backup holds it: checked first, and only after the present state is backed up too."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from core import archive, dump
from core.backup import DATABASE, FILES, SECRET, back_up
from core.refusals import Refused

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True)
class Restored:
    """What was restored, and the backup of what stood there before (None where nothing did)."""

    manifest: dict
    safety: Path | None


def examine(path: Path) -> dict:
    """The manifest of a backup that this office can take; else refused with the reason."""
    if not path.is_file():
        raise Refused(f"Файлу «{path}» немає. Резервні копії лежать у {settings.VAR_DIR / 'backups'}.")
    with path.open("rb") as file:
        manifest = archive.check(file)
    _check_fits(manifest)
    return manifest


def restore(path: Path) -> Restored:
    """Puts the backup in place of the present office."""
    examine(path)
    safety = back_up() if dump.is_filled() else None
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix=".restore-") as workshop:
        place = Path(workshop)
        with path.open("rb") as file:
            manifest = archive.read(file, _unpacker(place))
        dump.put_back(place / DATABASE)
        _swap_files(place / FILES, place / "before")
        _put_secret(place / SECRET)
    return Restored(manifest, safety)


def _check_fits(manifest: dict) -> None:
    if DATABASE not in manifest["members"]:
        raise Refused("У цій резервній копії немає бази даних.")
    if manifest["engine"] != dump.engine():
        raise Refused(
            f"Це копія бази {ENGINES.get(manifest['engine'], manifest['engine'])}, а тут працює "
            f"{ENGINES[dump.engine()]}. Відновіть її там, де такий самий сервер баз даних."
        )
    if manifest["demo"] and not settings.DEMO_ALLOWED:
        raise Refused("Це копія демонстраційних даних: на робочому сервері її не відновлюють.")
    known = {".".join(key) for key in MigrationLoader(connection).disk_migrations}
    if set(manifest["migrations"]) - known:
        raise Refused(
            f"Цю резервну копію зробила новіша версія Хартії ({manifest['version']}). Оновіть програму й повторіть."
        )


def _unpacker(place: Path) -> archive.Take:
    def unpack(name: str, source: IO[bytes]) -> None:
        target = (place / name).resolve()
        if not target.is_relative_to(place.resolve()):
            raise Refused(f"Архів містить недозволене ім’я «{name}».")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            shutil.copyfileobj(source, file)

    return unpack


def _swap_files(restored: Path, before: Path) -> None:
    restored.mkdir(exist_ok=True)
    if settings.MEDIA_ROOT.exists():
        settings.MEDIA_ROOT.rename(before)
    restored.rename(settings.MEDIA_ROOT)


def _put_secret(restored: Path) -> None:
    """The key that signed the backup's sessions and links; one given by SECRET_KEY stays what it is."""
    if restored.is_file():
        restored.chmod(0o600)
        os.replace(restored, settings.VAR_DIR / "secret_key")
