"""Translations compiled before the tests look at a page; `bin/test` and `bin/run` do the same for themselves."""

import os
import subprocess
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_catalogues():
    """Compiles each catalogue whose source is newer than its result; two processes may do it at once."""
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            fresh = compiled.with_suffix(f".{os.getpid()}")
            subprocess.run(["msgfmt", "--check-format", "-o", fresh, source], check=True)
            fresh.replace(compiled)
