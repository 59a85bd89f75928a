"""The benchmark says what scripts rely on: ratios with a budget each, in JSON."""

import json
import os
import subprocess

import pytest
from django.conf import settings

BENCH = settings.BASE_DIR / "bin" / "bench"


def bench(*arguments, **environment):
    return subprocess.run(
        [BENCH, *arguments], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """A run on few tasks, in a temporary directory of the test's own."""
    return bench("--quick", "--json", "--tasks", "60", TMPDIR=str(tmp_path_factory.mktemp("bench")))


@pytest.fixture(scope="module")
def said(ended):
    assert ended.stdout, ended.stderr
    return json.loads(ended.stdout)


def test_it_says_ratios_and_budgets_and_nothing_else(said):
    assert set(said) == {"ratios", "budgets"}


def test_every_ratio_has_a_budget(said):
    assert said["ratios"].keys() == said["budgets"].keys()


def test_ratios_and_budgets_are_numbers_above_nothing(said):
    assert all(value > 0 for group in said.values() for value in group.values())


def test_what_the_office_waits_for_is_measured(said):
    assert said["ratios"].keys() >= {"task_list", "home", "positions", "search", "quarterly_build", "import_order"}


def test_the_exit_code_tells_whether_budgets_are_kept(ended, said):
    kept = all(value <= said["budgets"][name] for name, value in said["ratios"].items())
    assert ended.returncode == (0 if kept else 1)


def test_nothing_is_left_behind(ended, said, tmp_path_factory):
    assert not list(tmp_path_factory.getbasetemp().glob("bench*/khartiia-bench-*"))


def test_an_unknown_option_is_refused():
    assert bench("--slow").returncode == 2


def test_the_script_itself_does_not_run_without_a_database_of_its_own():
    environment = {name: value for name, value in os.environ.items() if name != "BENCH_DIR"}
    script = [settings.BASE_DIR / ".venv" / "bin" / "python", settings.BASE_DIR / "bin" / "bench.py"]
    ended = subprocess.run(script, capture_output=True, text=True, check=False, env=environment)
    assert (ended.returncode, ended.stderr) == (1, "Запустіть bin/bench: він готує для вимірювань окрему базу.\n")
