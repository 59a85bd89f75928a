"""`.env.sample` explains every variable the program reads, and none that it does not."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (ROOT / ".env.sample").read_text("utf8")
# What a program of Python or a shell reads from its environment by name.
READS = re.compile(
    r"""(?:env\.(?!read_env)\w+\(\s*|database\(env,\s*|environ(?:\.get|\.setdefault|\.pop)?[\[(]|\bsetting\s)["']?([A-Z][A-Z_]+)\b"""
)
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}  # Django's own
FAMILY = {"PORTAL_TOKEN_DATAGOVUA"}  # one of many names, read by their common beginning
ROOMS = ("config", "core", "registry", "plan", "reports", "desk", "manage.py", "bin/run", "bin/lib.sh")


def sources():
    for room in ROOMS:
        path = ROOT / room
        yield from path.rglob("*.py") if path.is_dir() else [path]


def read():
    found = {name for path in sources() for name in READS.findall(path.read_text("utf8"))}
    return found - NOT_OURS


def explained(text):
    return set(re.findall(r"^# ([A-Z_]+)=", text, re.MULTILINE))


def test_every_variable_read_is_explained_and_no_other():
    assert explained(SAMPLE) - FAMILY == read()


def test_a_portals_key_is_read_by_the_beginning_of_its_name():
    (named,) = explained(SAMPLE) & FAMILY
    assert named.startswith(settings.PORTAL_TOKEN)


def test_the_sample_sets_nothing_by_itself():
    assert [line for line in SAMPLE.splitlines() if line and not line.startswith("#")] == []


def test_each_variable_has_its_words_in_ukrainian_and_english():
    for part in re.split(r"\n\n", SAMPLE):
        if explained(part):
            words = "\n".join(line for line in part.splitlines() if "=" not in line)
            assert re.search("[а-яі]", words)
            assert re.search("[A-Za-z]{4}", words)
