"""A file between its preview and its confirmation: kept for the person who sent it, for one purpose, for an hour."""

import hashlib
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from core.refusals import Refused

KEPT_FOR = 60 * 60  # seconds
SALT = "core.uploads"


def keep(content: bytes, *, by, purpose: str, name: str, **facts) -> str:
    """Stores a file and returns the ticket that only its sender can use; stale ones are swept out."""
    sweep()
    place = secrets.token_hex(16)
    path = _folder() / place
    path.touch(mode=0o600)
    path.write_bytes(content)
    ticket = {
        "place": place,
        "by": by.pk,
        "purpose": purpose,
        "name": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "facts": facts,
    }
    return signing.dumps(ticket, salt=SALT, compress=True)


def take(ticket: str, *, by, purpose: str) -> tuple[str, bytes, dict]:
    """The name, the content and the facts kept with a file; raises Refused."""
    try:
        kept = signing.loads(ticket, salt=SALT, max_age=KEPT_FOR)
        if kept["by"] != by.pk or kept["purpose"] != purpose:
            raise signing.BadSignature("somebody else's upload")
        content = (_folder() / kept["place"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != kept["sha256"]:
            raise signing.BadSignature("another file")
    except (signing.BadSignature, FileNotFoundError) as error:
        raise Refused(_("Цього файлу вже немає або його надіслала інша людина. Завантажте файл ще раз.")) from error
    return kept["name"], content, kept["facts"]


def drop(ticket: str):
    """Removes a file that has served."""
    (_folder() / signing.loads(ticket, salt=SALT)["place"]).unlink(missing_ok=True)


def sweep():
    """Removes files nobody confirmed in time."""
    for path in _folder().iterdir():
        if path.stat().st_mtime < time.time() - KEPT_FOR:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.VAR_DIR) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
