"""What a person reads before an order is saved."""

from dataclasses import replace
from datetime import date

import pytest

from plan import schedule
from plan.approved import Act, ApprovedPlan, Area, Doubt, Principle, Task
from plan.preview import lines

ACT = Act(
    kind="рішення",
    number="12-3/VIII",
    date=date(2025, 3, 4),
    title="Про план дій",
    authority="МІСЬКА РАДА\nВИКОНАВЧИЙ КОМІТЕТ",
    signatory_post="Секретар ради",
    signatory="Ганна ПРИКЛАД",
    controller="заступник міського голови",
)


def task(deadline, number=1, responsible=("Відділ А", "Відділ Б")):
    return Task(
        number=number,
        code=f"I.1.{number}",
        title=f"Завдання {number}",
        deadline_text=deadline,
        schedule=schedule.parse(deadline, date(2025, 3, 4), date(2026, 12, 31)),
        expected_result="Результат",
        responsible=responsible,
    )


def plan(*tasks, **more):
    return ApprovedPlan(ACT, (Principle("I", "Принцип", (Area(1, "Зміст", tasks),)),), **more)


@pytest.fixture
def shown(today):
    """The lines of a preview."""
    return lambda *tasks, **more: lines(plan(*tasks, **more), today)


def test_the_act_comes_first(shown):
    assert shown(task("Постійно"))[0] == "Акт: рішення № 12-3/VIII від 04.03.2025"


def test_the_rest_of_the_act(shown):
    assert shown(task("Постійно"))[1:6] == [
        "Назва: Про план дій",
        "Орган: МІСЬКА РАДА, ВИКОНАВЧИЙ КОМІТЕТ",
        "Підписант: Секретар ради, Ганна ПРИКЛАД",
        "Підписант додатка: –",
        "Контроль: заступник міського голови",
    ]


def test_an_act_the_file_does_not_name(today):
    assert lines(replace(plan(task("Постійно")), act=Act()), today)[0] == "Акт: –"


def test_the_counts(shown):
    said = shown(task("Постійно"), task("Щороку", 2), unknown=("Відділ Б",))
    assert said[7] == (
        "Принципів – 1, їхнього змісту – 1, завдань – 2, призначень – 4, сторін – 2, з них невідомих – 1."
    )


def test_a_task_takes_three_lines(shown):
    assert shown(task("до 1 грудня 2025 року"))[9:12] == [
        "I.1.1 Завдання 1",
        "    до 1 грудня 2025 року → 01.12.2025",
        "    Відділ А; Відділ Б",
    ]


def test_a_continuous_deadline(shown):
    assert "    Постійно → постійно" in shown(task("Постійно"))


def test_a_periodic_deadline_is_shown_to_the_end_of_this_year(shown):
    assert "    Щороку → щороку: 31.12.2025, 31.12.2026" in shown(task("Щороку"))


def test_a_periodic_deadline_is_shown_as_far_as_the_order_names_dates(shown):
    said = shown(task("Щороку"), task("2028 рік", 2))
    assert "    Щороку → щороку: 31.12.2025 … 31.12.2028, разом 4" in said


def test_a_deadline_it_does_not_understand(shown):
    assert any("не розпізнано" in line for line in shown(task("коли рак свисне")))


def test_a_task_without_anybody_responsible(shown):
    assert shown(task("Постійно", responsible=()))[11] == "    –"


def test_no_doubts(shown):
    assert shown(task("Постійно"))[-1] == "Сумнівів немає."


def test_every_doubt(shown):
    said = shown(task("Постійно"), doubts=(Doubt(4, "Рядок 4: перевірте."), Doubt(None, "Немає номера.")))
    assert said[-3:] == ["Сумніви:", "– Рядок 4: перевірте.", "– Немає номера."]
