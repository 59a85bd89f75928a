"""Many tasks at once, in a database that nobody works in."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from core.models import Office
from plan.models import (
    CheckpointMove,
    CheckpointResult,
    Evidence,
    Plan,
    ProgressUpdate,
    Release,
    ReportingPeriod,
    StageChange,
    Task,
)
from plan.progress import Category, Row, category

FACTS = StageChange, CheckpointMove, CheckpointResult, Release


@pytest.fixture
def generated(db):
    return generate("--tasks", "60")


def generate(*arguments):
    output = io.StringIO()
    call_command("generate_data", *arguments, stdout=output)
    return output.getvalue()


def test_it_tells_how_many(generated):
    assert generated == "Створено завдань: 60.\n"


def test_so_many_tasks_and_no_more(generated):
    assert Task.objects.count() == 60


def test_the_office_is_marked_as_invented(generated):
    assert Office.objects.get().demo


def test_every_task_has_its_history(generated):
    assert Task.history.count() == 60


@pytest.mark.parametrize("model", FACTS)
def test_every_fact_has_its_history(generated, model):
    assert model.history.count() == model.objects.count() > 0


def test_every_task_has_somebody_responsible(generated):
    assert not Task.objects.filter(assignments__isnull=True).exists()


def test_twenty_quarters_are_reported_on(generated):
    told = ReportingPeriod.objects.filter(updates__isnull=False).distinct()
    assert sorted(str(period.quarter) for period in told)[::19] == ["2021-Q4", "2026-Q3"]


def test_past_quarters_are_accepted_and_locked(generated):
    past = ReportingPeriod.objects.filter(submit_by__lt=date(2026, 9, 1))
    assert not past.filter(locked_on__isnull=True).exists()
    assert set(ProgressUpdate.objects.filter(period__in=past).values_list("state", flat=True)) == {"accepted"}


def test_some_of_the_running_quarter_is_still_to_come(generated):
    running = ReportingPeriod.objects.get(year=2026, number=3)
    before = ReportingPeriod.objects.get(year=2026, number=2)
    assert 0 < running.updates.count() < before.updates.count()


def test_every_step_of_an_update_is_in_its_history(generated):
    update = ProgressUpdate.objects.filter(state="accepted").first()
    steps = update.history.order_by("history_date").values_list("history_type", "state")
    assert list(steps) == [("+", "submitted"), ("~", "accepted")]


def test_proofs_have_their_history(generated):
    assert Evidence.history.count() == Evidence.objects.count() > 0


def test_the_plan_is_as_old_as_its_reports(generated):
    plan = Plan.objects.get()
    assert plan.starts_on == plan.reporting_from == plan.act.effective_on == date(2021, 10, 1)


def test_fewer_quarters_on_request(db):
    generate("--tasks", "10", "--quarters", "3")
    assert ReportingPeriod.objects.count() == 3


def test_tasks_are_found_and_sorted(generated):
    codes = list(Task.objects.search("РЕКЛАМНИХ").values_list("code", flat=True))
    assert codes[:3] == ["I.1.1", "I.1.8", "I.1.15"]


def test_tasks_stand_everywhere(generated, today):
    tasks = Task.objects.for_page()
    found = {category(Row(task.code, task.continuous, task.position(today))) for task in tasks}
    assert found == set(Category) - {Category.UNCONFIRMED}  # nobody is asked in a scratch office


def test_no_fact_lies_after_today(generated, today):
    assert all(model.objects.filter(effective_on__gt=today).count() == 0 for model in FACTS)


def test_again_it_adds_under_new_principles(generated):
    generate("--tasks", "10")
    assert Task.objects.filter(code__startswith="II.").count() == 10


def test_an_own_office_is_left_alone(office):
    with pytest.raises(CommandError, match="власної установи"):
        generate("--tasks", "10")


def test_how_many_must_be_said(db):
    with pytest.raises(CommandError, match="Вкажіть, скільки"):
        generate()


@pytest.mark.parametrize("number", ["-1", "багато", "41"])
def test_a_number_of_quarters_out_of_reason(db, number):
    with pytest.raises(CommandError, match="не кількість кварталів"):
        generate("--tasks", "10", "--quarters", number)


@pytest.mark.parametrize("number", ["0", "-1", "багато", "20001"])
def test_a_number_out_of_reason(db, number):
    with pytest.raises(CommandError, match="не кількість"):
        generate("--tasks", number)


def test_a_plan_that_begins_later_has_nothing_done_yet(plan, office):
    Office.objects.update(demo=True)
    plan.starts_on = date(2026, 9, 15)
    plan.save()
    generate("--tasks", "20", "--quarters", "0")
    assert not StageChange.objects.filter(effective_on__lt=plan.starts_on).exists()
