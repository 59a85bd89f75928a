"""«Мої завдання»: what a unit answers for, by urgency, and where others report for it."""

from datetime import date

import pytest

from core.collectives import set_members
from core.models import RoleHolding, Unit
from plan.actions import change_stage
from plan.workflow import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed", "office")]


@pytest.fixture
def mine(client, unit_head):
    """The page as the head of another unit than the open-data one sees it."""
    client.force_login(unit_head)
    return lambda: client.get("/").context


def codes(lines):
    return [line.task.code for line in lines]


@pytest.fixture
def role(other_unit):
    role = Unit.objects.create(name="Підрозділ, відповідальний за дані", kind=Unit.Kind.ROLE)
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
    return role


def test_only_tasks_the_unit_reports_on_are_its_own(mine, make_task, other_unit):
    make_task()
    make_task(unit=other_unit)
    assert codes(mine()["own"]) == ["I.1.2"]


def test_tasks_of_a_role_the_unit_holds_are_its_own(mine, make_task, role):
    make_task(unit=role)
    assert codes(mine()["own"]) == ["I.1.1"]


def test_tasks_of_a_role_held_before_are_not(mine, make_task, role):
    RoleHolding.objects.update(held_to=date(2025, 1, 1))
    make_task(unit=role)
    assert codes(mine()["own"]) == []


def test_tasks_are_grouped_by_urgency(mine, make_task, other_unit, coordinator, reported):
    deadlines = ["2023 рік", "до 15.10.2026", "Постійно", "2024 рік"]
    *_, done = [make_task(deadline, unit=other_unit) for deadline in deadlines]
    change_stage(task=done, stage=Stage.DONE, effective_on=date(2024, 5, 1), by=coordinator, reason="так")
    groups = {name: codes(lines) for name, lines in mine()["groups"].items()}
    assert groups == {"overdue": ["I.1.1"], "unknown": [], "soon": ["I.1.2"], "rest": ["I.1.3"], "closed": ["I.1.4"]}


def test_the_longest_overdue_comes_first(mine, make_task, other_unit, reported):
    make_task("2024 рік", unit=other_unit)
    make_task("2023 рік", unit=other_unit)
    assert codes(mine()["groups"]["overdue"]) == ["I.1.2", "I.1.1"]


def test_the_page_opens_with_what_is_late_and_what_comes(mine, make_task, other_unit, reported):
    make_task("2023 рік", unit=other_unit)
    make_task("до 15.10.2026", unit=other_unit)
    assert [mark.words for mark in mine()["answer"]] == [
        "Прострочено 1 завдання – на 1004 дні.",
        "У найближчі 30 днів настає строк: 1 завдання.",
    ]


def test_a_late_task_nobody_entered_is_told_apart(mine, make_task, other_unit):
    make_task("2023 рік", unit=other_unit)
    (line,) = mine()["groups"]["unknown"]
    assert [str(mark) for mark in line.marks] == ["↩ строк минув, стану не внесено"]


def test_a_unit_without_tasks_is_told_whom_to_ask(client, mine, plan):
    assert [mark.words for mark in mine()["answer"]] == ["За вашим підрозділом не закріплено жодного завдання."]
    assert "зверніться до координатора" in client.get("/").content.decode()


def test_tasks_that_name_the_unit_while_another_reports_stand_apart(mine, make_task, unit, other_unit):
    make_task(parties=[unit, other_unit])
    make_task(parties=[unit])
    assert codes(mine()["named"]) == ["I.1.1"]


def test_tasks_of_all_units_together_stand_there_too(mine, make_task):
    together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
    make_task(parties=[together])
    assert codes(mine()["named"]) == ["I.1.1"]


def test_a_unit_left_out_of_them_is_not_listed(mine, make_task, unit, coordinator, today):
    together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
    make_task(parties=[together])
    set_members(collective=together, units=[unit], since=today, by=coordinator, reason="Доручення")
    assert codes(mine()["named"]) == []


def test_a_task_named_twice_is_listed_once(mine, make_task, other_unit):
    together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
    make_task(parties=[other_unit, together])
    assert codes(mine()["named"]) == ["I.1.1"]


def test_the_deputy_sees_the_same_tasks(client, deputy, make_task, other_unit):
    make_task(unit=other_unit)
    client.force_login(deputy)
    assert codes(client.get("/").context["own"]) == ["I.1.1"]


def test_without_a_plan_the_head_is_told_where_it_comes_from(client, unit_head):
    client.force_login(unit_head)
    assert "коли координатор внесе затверджене розпорядження" in client.get("/").content.decode()


def test_the_page_takes_the_same_queries_for_3_and_for_300_tasks(
    client, unit_head, queries, make_task, other_unit, unit
):
    client.force_login(unit_head)
    for owner in (other_unit, unit, other_unit):
        make_task(unit=owner, parties=[other_unit])
    few = queries("/")
    for number in range(297):
        make_task(unit=other_unit if number % 2 else unit, parties=[other_unit])
    assert queries("/") == few
