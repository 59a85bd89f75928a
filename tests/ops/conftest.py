"""An office in a temporary folder, and ways to run the project's own commands from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def var(settings, tmp_path):
    """The folder where the office keeps what is its own, with a secret key and one file."""
    settings.VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = settings.VAR_DIR / "files"
    (settings.MEDIA_ROOT / "2026").mkdir(parents=True)
    (settings.VAR_DIR / "secret_key").write_text("таємниця")
    (settings.MEDIA_ROOT / "2026" / "звіт.txt").write_text("Підтвердний документ")
    return settings.VAR_DIR


@pytest.fixture
def manage(tmp_path):
    """Runs manage.py as a person would, in an office of its own; answers with the finished process."""
    return office(tmp_path)


def office(folder):
    """A function that runs manage.py in an office that keeps its own in a folder."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=bare(VAR_DIR=str(folder / "var"), **environment),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    return run


def bare(**more):
    """The environment without anything that steers the office."""
    steering = {"DATABASE_URL", "PRODUCTION", "SECRET_KEY", "DEMO_PASSWORD", "PORT", "DJANGO_SETTINGS_MODULE"}
    return {**{key: value for key, value in os.environ.items() if key not in steering}, **more}


def once(test):
    """Marks what starts whole processes: it runs in the last suite of bin/test only, since one database is enough."""
    return pytest.mark.browser(pytest.mark.closing(test))
