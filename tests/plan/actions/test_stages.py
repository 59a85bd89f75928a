"""Changing a stage: the transition table, dates, reasons and bases."""

from datetime import date

import pytest

from core.acts import Basis
from core.refusals import Refused
from plan.actions import annul, change_stage, change_stages, decline, grant
from plan.models import StageChange
from plan.workflow import Stage, Standing

BASIS = Basis("розпорядження", "5 Р", date(2026, 9, 1))
DAY = date(2026, 9, 20)

pytestmark = pytest.mark.django_db


def change(task, by, stage=Stage.IN_PROGRESS, day=DAY, reason="Почали роботу", **more):
    return change_stage(task=task, stage=stage, effective_on=day, by=by, reason=reason, **more)


def test_the_stage_counts_from_its_day(make_task, coordinator):
    task = make_task()
    change(task, coordinator)
    assert [task.position(day).stage for day in (date(2026, 9, 19), DAY)] == [Stage.NOT_STARTED, Stage.IN_PROGRESS]


def test_the_history_tells_who_and_why(make_task, coordinator):
    task = make_task()
    change(task, coordinator)
    record = task.history.first()
    assert record.history_user == coordinator
    assert record.history_change_reason == "Стан: не розпочато → виконується з 20.09.2026. Почали роботу"


def test_a_reason_is_asked_for(make_task, coordinator):
    with pytest.raises(Refused, match="Вкажіть причину"):
        change(make_task(), coordinator, reason="  ")


def test_tomorrow_is_refused(make_task, coordinator):
    with pytest.raises(Refused, match="ще не настала"):
        change(make_task(), coordinator, day=date(2026, 10, 1))


def test_a_day_before_the_plan_is_refused(make_task, coordinator):
    with pytest.raises(Refused, match="раніша, ніж почав діяти план"):
        change(make_task(), coordinator, day=date(2023, 2, 6))


def test_the_same_stage_twice_is_refused(make_task, coordinator):
    task = make_task()
    change(task, coordinator)
    with pytest.raises(Refused, match="вже має стан «виконується»"):
        change(task, coordinator)


def test_done_goes_back_to_work_only(make_task, coordinator):
    task = make_task()
    change(task, coordinator, Stage.DONE)
    with pytest.raises(Refused, match="Можна: «виконується»"):
        change(task, coordinator, Stage.SUSPENDED)


def test_a_continuous_duty_is_never_done(make_task, coordinator):
    with pytest.raises(Refused, match="Постійне завдання не буває виконаним"):
        change(make_task("Постійно"), coordinator, Stage.DONE)


def test_cancelling_without_a_basis_is_only_requested(make_task, coordinator, today):
    task = make_task()
    fact = change(task, coordinator, Stage.CANCELLED)
    assert fact.standing == Standing.REQUESTED
    assert task.position(today).stage == Stage.NOT_STARTED


def test_cancelling_with_a_basis_counts(make_task, coordinator, today):
    task = make_task()
    change(task, coordinator, Stage.CANCELLED, basis=BASIS)
    assert task.position(today).stage == Stage.CANCELLED


def test_bringing_back_a_cancelled_task_needs_a_basis(make_task, coordinator):
    task = make_task()
    change(task, coordinator, Stage.CANCELLED, day=date(2026, 9, 1), basis=BASIS)
    assert change(task, coordinator, Stage.IN_PROGRESS).standing == Standing.REQUESTED


def test_an_earlier_fact_must_fit_what_came_later(make_task, coordinator):
    task = make_task()
    change(task, coordinator, Stage.DONE)
    with pytest.raises(Refused, match=r"20\.09\.2026"):
        change(task, coordinator, Stage.CANCELLED, day=date(2026, 9, 1), basis=BASIS)


def test_an_earlier_fact_that_fits_is_taken(make_task, coordinator):
    task = make_task()
    change(task, coordinator, Stage.DONE)
    change(task, coordinator, Stage.IN_PROGRESS, day=date(2026, 9, 1))
    assert task.position(date(2026, 9, 10)).stage == Stage.IN_PROGRESS


def test_many_at_once_are_all_or_none(make_task, coordinator):
    tasks = [make_task(), make_task("Постійно")]
    with pytest.raises(Refused, match=r"^I\.1\.2: Постійне завдання"):
        change_stages(tasks=tasks, stage=Stage.DONE, effective_on=DAY, by=coordinator, reason="Усе готово")
    assert not StageChange.objects.exists()


def test_many_at_once(make_task, coordinator, today):
    tasks = [make_task(), make_task()]
    change_stages(tasks=tasks, stage=Stage.DONE, effective_on=DAY, by=coordinator, reason="Усе готово")
    assert {task.position(today).stage for task in tasks} == {Stage.DONE}


def test_a_request_is_granted_on_a_basis(make_task, coordinator, today):
    task = make_task()
    fact = change(task, coordinator, Stage.SUSPENDED)
    grant(fact=fact, by=coordinator, reason="Резолюція голови", basis=BASIS)
    assert task.position(today).stage == Stage.SUSPENDED


def test_a_request_is_declined(make_task, coordinator, today):
    task = make_task()
    fact = decline(fact=change(task, coordinator, Stage.SUSPENDED), by=coordinator, reason="Не на часі")
    assert (fact.standing, task.position(today).stage) == (Standing.DECLINED, Stage.NOT_STARTED)


def test_a_request_is_decided_once(make_task, coordinator):
    fact = decline(fact=change(make_task(), coordinator, Stage.SUSPENDED), by=coordinator, reason="Не на часі")
    with pytest.raises(Refused, match="іншу чинність: «відхилено»"):
        grant(fact=fact, by=coordinator, reason="Передумали", basis=BASIS)


def test_granting_without_a_basis_is_refused(make_task, coordinator):
    fact = change(make_task(), coordinator, Stage.SUSPENDED)
    with pytest.raises(Refused, match="лише на підставі"):
        grant(fact=fact, by=coordinator, reason="Так сказали", basis=None)


def test_a_mistake_is_taken_back_and_stays_readable(make_task, coordinator, today):
    task = make_task()
    fact = annul(fact=change(task, coordinator, Stage.DONE), by=coordinator, reason="Помилково")
    assert (fact.standing, task.position(today).stage) == (Standing.ANNULLED, Stage.NOT_STARTED)


def test_taking_back_must_leave_a_possible_order(make_task, coordinator):
    task = make_task()
    done = change(task, coordinator, Stage.DONE, day=date(2026, 9, 1))
    change(task, coordinator, Stage.IN_PROGRESS, day=date(2026, 9, 5))
    change(task, coordinator, Stage.CANCELLED, day=date(2026, 9, 6), basis=BASIS)
    annul(fact=done, by=coordinator, reason="Помилково")
    assert task.position(date(2026, 9, 5)).stage == Stage.IN_PROGRESS
