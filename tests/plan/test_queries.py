"""The questions the office asks of its tasks."""

from datetime import date

import pytest

from core.acts import Basis
from plan.actions import change_stage, move_due_date, release
from plan.models import Task
from plan.workflow import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(make_task):
    """One overdue, one of every year, one without a date."""
    return [make_task("2023 рік"), make_task("Щороку"), make_task("Постійно")]


def codes(queryset):
    return [task.code for task in queryset]


def test_what_is_overdue(tasks, today):
    assert codes(Task.objects.overdue(today)) == ["I.1.1", "I.1.2"]


def test_what_was_overdue_then(tasks):
    assert codes(Task.objects.overdue(date(2023, 12, 31))) == []
    assert codes(Task.objects.overdue(date(2024, 1, 1))) == ["I.1.1", "I.1.2"]


def test_what_is_due_in_a_range(tasks, coordinator, today):
    change_stage(task=tasks[0], stage=Stage.DONE, effective_on=today, by=coordinator, reason="Готово")
    assert codes(Task.objects.due_between(today, date(2023, 1, 1), date(2023, 12, 31))) == ["I.1.2"]


def test_what_is_released_is_not_due(tasks, coordinator, today):
    basis = Basis("резолюція", "7", date(2026, 9, 1))
    release(task=tasks[0], effective_on=today, by=coordinator, reason="Втратило потребу", basis=basis)
    assert codes(Task.objects.due_between(today, date(2023, 1, 1), date(2023, 12, 31))) == ["I.1.2"]


def test_a_moved_date_is_the_one_asked_for(tasks, coordinator, today):
    basis = Basis("розпорядження", "5 Р", date(2026, 9, 1))
    checkpoint = tasks[0].checkpoints.get()
    day = date(2026, 11, 30)
    move_due_date(
        checkpoint=checkpoint, due_on=day, effective_on=basis.date, by=coordinator, reason="Так", basis=basis
    )
    assert codes(Task.objects.due_between(today, day, day)) == ["I.1.1"]


def test_codes_sort_as_people_read(make_task):
    for number in (10, 9, 2):
        make_task(number=number)
    assert codes(Task.objects.all()) == ["I.1.2", "I.1.9", "I.1.10"]


def test_search_in_any_case(make_task):
    make_task(title="Впорядкування НОРМАТИВНОЇ бази")
    assert codes(Task.objects.search("нормативної ВПОРЯДКУВАННЯ")) == ["I.1.1"]


@pytest.mark.parametrize("number", [3, 30])
def test_positions_take_a_fixed_number_of_queries(make_task, today, number, django_assert_num_queries):
    for _each in range(number):
        make_task("Щороку")
    with django_assert_num_queries(2):
        Task.objects.positions(today)


def test_a_lone_task_loads_its_own_facts(tasks, today):
    assert Task.objects.get(code="I.1.1").position(today).overdue
