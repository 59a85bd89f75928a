"""Two who press at once, and two workers who wake at once."""

import threading

import pytest
from django.db import connection

from audits.models import ProbeRun
from audits.probe.runs import claim, request_probe
from core.models import Job

pytestmark = pytest.mark.django_db(transaction=True)


def together(count, act):
    """What each of so many threads got that begin at the same moment."""
    start, told = threading.Barrier(count), []

    def run():
        start.wait()
        try:
            told.append(act())
        finally:
            connection.close()

    racers = [threading.Thread(target=run) for _ in range(count)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    return told


def test_two_presses_at_once_are_one_run(coordinator):
    runs = together(4, lambda: request_probe(by=coordinator))
    assert ({run.pk for run in runs}, ProbeRun.objects.count()) == ({ProbeRun.objects.get().pk}, 1)
    assert Job.objects.count() == 1


def test_no_two_workers_take_the_same_run(coordinator):
    jobs = [Job.objects.create(kind="probe", state="running") for _ in range(2)]
    ProbeRun.objects.create(scope="a", job=jobs[0])
    assert sorted(bool(run) for run in together(2, claim)) == [False, True]
