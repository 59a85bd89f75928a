"""The page of a large file: it waits, it goes on, it ended."""

import pytest
from django.urls import reverse

from core import clock, jobs
from core.models import Job
from registry.actions import intake_runs
from registry.models import Dataset, RegisterIntake
from tests.registry.intake.test_pages import confirm, desk, folder, send, told  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def large():
    """Rows that go to the background."""
    return [{"uid": f"set-{number}", "url": ""} for number in range(intake_runs.IN_BACKGROUND)]


@pytest.fixture
def run(coordinator):
    """An intake as the page shows it."""

    def run(state="waiting", **facts):
        ended = {"finished_at": clock.now()} if state in ("done", "failed") else {}
        return RegisterIntake.objects.create(
            ticket=state, name="reestr.csv", by=coordinator, reason="Лист", state=state, rows=2000, **ended, **facts
        )

    return run


def page(run):
    return reverse("admin:registry_dataset_intake", args=[run.pk])


def test_a_large_file_says_that_it_takes_its_time(desk, large):  # noqa: F811
    assert "Файл великий" in told(send(desk, *large))


def test_a_small_one_does_not(desk):  # noqa: F811
    assert "Файл великий" not in told(send(desk, {}))


def test_a_large_file_is_handed_over_and_shown(desk, large):  # noqa: F811
    said = told(confirm(desk, send(desk, *large)))
    assert "Файл чекає в черзі." in said
    jobs.carry.call(Job.objects.get().pk)
    assert Dataset.objects.count() == intake_runs.IN_BACKGROUND


def test_two_confirmations_open_one_page(desk, large):  # noqa: F811
    answer = send(desk, *large)
    first, second = confirm(desk, answer), confirm(desk, answer)
    assert first.redirect_chain == second.redirect_chain
    assert RegisterIntake.objects.count() == 1


def test_the_page_renews_itself_while_it_waits(desk, run):  # noqa: F811
    assert desk.get(page(run()))["Refresh"] == "3"


def test_it_tells_how_far_it_got(desk, run):  # noqa: F811
    job = Job.objects.create(kind="import_register", state="running", done=500)
    assert "Перевірено рядків: 500 із 2000." in told(desk.get(page(run("running", job=job))))


def test_it_tells_the_counts_and_stops(desk, run):  # noqa: F811
    answer = desk.get(page(run("done", added=5, changed=2, unchanged=1)))
    assert "Нових наборів: 5, змінено: 2, без змін: 1." in told(answer)
    assert not answer.has_header("Refresh")


def test_it_lists_what_is_wrong(desk, run):  # noqa: F811
    said = told(desk.get(page(run("failed", errors=["Рядок 7, «Назва»: порожня."]))))
    assert ("Нічого не записано." in said, "Рядок 7, «Назва»: порожня." in said) == (True, True)


def test_a_trouble_of_the_computer_offers_another_try(desk, run):  # noqa: F811
    job = Job.objects.create(kind="import_register", state="failed", finished_at=clock.now(), error="Диск повний.")
    said = told(desk.get(page(run("running", job=job))))
    assert ("Диск повний." in said, "Спробувати ще раз" in said) == (True, True)


def test_another_try_begins_again(desk, run):  # noqa: F811
    job = Job.objects.create(kind="import_register", state="failed", finished_at=clock.now(), error="Диск повний.")
    row = run("running", job=job, content=b"x")
    desk.post(page(row))
    row.refresh_from_db()
    assert (row.state, row.broken) == ("waiting", False)


def test_an_auditor_has_no_such_page(client, auditor, run):
    client.force_login(auditor)
    assert client.get(page(run())).status_code == 403
