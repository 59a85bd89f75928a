"""An act signed today that takes effect later: recorded now, shown from its day on, by date alone."""

from datetime import date, timedelta

import pytest

from core.refusals import Refused
from plan.actions import amend_plan, change_stage, meet_checkpoint, supersede_plan
from plan.amendments import Add, Place, Remove, Restate, Retitle
from plan.editions import as_approved, worded
from plan.models import Edition, Plan, Task
from plan.workflow import Stage

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 15)
BEFORE = DAY - timedelta(days=1)
LEADER = "Відділ відкритих даних"
AGAIN = Restate("I.1.1", "Нова редакція", "2027 рік", "", (LEADER,))
ADDED = Add("I.1.9", 9, Place("I", 1), "Додане", "Щороку", "", (LEADER,))


@pytest.fixture
def task(make_task):
    return make_task("2025 рік")


@pytest.fixture
def amend(task, plan, coordinator):
    def run(*changes, number="99 Р", day=DAY):
        act = Edition(act_kind="розпорядження", act_number=number, act_date=date(2026, 9, 25), effective_on=day)
        return amend_plan(plan=plan, edition=act, changes=changes, by=coordinator, reason="Зміни")

    return run


def in_words(plan, on):
    return [(task.code, task.title) for task in as_approved(plan, on).tasks()]


def test_the_plan_reads_by_the_day(amend, plan, today):
    amend(AGAIN, ADDED)
    assert in_words(plan, today) == in_words(plan, BEFORE) == [("I.1.1", "Завдання 1")]
    assert in_words(plan, DAY) == [("I.1.1", "Нова редакція"), ("I.1.9", "Додане")]


@pytest.mark.parametrize(("day", "title"), [(BEFORE, "Завдання 1"), (DAY, "Нова редакція")])
def test_pages_show_the_wording_of_their_day(amend, day, title):
    amend(AGAIN)
    assert [one.title for one in worded(Task.objects.in_force(day), day)] == [title]


def test_headings_change_on_the_day(amend, plan):
    amend(Retitle("I.1", "Нормативна база", "Правила"))
    named = [as_approved(plan, day).principles[0].areas[0].title for day in (BEFORE, DAY)]
    assert named == ["Нормативна база", "Правила"]


def test_the_old_date_is_late_until_the_day(amend, task):
    amend(AGAIN)
    assert [Task.objects.get().position(day).overdue for day in (BEFORE, DAY)] == [True, False]


def test_the_old_date_can_still_be_met(amend, task, coordinator, today):
    amend(AGAIN)
    old = task.checkpoints.get(rule_date=date(2025, 12, 31))
    meet_checkpoint(checkpoint=old, met_on=today, by=coordinator, reason="Складено")
    assert not Task.objects.get().position(today).overdue


def test_a_task_to_be_removed_still_takes_facts(amend, task, coordinator, today):
    amend(Remove("I.1.1"))
    change_stage(task=task, stage=Stage.IN_PROGRESS, effective_on=today, by=coordinator, reason="Почали")
    assert Task.objects.get().position(today).stage == Stage.IN_PROGRESS


def test_it_is_removed_on_the_day(amend, plan):
    amend(Remove("I.1.1"))
    assert [len(in_words(plan, day)) for day in (BEFORE, DAY)] == [1, 0]


def test_a_code_of_a_task_to_come_is_spent(amend):
    amend(ADDED)
    with pytest.raises(Refused, match="вже є"):
        amend(ADDED, number="100 Р")


def test_the_next_act_is_no_earlier(amend):
    amend(AGAIN)
    with pytest.raises(Refused, match=r"діє з 15\.10\.2026\. Вкажіть пізніший день"):
        amend(ADDED, number="100 Р", day=BEFORE)


def test_two_acts_ahead_follow_each_other(amend, plan):
    amend(AGAIN)
    later = DAY + timedelta(days=30)
    amend(Restate("I.1.1", "Третя редакція", "2027 рік", "", (LEADER,)), number="100 Р", day=later)
    assert [in_words(plan, day)[0][1] for day in (BEFORE, DAY, later)] == [
        "Завдання 1",
        "Нова редакція",
        "Третя редакція",
    ]


def test_not_after_the_plan_ends(amend, plan):
    plan.ends_on = date(2026, 10, 1)
    plan.save()
    with pytest.raises(Refused, match=r"План діє до 01\.10\.2026"):
        amend(AGAIN)


def test_a_plan_of_a_later_day_takes_no_place_yet(task, plan, unit, coordinator):
    later = Plan.objects.create(
        title="Новий план",
        authority="РАДА",
        state=Plan.State.IN_FORCE,
        starts_on=DAY,
        scheduled_until=date(2027, 12, 31),
        open_data_unit=unit,
    )
    with pytest.raises(Refused, match=r"Новий план діє з 15\.10\.2026"):
        supersede_plan(plan=plan, by_plan=later, carried={}, by=coordinator, reason="Новий план")
