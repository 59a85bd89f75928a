"""The list of tasks: what it says, finds and costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.acts import Basis
from plan.actions import change_stage, move_due_date
from plan.models import Area, Task
from plan.workflow import Stage
from tests.plan.admin.conftest import text_of

LIST = "/admin/plan/task/"


def codes(response):
    return [task.code for task in response.context["cl"].result_list]


@pytest.fixture
def three(make_task, other_unit):
    return [
        make_task("2023 рік", title="Розробити порядок оприлюднення"),
        make_task("Постійно", title="Підтримувати ПОРТАЛ", unit=other_unit),
        make_task("IV квартал 2026 року", title="Провести опитування"),
    ]


def test_tasks_stand_in_the_order_of_their_codes(desk, make_task):
    for number in (10, 9, 2):
        make_task(number=number)
    assert codes(desk.get(LIST)) == ["I.1.2", "I.1.9", "I.1.10"]


@pytest.mark.parametrize(
    "words",
    ["I.1.1", "Розробити порядок", "2023 рік 31.12.2023", "не розпочато", "прострочено на 1004 дні", "Управління"],
)
def test_a_row_says_what_matters(desk, three, words):
    assert words in text_of(desk.get(LIST))


def test_the_leader_stands_first_and_the_others_are_counted(desk, make_task, unit, other_unit):
    make_task(parties=[other_unit, unit])
    assert "Управління економіки та ще 1" in text_of(desk.get(LIST))


def test_a_moved_date_is_marked(desk, make_task, coordinator, today):
    task = make_task()
    basis = Basis("розпорядження", "7", date(2026, 9, 1))
    move_due_date(
        checkpoint=task.checkpoints.get(),
        due_on=date(2026, 12, 1),
        effective_on=date(2026, 9, 1),
        by=coordinator,
        reason="Воєнний стан",
        basis=basis,
    )
    assert "01.12.2026 перенесено" in text_of(desk.get(LIST))


@pytest.mark.parametrize("words", ["портал", "ПОРТАЛ", "підтримувати порт"])
def test_search_is_blind_to_cyrillic_case(desk, three, words):
    assert codes(desk.get(LIST, {"q": words})) == ["I.1.2"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"stage": "in_progress"}, ["I.1.2"]),
        ({"timeliness": "overdue"}, ["I.1.1"]),
        ({"due_from": "01.10.2026", "due_to": "31.12.2026"}, ["I.1.3"]),
        ({"due_to": "01.01.2024"}, ["I.1.1"]),
        ({"stage": "not_started", "timeliness": "on_time"}, ["I.1.3"]),
    ],
)
def test_filters(desk, three, asked, found):
    assert codes(desk.get(LIST, asked)) == found


def test_filters_by_heading_and_party(desk, three, other_unit):
    principle = three[0].area.principle
    assert codes(desk.get(LIST, {"principle": principle.pk, "unit": other_unit.pk})) == ["I.1.2"]
    assert len(codes(desk.get(LIST, {"area": three[0].area.pk}))) == 3


@pytest.mark.parametrize(
    "asked", [{"stage": "вигадка"}, {"principle": "999"}, {"due_from": "колись"}, {"unit": "x' OR 1=1"}]
)
def test_what_a_filter_does_not_know_shows_nothing_and_says_so(desk, three, asked):
    page = desk.get(LIST, asked)
    assert (codes(page), "Відбір не застосовано" in text_of(page)) == ([], True)


def test_it_says_so_once_and_in_our_words(desk, three):
    page = text_of(desk.get(LIST, {"stage": "вигадка"}))
    assert (page.count("Оберіть зі списку"), "«вигадка» у ньому немає" in page) == (1, False)


def test_a_range_that_ends_before_it_begins_is_told(desk, three):
    page = desk.get(LIST, {"due_from": "01.12.2026", "due_to": "01.01.2026"})
    assert "Кінець проміжку не може бути раніше" in text_of(page)


@pytest.fixture
def both(three, draft):
    """The draft of another plan beside the one in force, with a task of its own."""
    area = Area.objects.get(principle__plan=draft)
    text = {"title": "Нове", "deadline_text": "Постійно"}
    Task.objects.create(
        plan=draft,
        area=area,
        edition=three[0].edition,
        number=1,
        code="I.1.1",
        schedule={"rules": []},
        reporting_unit=draft.open_data_unit,
        **text,
    )
    return draft


def test_of_two_plans_the_one_in_force_is_listed(desk, both):
    page = desk.get(LIST)
    assert {task.plan.state for task in page.context["cl"].result_list} == {"in_force"}


def test_another_plan_is_listed_when_asked_for(desk, both):
    assert [task.plan for task in desk.get(LIST, {"plan": both.pk}).context["cl"].result_list] == [both]


def test_a_plan_that_is_not_there_shows_nothing_and_says_so(desk, both):
    page = desk.get(LIST, {"plan": "999"})
    assert (codes(page), "такого плану немає" in text_of(page)) == ([], True)


@pytest.mark.parametrize(("rows", "offered"), [("three", False), ("both", True)])
def test_plans_are_offered_only_where_there_are_several(desk, request, rows, offered):
    request.getfixturevalue(rows)
    assert ('name="plan"' in desk.get(LIST).content.decode()) == offered


def test_fifty_on_a_page(desk, make_task):
    for _ in range(51):
        make_task()
    assert len(codes(desk.get(LIST))) == 50


def queries(desk, **asked):
    with CaptureQueriesContext(connection) as seen:
        assert desk.get(LIST, {"timeliness": "overdue", **asked}).status_code == 200
    return len(seen)


def test_many_rows_cost_no_more_queries_than_three(desk, make_task, unit, other_unit, coordinator):
    for _ in range(3):
        make_task("Щороку", parties=[unit, other_unit])
    queries(desk)  # what is looked up once in a process
    few = queries(desk)
    for number in range(297):
        task = make_task("Щороку", parties=[unit, other_unit])
        if number % 100 == 0:
            change_stage(
                task=task, stage=Stage.IN_PROGRESS, effective_on=date(2026, 9, 1), by=coordinator, reason="Почали"
            )
    assert queries(desk) == few


def test_an_empty_list_says_what_to_do(desk, plan):
    assert "Завантажте затверджене розпорядження" in text_of(desk.get(LIST))
