"""A plan that was superseded is still the plan of its days."""

from datetime import date

import pytest

from desk.pictures import current_plan
from plan.actions import supersede_plan
from plan.models import Area, Edition, Plan, Principle, Task

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 15)


@pytest.fixture
def task(make_task, office):
    return make_task("Постійно")


@pytest.fixture
def successor(task, plan, unit, coordinator):
    new = Plan.objects.create(
        title="Новий план",
        authority="МІСЬКА РАДА",
        state=Plan.State.IN_FORCE,
        starts_on=DAY,
        scheduled_until=date(2027, 12, 31),
        open_data_unit=unit,
    )
    act = Edition.objects.create(
        plan=new, number=1, act_kind="розпорядження", act_number="200 Р", act_date=DAY, effective_on=DAY
    )
    area = Area.objects.create(
        principle=Principle.objects.create(plan=new, order=1, number="I", title="Відкритість"), number=1, title="Дані"
    )
    named = {"number": 1, "code": "I.1.1", "title": "Нове", "deadline_text": "Постійно", "reporting_unit": unit}
    Task.objects.create(plan=new, area=area, edition=act, **named)
    supersede_plan(plan=plan, by_plan=new, carried={}, by=coordinator, reason="Новий план")
    return new


@pytest.mark.parametrize(("day", "title"), [(date(2026, 9, 14), "План дій"), (DAY, "Новий план")])
def test_each_day_has_its_plan(successor, day, title):
    assert current_plan(day).title.startswith(title)


def test_today_has_the_new_one(successor):
    assert current_plan() == successor


def test_before_any_plan_there_is_none(successor):
    assert current_plan(date(2020, 1, 1)) is None


def test_a_draft_is_no_plan_of_any_day(plan):
    Plan.objects.update(state=Plan.State.DRAFT)
    assert current_plan() is None


class TestTheCommittee:
    @pytest.fixture
    def page(self, client, committee):
        client.force_login(committee)
        return lambda day: client.get(f"/?on={day:%d.%m.%Y}").context

    def test_sees_the_old_plan_on_its_days(self, successor, plan, page):
        context = page(date(2026, 9, 14))
        assert (context["plan"], [line.task.title for line in context["picture"].lines]) == (plan, ["Завдання 1"])

    def test_sees_the_new_plan_today(self, successor, page):
        context = page(date(2026, 9, 30))
        assert [line.task.title for line in context["picture"].lines] == ["Нове"]

    def test_is_told_that_there_was_no_plan_yet(self, successor, page):
        assert "План тоді ще не діяв" in str(page(date(2020, 1, 1))["form"].errors)
