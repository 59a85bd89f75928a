"""An amending act words headings anew: from its day on, and not a day before."""

from datetime import date, timedelta

import pytest

from core.refusals import Refused
from plan.actions import amend_plan
from plan.amendments import Restate, Retitle
from plan.editions import as_approved, worded
from plan.models import Edition, Principle, Task

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 15)
BEFORE = DAY - timedelta(days=1)
PRINCIPLE = Retitle("I", "Відкритість за замовчуванням", "Відкритість")
AREA = Retitle("I.1", "Нормативна база", "Правила")


@pytest.fixture
def task(make_task):
    return make_task("2025 рік")


@pytest.fixture
def amend(task, plan, coordinator):
    def run(*changes, number="99 Р", day=DAY):
        act = Edition(act_kind="розпорядження", act_number=number, act_date=day, effective_on=day)
        return amend_plan(plan=plan, edition=act, changes=changes, by=coordinator, reason="Зміни")

    return run


def titles(plan, on=None):
    (principle,) = as_approved(plan, on).principles
    return principle.title, principle.areas[0].title


def test_the_outcome_counts_them(amend):
    assert amend(PRINCIPLE, AREA).retitled == 2


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (BEFORE, ("Відкритість за замовчуванням", "Нормативна база")),
        (DAY, ("Відкритість", "Правила")),
        (None, ("Відкритість", "Правила")),
    ],
)
def test_the_plan_reads_as_of_any_day(amend, plan, day, said):
    amend(PRINCIPLE, AREA)
    assert titles(plan, day) == said


@pytest.mark.parametrize(("day", "title"), [(BEFORE, "Нормативна база"), (DAY, "Правила")])
def test_tasks_are_shown_under_the_title_of_the_day(amend, day, title):
    amend(AREA)
    (task,) = worded(Task.objects.for_page(), day)
    assert task.area.title == title


def test_twice_restated_each_day_has_its_own(amend, plan):
    amend(AREA)
    amend(Retitle("I.1", "Правила", "Порядок"), number="100 Р", day=date(2026, 9, 20))
    days = [BEFORE, DAY, date(2026, 9, 20)]
    assert [titles(plan, day)[1] for day in days] == ["Нормативна база", "Правила", "Порядок"]


def test_history_tells_the_act(amend):
    amend(PRINCIPLE)
    assert "99 Р" in Principle.objects.get().history.latest("history_id").history_change_reason


def test_together_with_a_task(amend, plan, task):
    amend(AREA, Restate("I.1.1", "Нове", "2027 рік", "", ("Відділ відкритих даних",)))
    task.refresh_from_db()
    assert (titles(plan)[1], task.title) == ("Правила", "Нове")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Retitle("II", "А", "Б"), "II: такого принципу чи розділу в плані немає"),
        (Retitle("I.7", "А", "Б"), "I.7: такого принципу чи розділу в плані немає"),
        (Retitle("I.x", "А", "Б"), "такого принципу чи розділу в плані немає"),
        (Retitle("I.1", "Колишня", "Б"), "I.1: назву тим часом змінено, тепер вона «Нормативна база»"),
        (Retitle("I.1", "Нормативна база", " "), "Назва: "),
        (Retitle("I.1", "Нормативна база", "а" * 501), "Назва: "),
    ],
)
def test_what_cannot_be_is_said(amend, change, said):
    with pytest.raises(Refused, match=said):
        amend(change)


def test_once_an_act(amend):
    with pytest.raises(Refused, match="названо двічі"):
        amend(AREA, AREA)


def test_titles_no_act_changed_cost_no_query(task, django_assert_num_queries):
    tasks = list(Task.objects.for_page())
    with django_assert_num_queries(0):
        worded(tasks, BEFORE)
