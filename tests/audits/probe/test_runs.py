"""Runs of the probe: started once, stopped, gone on with, repeated for one set."""

from datetime import timedelta

import pytest

from audits.models import Probe, ProbeRun
from audits.probe.runs import request_probe, stop_probe
from core import clock, jobs
from core.models import Job
from core.refusals import Refused
from registry.models import Distribution

pytestmark = pytest.mark.django_db


@pytest.fixture
def dataset(make_dataset, web):
    """A set with a good file and one that is not there."""
    dataset = make_dataset()
    for name in ("good", "missing"):
        Distribution.objects.create(dataset=dataset, name=name, format="CSV", download_url=f"{web.url}/{name}.csv")
    return dataset


@pytest.fixture
def worked(monkeypatch, means):
    """Does the latest job as the worker does it, only quicker."""
    monkeypatch.setattr("audits.probe.running.USUAL", means)

    def work():
        job = Job.objects.latest("pk")
        jobs.carry.call(job.pk)
        job.refresh_from_db()
        return job

    return work


def states():
    return dict(Probe.objects.values_list("distribution__name", "state"))


def test_the_button_hands_work_to_the_background(dataset, coordinator, worked):
    run = request_probe(by=coordinator, dataset=dataset)
    assert (run.state, run.by) == ("waiting", coordinator)
    job = worked()
    assert (job.state, job.result) == ("done", "Перевірено: 2 із 2 адрес, не відкривається 1.")
    assert states() == {"good": "ok", "missing": "broken"}


def test_the_run_says_how_far_it_got(dataset, coordinator, worked):
    run = request_probe(by=coordinator, dataset=dataset)
    job = worked()
    run.refresh_from_db()
    assert (run.state, run.done, run.total, job.done, job.total) == ("done", 2, 2, 2, 2)


def test_a_second_press_gives_the_run_under_way(dataset, coordinator):
    first = request_probe(by=coordinator, dataset=dataset)
    assert request_probe(by=coordinator, dataset=dataset) == first
    assert Job.objects.count() == 1


def test_runs_of_different_sets_do_not_wait_for_each_other(dataset, coordinator, make_dataset, worked):
    request_probe(by=coordinator, dataset=dataset)
    request_probe(by=coordinator, dataset=make_dataset("parky"))
    worked()
    assert set(ProbeRun.objects.values_list("state", flat=True)) == {"done"}


def test_a_set_may_be_asked_again(dataset, coordinator, worked):
    for _time in range(2):
        request_probe(by=coordinator, dataset=dataset)
        worked()
    assert (ProbeRun.objects.count(), Probe.objects.count()) == (2, 4)


def test_a_killed_run_goes_on_without_asking_twice(dataset, coordinator, worked, web):
    run = request_probe(by=coordinator, dataset=dataset)
    known = {"url": f"{web.url}/good.csv", "state": "ok", "checked_at": clock.now()}
    Probe.objects.create(run=run, dataset=dataset, **known)
    ProbeRun.objects.update(state="running")
    worked()
    run.refresh_from_db()
    assert (run.state, run.done, run.total, web.count("/good.csv")) == ("done", 2, 2, 0)


def test_an_orphan_is_taken_up_by_the_button(dataset, coordinator):
    run = request_probe(by=coordinator, dataset=dataset)
    ProbeRun.objects.update(state="running")
    Job.objects.update(state="failed", finished_at=clock.now())
    assert request_probe(by=coordinator, dataset=dataset) == run
    assert Job.objects.filter(state="waiting").count() == 1


def test_a_run_of_others_is_left_to_them(dataset, coordinator, worked):
    request_probe(by=coordinator, dataset=dataset, in_background=False)
    jobs.start(kind="probe", by=coordinator)
    assert worked().result == "Нічого перевіряти."


def test_a_run_that_waits_is_stopped_at_once(dataset, coordinator, worked):
    run = stop_probe(run=request_probe(by=coordinator, dataset=dataset), by=coordinator)
    assert run.state == "stopped"
    assert worked().result == "Нічого перевіряти."


def test_a_run_under_way_stops_and_says_so(dataset, coordinator, worked, web):
    run = request_probe(by=coordinator, dataset=dataset)
    ProbeRun.objects.update(stop_asked=True)
    job = worked()
    run.refresh_from_db()
    assert (run.state, job.state) == ("stopped", "done")
    assert job.result.startswith("Зупинено: ")


def test_a_stopped_run_goes_on_where_it_was(dataset, coordinator):
    run = request_probe(by=coordinator, dataset=dataset)
    stop_probe(run=run, by=coordinator)
    again = request_probe(by=coordinator, dataset=dataset)
    assert (again, again.state, again.stop_asked) == (run, "waiting", False)


def test_a_run_stopped_long_ago_is_not_gone_on_with(dataset, coordinator):
    run = request_probe(by=coordinator, dataset=dataset)
    stop_probe(run=run, by=coordinator)
    ProbeRun.objects.update(finished_at=clock.now() - timedelta(days=1))
    assert request_probe(by=coordinator, dataset=dataset) != run


def test_a_finished_run_cannot_be_stopped(dataset, coordinator, worked):
    run = request_probe(by=coordinator, dataset=dataset)
    worked()
    with pytest.raises(Refused, match="вже завершено"):
        stop_probe(run=run, by=coordinator)


def test_while_it_stops_it_is_not_started(dataset, coordinator):
    request_probe(by=coordinator, dataset=dataset)
    ProbeRun.objects.update(state="running", stop_asked=True)
    with pytest.raises(Refused, match="саме зупиняють"):
        request_probe(by=coordinator, dataset=dataset)


def test_an_outage_breaks_the_run_off_and_marks_nothing(make_dataset, coordinator, worked, names, named):
    names.down = True
    for name in ("city", "other"):
        url = named(f"{name}.test")
        Distribution.objects.create(dataset=make_dataset(name), name="dani", download_url=url)
    run = request_probe(by=coordinator)
    job = worked()
    run.refresh_from_db()
    assert (job.state, run.state, Probe.objects.count()) == ("failed", "failed", 0)
    assert "Зв’язку з мережею немає" in run.error


def test_a_fault_breaks_the_run_off(dataset, coordinator, worked, monkeypatch):
    run = request_probe(by=coordinator, dataset=dataset)
    monkeypatch.setattr("audits.probe.running.witnesses_for", None)
    worked()
    run.refresh_from_db()
    assert (run.state, "помилка програми" in run.error) == ("failed", True)


def test_everything_published_is_asked(dataset, coordinator, worked):
    request_probe(by=coordinator)
    worked()
    assert states() == {"good": "ok", "missing": "broken"}
