"""The plan for those inside, as it goes today: the answer first, then the bars, then every task."""

from datetime import date

import pytest

from core.acts import Basis
from core.models import Office
from plan.actions import change_stage, move_due_date
from plan.models import Plan
from plan.workflow import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]
ACT = Basis("розпорядження", "5 Р", date(2026, 9, 1))


@pytest.fixture(autouse=True)
def inside(client, committee):
    """Whoever reads here may see the plan as it stands now."""
    client.force_login(committee)


def page(client, query=""):
    return client.get(f"/plan/{query}")


def test_the_page_opens_with_the_answer(client, make_task, reported):
    make_task("2023 рік")
    make_task("Постійно")
    said = [mark.words for mark in page(client).context["answer"]]
    assert said == [
        "Виконано 0 із 1 завдання зі строком.",
        "Виконується 1 із 1 завдання без кінцевого строку.",
        "Прострочено 1 завдання – на 1004 дні.",
    ]


def test_a_bar_counts_every_task_of_its_principle(client, make_task):
    make_task("2023 рік")
    make_task("Постійно")
    (bar,) = page(client).context["picture"].bars
    assert [(part.mark.words, part.count, part.start) for part in bar.segments] == [
        ("постійне, виконується", 1, 0),
        ("прострочено", 1, 1),
    ]


def test_every_task_is_listed_with_deadline_and_responsible(client, make_task, other_unit):
    make_task("2023 рік", parties=[other_unit])
    html = page(client).content.decode()
    assert "Строк: 31.12.2023" in html
    assert "«2023 рік»" in html
    assert "Управління економіки" in html


def test_tasks_stand_in_the_plans_order(client, make_task):
    for number in (10, 9, 1):
        make_task(number=number)
    assert [line.task.number for line in page(client).context["page"]] == [1, 9, 10]


def test_internal_notes_and_reasons_stay_inside(client, make_task, coordinator):
    task = make_task("2023 рік", note="ТАЄМНА ПРИМІТКА")
    move_due_date(
        checkpoint=task.checkpoints.get(),
        due_on=date(2026, 12, 31),
        effective_on=date(2026, 9, 1),
        by=coordinator,
        reason="ВНУТРІШНЯ ПРИЧИНА",
        basis=ACT,
    )
    shown = page(client).content.decode() + client.get("/tasks/I.1.1/").content.decode()
    assert "ТАЄМНА" not in shown
    assert "ПРИЧИНА" not in shown
    assert "Коваль" not in shown


def test_a_moved_date_is_told_with_the_list(client, make_task, coordinator):
    task = make_task("2023 рік")
    move_due_date(
        checkpoint=task.checkpoints.get(),
        due_on=date(2026, 12, 31),
        effective_on=date(2026, 9, 1),
        by=coordinator,
        reason="кошти",
        basis=ACT,
    )
    assert "Строк: 31.12.2026 (перенесено)" in page(client).content.decode()


def test_a_done_task_tells_the_day_of_completion(client, make_task, coordinator):
    change_stage(
        task=make_task("2023 рік"), stage=Stage.DONE, effective_on=date(2023, 11, 5), by=coordinator, reason="так"
    )
    assert "Виконано 05.11.2023" in page(client).content.decode()


def test_search_ignores_cyrillic_case(client, make_task):
    make_task(title="Портал відкритих даних")
    make_task(title="Реєстр наборів")
    assert [line.task.title for line in page(client, "?q=ПОРТАЛ").context["page"]] == ["Портал відкритих даних"]


def test_the_list_says_how_many_of_all_were_found(client, make_task):
    make_task(title="Портал")
    make_task(title="Реєстр")
    assert "1 із 2" in page(client, "?q=портал").content.decode()


@pytest.mark.parametrize("query", ["?stage=хтозна", "?principle=0", "?due_from=учора", "?q=%00"])
def test_a_wrong_filter_shows_a_sentence_and_no_tasks(client, make_task, query):
    make_task()
    answer = page(client, query)
    assert answer.context["found"] == 0
    assert "фільтр заповнено з помилкою" in answer.content.decode()


def test_nothing_found_says_what_to_do_next(client, make_task):
    make_task()
    assert "Приберіть одну з умов" in page(client, "?q=немає").content.decode()


def test_a_plan_without_tasks_says_where_they_come_from(client, plan):
    assert "щойно координатор внесе затверджене розпорядження" in page(client).content.decode()


def test_without_a_plan_a_reader_is_told_to_wait(client):
    assert "Чинного плану дій ще немає" in page(client).content.decode()


def test_a_draft_plan_is_not_shown(client, make_task, plan):
    make_task()
    plan.state = Plan.State.DRAFT
    plan.save()
    assert "Чинного плану дій ще немає" in page(client).content.decode()


def test_without_a_plan_the_coordinator_is_led_to_the_admin(client, coordinator):
    client.force_login(coordinator)
    assert "Відкрити робочий кабінет" in page(client).content.decode()


def test_a_long_plan_is_turned_over_by_pages(client, make_task):
    for _ in range(101):
        make_task("Постійно")
    second = page(client, "?page=2&q=завдання")
    assert [line.task.number for line in second.context["page"]] == [101]
    assert "?page=1&amp;q=" in second.content.decode()


@pytest.mark.parametrize("number", ["0", "99", "остання", "-1"])
def test_a_page_that_is_not_there_shows_one_that_is(client, make_task, number):
    make_task()
    assert len(page(client, f"?page={number}").context["page"]) == 1


def test_the_page_takes_the_same_queries_for_3_and_for_300_tasks(queries, make_task):
    for _ in range(3):
        make_task()
    few = queries("/plan/")
    for _ in range(297):
        make_task()
    assert queries("/plan/") == few


@pytest.mark.parametrize("address", ["/", "/plan/", "/tasks/I.1.1/", "/login/", "/немає/"])
def test_a_demonstration_is_marked_on_every_page_and_in_its_title(client, make_task, address):
    client.logout()
    make_task()
    Office.objects.update(demo=True)
    html = client.get(address).content.decode()
    assert "демонстраційні дані</title>" in html
    assert 'class="demo-strip"' in html


def test_a_real_office_has_no_such_mark(client, make_task):
    make_task()
    assert "емонстраційні" not in page(client).content.decode()


def test_titles_are_escaped(client, make_task):
    make_task(title="<script>alert(1)</script>")
    assert "<script>alert" not in page(client).content.decode()


def test_pages_need_no_inline_style_or_script(client, make_task):
    make_task()
    html = page(client).content.decode()
    assert "style=" not in html
    assert "<script" not in html
