"""The daily round: repeatable, catches up on missed days, and says what it could not do."""

import os
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import backup, jobs, uploads
from core.refusals import Refused
from desk import daily
from desk.daily import Duty, days_owed, make_round
from desk.models import DayRound
from plan.models import Checkpoint

TODAY = date(2026, 9, 30)
pytestmark = pytest.mark.django_db


@pytest.fixture
def backed_up(var):
    """Today's backup is there already."""
    (backup.folder() / f"{backup.dump.name()}-20260930-010000.tar.gz").touch()


@pytest.fixture
def run(backed_up, capsys):
    """Runs the command; answers with the lines it printed."""

    def run(*arguments):
        call_command("daily", *arguments)
        return capsys.readouterr().out.splitlines()

    return run


def test_the_last_line_tells_how_many_letters_went_out(run):
    assert run()[-1] == "sent: 0"


def test_each_duty_is_told(run):
    names = [duty.name for duty in daily.DUTIES]
    assert [line.split(":")[0] for line in run()[:-1]] == names


def test_the_watchman_hears_the_number_only(run):
    assert run("--verbosity", "0") == ["sent: 0"]


def test_the_day_is_written_down(run):
    run("--on", "2026-09-29")
    assert list(DayRound.objects.values_list("on", "finished_at")) == [(date(2026, 9, 29), timezone.now())]


def test_a_second_round_of_the_day_adds_no_row(run):
    run()
    run()
    assert DayRound.objects.count() == 1


def test_missed_days_are_caught_up(run):
    run("--on", "2026-09-26")
    run()
    assert list(DayRound.objects.values_list("on", flat=True)) == [date(2026, 9, day) for day in (30, 29, 28, 27, 26)]


def test_dry_run_changes_nothing(run):
    assert run("--dry-run")[-1] == "sent: 0"
    assert not DayRound.objects.exists()


def test_dry_run_tells_of_missed_days(run):
    run("--on", "2026-09-26")
    assert "і за 3 пропущені дні" in run("--dry-run")


@pytest.mark.parametrize("arguments", [["--on", "31.12.2026"], ["--to", "nobody"]])
def test_what_is_typed_wrong_is_refused(backed_up, arguments):
    with pytest.raises(CommandError):
        call_command("daily", *arguments)


def test_letters_may_go_to_one_address(run):
    assert run("--to", "test@example.org")[-1] == "sent: 0"


@pytest.mark.django_db(transaction=True)
class TestBackup:
    def test_is_made_once_a_calendar_day(self, var, office):
        daily.back_up_once(TODAY)
        daily.back_up_once(TODAY)
        assert len(backup.made()) == 1

    def test_is_made_today_whatever_day_the_round_is_for(self, var, office):
        daily.back_up_once(date(2026, 12, 2))
        assert backup.last_made() == timezone.now()


def test_due_dates_are_written_out_in_december(run, make_task, plan):
    make_task("Щороку")
    plan.scheduled_until = date(2026, 12, 31)
    plan.save()
    run("--on", "2026-12-01")
    assert Checkpoint.objects.filter(rule_date=date(2027, 12, 31)).exists()


def test_expired_sessions_go(run):
    now = timezone.now()
    for key, hours in (("old", -1), ("live", 1)):
        Session.objects.create(session_key=key, expire_date=now + timedelta(hours=hours))
    run()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["live"]


def test_files_nobody_confirmed_go(run, var, coordinator):
    uploads.keep(b"plan", by=coordinator, purpose="order", name="план.docx")
    (kept,) = (var / "uploads").iterdir()
    os.utime(kept, (0, 0))
    run()
    assert not kept.exists()


def test_traces_of_tasks_go_after_two_days(run):
    jobs.sign_of_life.enqueue()
    old = timezone.now() - timedelta(days=3)
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=old)
    run()
    assert not DBTaskResult.objects.filter(finished_at=old).exists()


def test_the_worker_is_asked_for_a_sign_of_life(run):
    run()
    assert DBTaskResult.objects.get().task_path == "core.jobs.sign_of_life"


def done(on):
    return "зроблено"


def refused(on):
    raise Refused("Сервер мовчить.")


def broken(on):
    raise ZeroDivisionError


def test_a_duty_that_fails_does_not_stop_the_others():
    outcome = make_round(on=TODAY, duties=[Duty("перша", refused), Duty("друга", done)])
    assert (outcome.told, outcome.troubles) == (["друга: зроблено"], ["перша: Сервер мовчить."])


def test_a_fault_is_told_without_its_insides():
    assert make_round(on=TODAY, duties=[Duty("перша", broken)]).troubles == [f"перша: {daily.FAULT}"]


def test_trouble_is_written_down():
    make_round(on=TODAY, duties=[Duty("перша", refused)])
    assert DayRound.objects.get().troubles == "перша: Сервер мовчить."


def test_a_later_round_that_goes_well_clears_it():
    make_round(on=TODAY, duties=[Duty("перша", refused)])
    make_round(on=TODAY, duties=[Duty("перша", done)])
    assert DayRound.objects.get().troubles == ""


def test_only_some_duties_are_made_for_missed_days():
    make_round(on=TODAY - timedelta(days=2), duties=[])
    told = make_round(on=TODAY, duties=[Duty("щодня", done, each_day=True), Duty("раз", done)]).told
    assert told == ["щодня: зроблено", "щодня: зроблено", "раз: зроблено"]


@pytest.mark.parametrize(
    ("last", "days"),
    [(None, 1), (TODAY, 1), (TODAY - timedelta(days=1), 1), (TODAY - timedelta(days=4), 4), (date(2020, 1, 1), 31)],
)
def test_days_owed(last, days):
    assert days_owed(last, TODAY) == [TODAY - timedelta(days=number) for number in reversed(range(days))]
