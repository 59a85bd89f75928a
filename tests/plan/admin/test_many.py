"""The same for many tasks: asked on one page, all or nothing."""

import pytest

from plan.actions import edit_task
from plan.admin.many import pack, told, unpack
from plan.models import Release, StageChange, Task
from plan.workflow import Stage
from tests.plan.admin.conftest import BASIS, text_of

FORM = {"effective_on": "01.09.2026", "reason": "Наказ про завершення"}


@pytest.fixture
def tasks(make_task):
    return [make_task("2023 рік"), make_task("2024 рік"), make_task("Постійно")]


def page(verb, tasks):
    return f"/admin/plan/task/many/{verb}/?tasks={pack(task.pk for task in tasks)}"


def versions(tasks):
    return " ".join(f"{task.pk}:{task.version}" for task in tasks)


def test_the_list_opens_the_page_for_the_chosen(desk, tasks):
    chosen = {"action": "stage_many", "_selected_action": [task.pk for task in tasks[:2]]}
    response = desk.post("/admin/plan/task/", chosen)
    assert response.url == page("stage", tasks[:2])
    assert "Вибрано 2 завдання" in text_of(desk.get(response.url))


def test_all_change(desk, tasks, today):
    chosen = tasks[:2]
    form = {**FORM, "stage": "done", "versions": versions(chosen)}
    desk.post(page("stage", chosen), form)
    assert [task.position(today).stage for task in chosen] == [Stage.DONE, Stage.DONE]


def test_if_one_cannot_none_does_and_the_page_says_which(desk, tasks):
    response = desk.post(page("stage", tasks), {**FORM, "stage": "done", "versions": versions(tasks)})
    assert "I.1.3: Постійне завдання не буває виконаним" in text_of(response)
    assert response.context["form"]["reason"].value() == FORM["reason"]
    assert not StageChange.objects.exists()


def test_a_task_changed_meanwhile_is_told(desk, tasks, coordinator, today):
    form = {**FORM, "stage": "done", "versions": versions(tasks[:2])}
    edit_task(task=tasks[0], changes={"note": "Лист № 5"}, by=coordinator, reason="Довідка")
    response = desk.post(page("stage", tasks[:2]), form)
    assert "I.1.1: Поки ви працювали" in text_of(response)
    assert not StageChange.objects.exists()
    desk.post(page("stage", tasks[:2]), {**form, "versions": response.context["form"]["versions"].value()})
    assert StageChange.objects.count() == 2


def test_all_are_released(desk, tasks):
    desk.post(page("release", tasks), {**FORM, **BASIS, "versions": versions(tasks)})
    assert Release.objects.in_force().count() == 3


def test_what_was_changed_is_counted(desk, tasks):
    form = {**FORM, "stage": "done", "versions": versions(tasks[:2])}
    assert "Готово: змінено 2 завдання." in text_of(desk.post(page("stage", tasks[:2]), form, follow=True))


@pytest.mark.parametrize(("verb", "asked"), [("stage", {"stage": "suspended"}), ("release", {})])
def test_without_a_basis_it_says_that_only_requests_were_entered(desk, tasks, verb, asked):
    answer = text_of(desk.post(page(verb, tasks), {**FORM, **asked, "versions": versions(tasks)}, follow=True))
    assert "Жодного завдання не змінено. Клопотань, що чекають рішення: 3." in answer


def test_a_mixed_answer_counts_both(desk, tasks):
    rows = [Release(standing="in_force"), Release(standing="requested")]
    assert told(rows).startswith("Готово: змінено 1 завдання. Клопотань, що чекають рішення: 1.")


def test_all_get_another_reporting_unit(desk, tasks, other_unit):
    desk.post(page("unit", tasks), {"unit": other_unit.pk, "reason": "Реорганізація", "versions": versions(tasks)})
    assert {task.reporting_unit for task in Task.objects.all()} == {other_unit}


def test_each_task_keeps_it_in_its_history(desk, tasks, other_unit):
    desk.post(page("unit", tasks), {"unit": other_unit.pk, "reason": "Реорганізація", "versions": versions(tasks)})
    assert {task.history.first().history_change_reason for task in tasks} == {"Реорганізація"}


@pytest.mark.parametrize("address", ["stage/?tasks=", "stage/?tasks=999", "stage/?tasks=x-y", "nothing/?tasks=1"])
def test_nothing_chosen_is_no_page(desk, tasks, address):
    assert desk.get(f"/admin/plan/task/many/{address}").status_code == 404


def test_the_auditor_is_refused(sign_in, auditor, tasks):
    assert sign_in(auditor).get(page("stage", tasks)).status_code == 403


@pytest.mark.parametrize(("keys", "text"), [([1, 2, 3, 7], "1-3,7"), ([5], "5"), ([], ""), ([3, 1, 2], "1-3")])
def test_keys_in_an_address(keys, text):
    assert pack(keys) == text


def test_an_address_reads_back():
    assert unpack("1-3,7,x,9-") == [(1, 3), (7, 7), (9, 9)]
