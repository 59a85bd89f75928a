"""Facts gathered in one query are the facts a task tells of itself."""

from datetime import date

from core.acts import Basis
from plan.actions import change_stage, meet_checkpoint, move_due_date, release
from plan.models import Task
from plan.queries import facts_of
from plan.workflow import Stage
from tests.plan.test_positions import lived  # noqa: F401 - tasks to which everything has happened

BASIS = Basis("розпорядження", "5 Р", date(2026, 1, 12))


def gathered(task):
    return Task.objects.filter(pk=task.pk).facts()[task.pk]


def test_every_fact_of_every_task(lived):  # noqa: F811
    assert Task.objects.facts() == {task.pk: facts_of(task) for task in lived}


def test_a_task_nothing_happened_to(make_task):
    task = make_task("Постійно")
    assert (gathered(task).stages, gathered(task).dues, gathered(task).released_on) == ((), (), None)


def test_a_due_date_knows_its_checkpoint(make_task):
    task = make_task("2023 рік")
    assert [due.key for due in gathered(task).dues] == [task.checkpoints.get().pk]


def test_a_due_date_met_and_moved_twice_stands_once(make_task, coordinator):
    task, told = make_task("2025 рік"), {"by": coordinator, "reason": "Так"}
    due = task.checkpoints.get()
    for month in (1, 2):
        day = date(2026, month, 12)
        basis = Basis("розпорядження", f"{month} Р", day)
        move_due_date(checkpoint=due, due_on=date(2026, month + 5, 1), effective_on=day, basis=basis, **told)
    meet_checkpoint(checkpoint=due, met_on=date(2026, 5, 1), **told)
    (only,) = gathered(task).dues
    assert only.moves == ((date(2026, 1, 12), date(2026, 6, 1)), (date(2026, 2, 12), date(2026, 7, 1)))
    assert only.met_on == date(2026, 5, 1)


def test_a_request_does_not_count(make_task, coordinator):
    task = make_task("2025 рік")
    told = {"by": coordinator, "reason": "кошти", "effective_on": date(2026, 9, 1)}
    move_due_date(checkpoint=task.checkpoints.get(), due_on=date(2026, 12, 31), **told)
    release(task=task, **told)
    assert (gathered(task).dues[0].moves, gathered(task).released_on) == ((), None)


def test_of_two_stages_of_one_day_the_later_record_comes_last(make_task, coordinator):
    task, told = make_task("2025 рік"), {"by": coordinator, "reason": "Так", "effective_on": date(2026, 9, 1)}
    for stage in (Stage.IN_PROGRESS, Stage.DONE):
        change_stage(task=task, stage=stage, **told)
    assert [stage for _day, stage in gathered(task).stages] == [Stage.IN_PROGRESS, Stage.DONE]


def test_a_release_that_counts(make_task, coordinator):
    task = make_task("2025 рік")
    release(task=task, effective_on=date(2026, 2, 2), basis=BASIS, by=coordinator, reason="Так")
    assert gathered(task).released_on == date(2026, 2, 2)
