"""Where many tasks stand at once is what each of them says for itself."""

from datetime import date

import pytest

from core.acts import Basis
from plan.actions import annul, change_stage, meet_checkpoint, move_due_date, release
from plan.models import Task
from plan.workflow import Stage

BASIS = Basis("розпорядження", "5 Р", date(2026, 1, 12))
DAYS = date(2023, 2, 7), date(2024, 1, 1), date(2026, 3, 1), date(2026, 9, 30)


@pytest.fixture
def lived(make_task, coordinator):
    """Tasks to which everything has happened that can."""
    tasks = [
        make_task(deadline) for deadline in ("Постійно", "2023 рік", "Щороку", "2025 рік", "2026 рік", "2023 рік")
    ]
    told = {"by": coordinator, "reason": "Перевірка"}
    change_stage(task=tasks[0], stage=Stage.SUSPENDED, effective_on=date(2026, 2, 2), basis=BASIS, **told)
    change_stage(task=tasks[1], stage=Stage.DONE, effective_on=date(2024, 2, 1), **told)
    meet_checkpoint(checkpoint=tasks[2].checkpoints.first(), met_on=date(2024, 1, 10), **told)
    due = tasks[3].checkpoints.get()
    move_due_date(checkpoint=due, due_on=date(2026, 4, 1), effective_on=date(2026, 1, 12), basis=BASIS, **told)
    move_due_date(checkpoint=due, due_on=date(2026, 8, 1), effective_on=date(2026, 3, 1), basis=BASIS, **told)
    release(task=tasks[4], effective_on=date(2026, 5, 5), basis=BASIS, **told)
    annul(fact=change_stage(task=tasks[5], stage=Stage.DONE, effective_on=date(2024, 2, 1), **told), **told)
    return tasks


def one_by_one(tasks, on):
    return {task.pk: task.position(on) for task in tasks}


@pytest.mark.parametrize("on", DAYS)
def test_together_as_one_by_one(lived, on):
    assert Task.objects.positions(on) == one_by_one(Task.objects.all(), on)


def test_of_rows_loaded_for_a_page(lived, today):
    assert Task.objects.for_page().positions(today) == one_by_one(lived, today)


def test_of_the_first_few(lived, today):
    assert Task.objects.all()[:2].positions(today) == one_by_one(lived[:2], today)


def test_of_chosen_ones(lived, today):
    assert Task.objects.filter(code="I.1.3").positions(today) == one_by_one(lived[2:3], today)


def test_of_none(db, today):
    assert Task.objects.none().positions(today) == {}


def test_the_same_queries_for_any_number(lived, today, django_assert_num_queries):
    with django_assert_num_queries(2):
        Task.objects.positions(today)
    with django_assert_num_queries(2):
        Task.objects.filter(code="I.1.1").positions(today)
