"""«Показники» of a task in the admin, in its list and on its own page."""

import pytest

from plan.models import TaskIndicator

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/plan/task/{}/indicators/"


@pytest.fixture
def task(make_task):
    return make_task("2023 рік")


@pytest.fixture
def send(client, coordinator, task):
    client.force_login(coordinator)
    typed = {"version": task.version, "reason": "Так вирішила робоча група"}
    return lambda **targets: client.post(ADDRESS.format(task.pk), {**typed, **targets})


def test_a_target_is_kept(send, task):
    send(target_trainings_held="4")
    assert task.indicators.get().target == 4


def test_a_comma_is_a_decimal_point(send, task):
    send(target_updated_in_time="87,5")
    assert str(task.indicators.get().target) == "87.5"


def test_a_wrong_target_comes_back_with_what_was_typed(send, task):
    text = send(target_updated_in_time="150", target_trainings_held="4").content.decode()
    assert "не більше ніж 100" in text
    assert 'value="150"' in text
    assert not task.indicators.exists()


def test_the_page_tells_figure_and_target(client, coordinator, task):
    TaskIndicator.objects.create(task=task, code="trainings_held", target=4)
    client.force_login(coordinator)
    text = client.get(f"/admin/plan/task/{task.pk}/change/").content.decode()
    assert "Проведено навчань за рік" in text
    assert "ціль: від 4" in text


def test_the_list_tells_the_figure(client, coordinator, task):
    TaskIndicator.objects.create(task=task, code="updated_in_time", target=90)
    client.force_login(coordinator)
    assert "немає з чого рахувати" in client.get("/admin/plan/task/").content.decode()


def test_the_task_s_own_page_tells_it(client, unit_head, task, office):
    TaskIndicator.objects.create(task=task, code="trainings_held", target=4)
    client.force_login(unit_head)
    assert "ціль: від 4" in client.get(f"/tasks/{task.code}/").content.decode()


def test_a_unit_head_may_not_change_them(client, unit_head, task):
    client.force_login(unit_head)
    assert client.get(ADDRESS.format(task.pk)).status_code in (302, 403, 404)
