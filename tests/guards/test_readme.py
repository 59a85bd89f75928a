"""What README tells people to type works, in both languages, and CI runs what it says."""

import os
import re
import shlex

import pytest
from django.core.management import get_commands, load_command_class

from tests.guards.code import ROOT

PAGES = ["README.md", "README.uk.md"]
BLOCK = re.compile(r"^ {4}(\S.*)$", re.MULTILINE)
INLINE = re.compile(r"`((?:bin/|manage\.py |[A-Z]+=\S+ bin/)[^`]*)`")


def commands(page):
    """Everything a page tells people to type, in code blocks and in sentences."""
    text = (ROOT / page).read_text("utf-8")
    return [found for found in BLOCK.findall(text) + INLINE.findall(text) if "bin/" in found or "manage.py" in found]


@pytest.mark.parametrize("page", PAGES)
def test_the_two_commands_are_there(page):
    assert {"bin/run", "bin/test"} <= set(commands(page))


@pytest.mark.parametrize("page", PAGES)
def test_scripts_are_there_and_run(page):
    scripts = {word for line in commands(page) for word in shlex.split(line) if word.startswith("bin/")}
    assert [script for script in sorted(scripts) if not os.access(ROOT / script, os.X_OK)] == []


@pytest.mark.parametrize("line", sorted({line for page in PAGES for line in commands(page) if "manage.py" in line}))
def test_a_command_of_ours_takes_what_it_is_given(line):
    name, *given = shlex.split(line.partition("manage.py ")[2])
    if name != "help":
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        parser.parse_args(given)  # an option that is not there ends the program


def test_both_languages_tell_the_same_commands():
    english, ukrainian = (sorted(set(re.findall(r"bin/\w+|manage\.py \w+", " ".join(commands(p))))) for p in PAGES)
    assert english == ukrainian


def test_ci_runs_what_a_developer_runs():
    assert "bin/test" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_links_and_pictures_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []
