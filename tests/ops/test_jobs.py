"""Long work: the row is the truth, a silent worker loses its job, a few attempts are enough."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import backup, jobs
from core.models import Job
from core.refusals import Refused

pytestmark = pytest.mark.django_db


def done_well(beat):
    beat(done=1, total=2)
    return "Зроблено."


def refused(beat):
    raise Refused("Порталу немає.")


def broken(beat):
    raise ZeroDivisionError


def outlived(beat):
    """The job went to another worker while this one worked."""
    Job.objects.update(attempts=2)
    beat()


@pytest.fixture
def work(monkeypatch):
    """Starts a job of a kind made for the test and lets the worker's side do it."""

    def do(function):
        monkeypatch.setitem(jobs.KINDS, "test", f"{__name__}.{function.__name__}")
        job = jobs.start(kind="test")
        jobs.carry.call(job.pk)
        job.refresh_from_db()
        return job

    return do


@pytest.fixture
def silent():
    """A job whose worker fell silent."""

    def make(attempts=1, minutes=20, **fields):
        at = timezone.now() - timedelta(minutes=minutes)
        return Job.objects.create(
            **{"kind": "backup", "state": "running", "attempts": attempts, "heartbeat": at, **fields}
        )

    return make


def test_the_task_carries_the_id_only(coordinator):
    job = jobs.start(kind="backup", by=coordinator)
    assert DBTaskResult.objects.get().args_kwargs == {"args": [job.pk], "kwargs": {}}


def test_who_began_it_is_known(coordinator):
    assert jobs.start(kind="backup", by=coordinator).by == coordinator


def test_an_unknown_kind_is_a_fault():
    with pytest.raises(ValueError, match="dance"):
        jobs.start(kind="dance")


def test_done_work_tells_its_result(work):
    job = work(done_well)
    assert (job.state, job.result, job.finished_at) == ("done", "Зроблено.", timezone.now())


def test_progress_is_kept(work):
    job = work(done_well)
    assert (job.done, job.total) == (1, 2)


def test_a_refusal_is_told_in_its_words(work):
    job = work(refused)
    assert (job.state, job.error) == ("failed", "Порталу немає.")


def test_a_fault_is_told_without_its_insides(work):
    assert work(broken).error == jobs.FAULT


def test_a_worker_that_lost_its_job_changes_nothing(work):
    job = work(outlived)
    assert (job.state, job.result) == ("running", "")


def test_a_job_that_runs_is_not_done_twice(silent):
    job = silent(minutes=1)
    jobs.carry.call(job.pk)
    job.refresh_from_db()
    assert job.attempts == 1


def test_a_job_that_is_gone_is_no_fault():
    jobs.carry.call(404)


def test_a_silent_job_is_put_back_in_line(silent):
    job = silent()
    assert jobs.take_up_stale() == [job]
    job.refresh_from_db()
    assert job.state == "waiting"
    assert DBTaskResult.objects.count() == 1


def test_a_job_with_a_recent_sign_of_life_is_left(silent):
    silent(minutes=14)
    assert jobs.take_up_stale() == []


def test_a_job_nobody_took_is_put_back_in_line(silent):
    job = silent(state="waiting", attempts=0)
    assert jobs.take_up_stale() == [job]


def test_taking_up_twice_puts_it_in_line_once(silent):
    silent()
    jobs.take_up_stale()
    jobs.take_up_stale()
    assert DBTaskResult.objects.count() == 1


def test_after_a_few_attempts_it_fails_with_a_sentence(silent):
    job = silent(attempts=jobs.ATTEMPTS)
    jobs.take_up_stale()
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", jobs.GAVE_UP.format(attempts=jobs.ATTEMPTS))


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_a_backup(var, office):
    call_command("backup", "--background")
    call_command("db_worker", "--batch", "--no-startup-delay", "--verbosity", "0")
    (made,) = backup.made()
    assert re.fullmatch(rf"Резервну копію збережено: {made.name}, \d,\d МБ\.", Job.objects.get().result)
