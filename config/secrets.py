"""A secret that is made once and then kept, so that a bare office needs no configuration."""

import os
import secrets
import tempfile
from pathlib import Path


def kept_secret(path: Path, size: int = 64) -> str:
    """The secret in `path`, made of `size` random bytes on first use and readable by its owner only (mode 0600)."""
    if not path.exists():
        _make(path, secrets.token_urlsafe(size))
    return path.read_text("utf8").strip()


def _make(path: Path, text: str) -> None:
    """Whole or not at all, and of two processes that come at once the first one's stays."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
