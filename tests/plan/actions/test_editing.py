"""Two editors of one task, and what may be edited at all."""

import threading
from datetime import date

import pytest
from django.db import connection

from core.refusals import Conflict, Refused
from plan.actions import approve_plan, change_stage, create_task, edit_task
from plan.models import Plan, Task
from plan.workflow import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(plan):
    plan.state = Plan.State.DRAFT
    plan.save()
    return plan


def test_the_note_is_edited_with_its_reason(make_task, coordinator):
    task = make_task()
    edit_task(task=task, changes={"note": "Чекаємо на кошти"}, by=coordinator, reason="Лист відділу")
    task.refresh_from_db()
    assert (task.note, task.version, task.history.first().history_change_reason) == (
        "Чекаємо на кошти",
        2,
        "Лист відділу",
    )


def test_nothing_changed_writes_nothing(make_task, coordinator):
    task = make_task()
    edit_task(task=task, changes={"note": ""}, by=coordinator, reason="Перечитали")
    assert task.history.count() == 1


@pytest.mark.parametrize("field", ["title", "deadline_text", "expected_result"])
def test_approved_wording_is_law(make_task, coordinator, field):
    with pytest.raises(Refused, match="змінює лише новий акт"):
        edit_task(task=make_task(), changes={field: "Інакше"}, by=coordinator, reason="Описка")


def test_a_stage_is_not_edited_past_its_action(make_task, coordinator):
    with pytest.raises(Refused, match="окремою дією"):
        edit_task(task=make_task(), changes={"code": "I.9.9"}, by=coordinator, reason="Так треба")


def test_a_draft_is_reworded_and_rescheduled(draft, make_task, coordinator):
    task = make_task("2023 рік")
    edit_task(task=task, changes={"deadline_text": "2024 рік"}, by=coordinator, reason="Уточнено")
    assert [checkpoint.rule_date for checkpoint in task.checkpoints.all()] == [date(2024, 12, 31)]


def test_the_second_editor_is_told_what_changed(make_task, coordinator, administrator):
    task = make_task()
    change_stage(
        task=task, stage=Stage.DONE, effective_on=date(2026, 9, 1), by=coordinator, reason="Готово", version=1
    )
    with pytest.raises(Conflict) as refusal:
        edit_task(task=task, changes={"note": "Моє"}, by=administrator, reason="Примітка", version=1)
    assert refusal.value.changes == (
        "Олена КОВАЛЬ, 30.09.2026 12:00: Стан: не розпочато → виконано з 01.09.2026. Готово",
    )


def test_a_draft_is_typed_in_and_approved(draft, coordinator, unit):
    area = draft.principles.get().areas.get()
    task = create_task(
        plan=draft, area=area, title="Скласти реєстр", deadline_text="Щороку", by=coordinator, parties=[unit]
    )
    approve_plan(plan=draft, by=coordinator, reason="Розпорядження підписано")
    draft.refresh_from_db()
    assert (task.code, task.checkpoints.count(), draft.state) == ("I.1.1", 4, Plan.State.IN_FORCE)


def test_nothing_is_added_to_a_plan_in_force(plan, coordinator):
    with pytest.raises(Refused, match="змінює лише новий акт"):
        create_task(
            plan=plan, area=plan.principles.get().areas.get(), title="Ще", deadline_text="Щороку", by=coordinator
        )


def test_an_empty_draft_is_not_approved(draft, coordinator):
    with pytest.raises(Refused, match="жодного завдання"):
        approve_plan(plan=draft, by=coordinator, reason="Підписано")


@pytest.mark.django_db(transaction=True)
def test_of_two_racing_editors_one_is_told(make_task, coordinator):
    task, told = make_task(), []

    def edit(note):
        try:
            edit_task(task=Task(pk=task.pk), changes={"note": note}, by=coordinator, reason="Разом", version=1)
        except Conflict as refusal:
            told.append(refusal)
        finally:
            connection.close()

    racers = [threading.Thread(target=edit, args=(f"Примітка {number}",)) for number in range(4)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    task.refresh_from_db()
    assert (len(told), task.version) == (3, 2)
