"""Confirmed files: a large one in the background, whole or not at all; the same confirmation once."""

from dataclasses import asdict
from datetime import timedelta

import pytest

from core import clock, jobs
from core.models import Job
from core.refusals import Conflict, Refused
from registry import actions
from registry.actions import intake_runs
from registry.intake.comparing import compare
from registry.intake.outcome import Options
from registry.intake.reading import read
from registry.models import Dataset, RegisterIntake
from tests.registry.intake.conftest import ON, table

pytestmark = pytest.mark.django_db
TWO = ({}, {"uid": "parky", "title": "Парки"})


@pytest.fixture
def ask(unit, coordinator):
    """Confirms a file for the background."""

    def ask(*rows, ticket="квиток", **options):
        content = table(*(rows or TWO))
        chosen = Options(**options)
        return intake_runs.request_intake(
            ticket=ticket,
            name="reestr.csv",
            content=content,
            rows=len(rows or TWO),
            options=chosen,
            digest=compare(read("reestr.csv", content), chosen, ON).digest,
            by=coordinator,
            reason="Імпорт з файлу reestr.csv",
        )

    return ask


def worked():
    """The latest job, done by the worker's side."""
    job = Job.objects.latest("pk")
    jobs.carry.call(job.pk)
    job.refresh_from_db()
    return job


def test_nothing_is_written_before_the_worker_comes(ask):
    assert (ask().state, Dataset.objects.count()) == ("waiting", 0)


def test_the_worker_takes_all_of_it_in(ask):
    ask()
    assert worked().state == "done"
    assert set(Dataset.objects.values_list("identifier", flat=True)) == {"reklamni-zasoby", "parky"}


def test_counts_are_kept(ask):
    ask()
    worked()
    run = RegisterIntake.objects.get()
    assert (run.state, run.added, run.changed, run.unchanged) == ("done", 2, 0, 0)


def test_the_job_tells_the_counts(ask):
    ask()
    assert worked().result == "Файл «reestr.csv»: нових 2, змінено 0, без змін 0."


def test_history_tells_who_asked(ask, coordinator):
    ask()
    worked()
    record = Dataset.objects.get(identifier="parky").history.get()
    assert (record.history_user, record.history_change_reason) == (coordinator, "Імпорт з файлу reestr.csv")


def test_the_content_goes_with_the_work(ask):
    ask()
    worked()
    assert RegisterIntake.objects.get().content is None


def test_choices_are_carried_along(ask):
    run = ask(*TWO, state="planned")
    worked()
    assert run.options == asdict(Options(state="planned"))
    assert set(Dataset.objects.values_list("state", flat=True)) == {"planned"}


def test_two_clicks_are_one_intake(ask):
    assert ask() == ask()
    assert (RegisterIntake.objects.count(), Job.objects.count()) == (1, 1)


def test_a_click_after_the_end_changes_nothing(ask):
    ask()
    worked()
    assert (ask().state, Job.objects.count()) == ("done", 1)


def test_a_register_changed_meanwhile_is_told_and_nothing_written(ask, make_dataset):
    ask()
    make_dataset("parky", title="Сквери")
    assert worked().state == "failed"
    run = RegisterIntake.objects.get()
    assert (run.state, run.errors) == ("failed", ["Поки файл чекав, реєстр змінився. Нічого не записано."])
    assert [dataset.title for dataset in Dataset.objects.all()] == ["Сквери"]


def test_what_failed_can_be_confirmed_again(ask, make_dataset):
    ask()
    make_dataset("parky", title="Сквери")
    worked()
    ask()
    worked()
    assert (RegisterIntake.objects.get().state, Dataset.objects.get(identifier="parky").title) == ("done", "Парки")


def test_a_run_whose_worker_died_is_taken_up(ask):
    run = ask()
    RegisterIntake.objects.update(state="running")
    Job.objects.update(state="running", attempts=1, heartbeat=clock.now() - timedelta(hours=1))
    (job,) = jobs.take_up_stale()
    jobs.carry.call(job.pk)
    run.refresh_from_db()
    assert (run.state, Dataset.objects.count()) == ("done", 2)


def test_changes_that_nobody_previewed_are_not_written(ask):
    run = ask()
    type(run).objects.update(digest="інші зміни")
    worked()
    assert Dataset.objects.count() == 0


def test_a_job_that_gave_up_is_told_as_broken(ask):
    run = ask()
    Job.objects.update(state="failed", finished_at=clock.now(), error="Диск повний.")
    run.refresh_from_db()
    assert run.broken


def test_what_broke_is_tried_again_by_hand_only(ask):
    run = ask()
    Job.objects.update(state="failed", finished_at=clock.now(), error="Диск повний.")
    assert intake_runs.in_background(lambda **_progress: None) == "Нічого завантажувати."
    run.refresh_from_db()
    intake_runs.try_again(run=run)
    worked()
    assert Dataset.objects.count() == 2


def test_trying_again_what_waits_changes_nothing(ask):
    run = ask()
    assert (intake_runs.try_again(run=run).state, Job.objects.count()) == ("waiting", 1)


def test_old_content_of_failed_files_goes(ask):
    run = ask()
    RegisterIntake.objects.update(state="failed", finished_at=clock.now() - timedelta(days=3))
    assert intake_runs.forget_contents(before=clock.now() - timedelta(days=2)) == 1
    with pytest.raises(Refused, match="Цього файлу вже немає"):
        intake_runs.try_again(run=run)


def test_what_waits_keeps_its_content(ask):
    ask()
    assert intake_runs.forget_contents(before=clock.now() + timedelta(days=2)) == 0


def test_a_small_file_is_taken_at_once(tell, coordinator):
    intake = tell({})
    facts = {"name": "reestr.csv", "digest": intake.digest, "by": coordinator, "reason": "Лист управління"}
    run = intake_runs.take_now(ticket="т", intake=intake, **facts)
    assert (run.state, run.added, Job.objects.count()) == ("done", 1, 0)
    assert intake_runs.known(ticket="т", by=coordinator) == run


def test_a_small_file_that_no_longer_fits_leaves_no_row(tell, coordinator):
    intake = tell({})
    facts = {"name": "reestr.csv", "digest": "інший", "by": coordinator, "reason": "Лист управління"}
    with pytest.raises(Conflict):
        intake_runs.take_now(ticket="т", intake=intake, **facts)
    assert (RegisterIntake.objects.count(), Dataset.objects.count()) == (0, 0)


def test_a_ticket_of_somebody_else_is_not_known(ask, administrator):
    ask()
    assert intake_runs.known(ticket="квиток", by=administrator) is None


def test_signs_of_life_tell_how_far_it_got(unit):
    told = []
    rows = [{"uid": f"set-{number}"} for number in range(1001)]
    compare(read("reestr.csv", table(*rows)), Options(), ON, lambda **progress: told.append(progress))
    assert told == [{"done": 500, "total": 1001}, {"done": 1000, "total": 1001}]


def test_a_refused_passport_stops_the_whole_file(ask, coordinator, make_dataset):
    dataset = make_dataset("parky", title="Парки міста")
    run = ask()
    actions.edit_passport(dataset=dataset, changes={"title": "Парки"}, by=coordinator, reason="Лист")
    worked()
    run.refresh_from_db()
    assert (run.state, Dataset.objects.count()) == ("failed", 1)
