"""The button, the worker and the commands."""

import io

import pytest
from django.core.management import CommandError, call_command

from core import jobs
from core.models import Job
from core.refusals import Refused
from registry.actions import portal_runs
from registry.models import DataPortal, PortalCopy, PortalRun
from tests.standin import ckan as standin

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(ckan):
    return DataPortal.objects.create(key="city", title="Портал міста", address=ckan.url, organization="bilatserkva")


def worked():
    """The latest job, done by the worker's side."""
    job = Job.objects.latest("pk")
    jobs.carry.call(job.pk)
    job.refresh_from_db()
    return job


def test_the_button_hands_work_to_the_background(site, ckan, coordinator):
    ckan.add()
    run = portal_runs.request_sync(portal=site, by=coordinator)
    assert run.state == "waiting"
    job = worked()
    assert (job.state, job.result, job.done) == ("done", "Портал міста: прочитано 1, нових 1.", 1)


def test_two_presses_are_one_reading(site, coordinator):
    portal_runs.request_sync(portal=site, by=coordinator)
    portal_runs.request_sync(portal=site, by=coordinator)
    assert PortalRun.objects.count() == 1


def test_a_portal_that_is_down_is_told(site, ckan, coordinator):
    ckan.faults = [standin.DOWN] * 9
    portal_runs.request_sync(portal=site, by=coordinator)
    job = worked()
    assert (job.state, "тимчасово не працює" in job.error) == ("failed", True)


def test_a_run_whose_worker_died_is_taken_up(site, ckan, coordinator):
    ckan.add()
    portal_runs.request_sync(portal=site, by=coordinator)
    PortalRun.objects.update(state="running")
    assert worked().state == "done"
    assert PortalRun.objects.get().state == "done"


def test_a_reading_that_is_done_is_not_done_again(site, ckan, coordinator):
    portal_runs.request_sync(portal=site, by=coordinator)
    worked()
    asked = len(ckan.asked)
    jobs.start(kind=portal_runs.KIND, by=coordinator)
    assert (worked().result, len(ckan.asked)) == ("Нічого звіряти.", asked)


def told(*arguments):
    out = io.StringIO()
    call_command("sync_portal", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_reads_all_portals(site, ckan):
    ckan.add()
    assert told().splitlines() == ["  1 із 1", "Портал міста: прочитано 1, нових 1."]


def test_the_command_hands_over(site):
    assert "передано фоновому процесу" in told("city", "--background")
    assert Job.objects.get().state == "waiting"


def test_the_command_without_portals(db):
    with pytest.raises(CommandError, match="Жодного порталу ще не записано"):
        told()


def test_the_command_with_an_unknown_portal(site):
    with pytest.raises(CommandError, match="Порталу «x» немає"):
        told("x")


def test_the_command_tells_what_failed(site, ckan):
    ckan.faults = [standin.PAGE]
    with pytest.raises(CommandError, match="сторінка сайту"):
        told()


def test_one_portal_that_fails_holds_up_no_other(site, ckan):
    ckan.add()
    DataPortal.objects.create(key="off", title="Інший", address="http://127.0.0.1:9", organization="a", order=0)
    with pytest.raises(CommandError, match="Інший"):
        told()
    assert PortalCopy.objects.count() == 1


def test_a_portal_switched_off(site, coordinator):
    DataPortal.objects.update(active=False)
    with pytest.raises(Refused, match="вимкнено"):
        portal_runs.request_sync(portal=DataPortal.objects.get(), by=coordinator)
