"""A file between its preview and its confirmation."""

import os
import stat
import time

import pytest
import time_machine

from core import uploads
from core.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "uploads"


@pytest.fixture
def ticket(coordinator):
    return uploads.keep(b"abc", by=coordinator, purpose="import core.unit", name="а.csv", clear_empty=True)


def test_the_sender_gets_his_file_back(ticket, coordinator):
    kept = uploads.take(ticket, by=coordinator, purpose="import core.unit")
    assert kept == ("а.csv", b"abc", {"clear_empty": True})


def test_nobody_else_gets_it(ticket, administrator):
    with pytest.raises(Refused, match="надіслала інша людина"):
        uploads.take(ticket, by=administrator, purpose="import core.unit")


def test_it_serves_no_other_purpose(ticket, coordinator):
    with pytest.raises(Refused):
        uploads.take(ticket, by=coordinator, purpose="import plan.task")


@pytest.mark.parametrize("broken", ["", "вигадано", "../../etc/passwd"])
def test_a_made_up_ticket_opens_nothing(broken, coordinator):
    with pytest.raises(Refused):
        uploads.take(broken, by=coordinator, purpose="import core.unit")


def test_a_file_that_was_changed_is_refused(ticket, folder, coordinator):
    next(folder.iterdir()).write_bytes(b"abd")
    with pytest.raises(Refused):
        uploads.take(ticket, by=coordinator, purpose="import core.unit")


def test_a_ticket_is_good_for_an_hour(ticket, coordinator):
    with time_machine.travel("2026-09-30T10:00:01+00:00"), pytest.raises(Refused):
        uploads.take(ticket, by=coordinator, purpose="import core.unit")


def test_files_nobody_confirmed_are_swept_out(ticket, folder, coordinator):
    old = next(folder.iterdir())
    os.utime(old, (0, time.time() - uploads.KEPT_FOR - 1))
    uploads.keep(b"new", by=coordinator, purpose="import core.unit", name="б.csv")
    assert not old.exists()


def test_a_file_that_served_is_gone(ticket, folder):
    uploads.drop(ticket)
    assert list(folder.iterdir()) == []


def test_only_the_office_reads_it(ticket, folder):
    assert stat.S_IMODE(next(folder.iterdir()).stat().st_mode) == 0o600
