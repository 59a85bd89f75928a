"""The whole of it: `bin/run` opens a demo office, stops when asked, and opens the same one again."""

import re
import signal
import socket
import sqlite3
import stat
import subprocess
import time
import urllib.request

import pytest

from tests.ops.conftest import ROOT, bare

pytestmark = [pytest.mark.browser, pytest.mark.closing]
TABLES = ["core_user", "core_unit", "plan_task", "plan_stagechange", "plan_historicaltask", "django_migrations"]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Run:
    """One start of bin/run, until it answers."""

    def __init__(self, var):
        self.port, self.said = free_port(), var.parent / "said.txt"
        with self.said.open("w") as log:
            self.process = subprocess.Popen(["bin/run"], cwd=ROOT, env=self.environment(var), stderr=log, stdout=log)
        self.page = self._first_page()

    def environment(self, var):
        return bare(PORT=str(self.port), VAR_DIR=str(var))

    def _first_page(self):
        while self.process.poll() is None:
            try:
                return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=30).read().decode()
            except OSError:
                time.sleep(0.05)
        return pytest.fail(self.said.read_text())

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(40)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Everything seen of two starts of one office."""
    var = tmp_path_factory.mktemp("office") / "var"
    seen = {"var": var}
    for turn in ("first", "second"):
        run = Run(var)
        seen[turn] = {"page": run.page, "again": again(run, var), "code": run.stop(), "said": run.said.read_text()}
        seen[turn]["rows"] = rows(var / "demo.sqlite3")
    return seen


def again(run, var):
    return subprocess.run(["bin/run"], cwd=ROOT, env=run.environment(var), capture_output=True, text=True).stderr


def rows(database):
    connection = sqlite3.connect(database)
    try:
        return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]
    finally:
        connection.close()


def test_the_first_page_says_that_data_are_invented(told):
    assert "демонстраційні дані" in told["first"]["page"].casefold()


def test_there_is_an_account_for_each_role(told):
    assert len(re.findall(r"^\S.* – \S+@\S+$", told["first"]["said"], re.MULTILINE)) == 6


def test_the_password_is_shown_once(told):
    password = (told["var"] / "demo-password").read_text()
    assert (password in told["first"]["said"], password in told["second"]["said"]) == (True, False)


def test_the_password_is_kept_for_its_owner(told):
    assert stat.S_IMODE((told["var"] / "demo-password").stat().st_mode) == 0o600


def test_a_second_start_meanwhile_says_that_the_port_is_taken(told):
    assert "зайнятий" in told["first"]["again"]


def test_it_stops_when_asked(told):
    assert told["first"]["code"] == 0


def test_a_second_start_doubles_and_loses_nothing(told):
    assert told["second"]["rows"] == told["first"]["rows"]


def test_the_second_start_shows_the_same_page(told):
    assert "демонстраційні дані" in told["second"]["page"].casefold()


def test_nothing_is_said_in_the_machine_s_own_words(told):
    assert "Traceback" not in told["first"]["said"] + told["second"]["said"]
