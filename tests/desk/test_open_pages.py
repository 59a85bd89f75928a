"""The plan for everybody: what the last issued report told, and before the first one tasks and deadlines alone."""

from datetime import date

import pytest

from core.acts import Basis
from plan.actions import change_stage, move_due_date
from plan.models import Edition, Plan, Task
from plan.workflow import Stage
from reports import actions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]
ACT = Basis("розпорядження", "5 Р", date(2026, 5, 1))
NONE_YET = "Жодного звіту про виконання ще не видано"


@pytest.fixture
def page(client):
    return lambda query="": client.get(f"/plan/{query}")


@pytest.fixture
def text(page):
    return lambda query="": " ".join(page(query).content.decode().split())


@pytest.fixture
def issue(reported, coordinator):
    """Issues the report of a quarter."""
    return lambda period="2026-Q2", **more: actions.issue_report(
        kind="quarterly", period=period, by=coordinator, **more
    )


@pytest.fixture
def stage(coordinator):
    def stage(task, stage, day):
        return change_stage(task=task, stage=stage, effective_on=day, by=coordinator, reason="так")

    return stage


# --- Before the first report ---


def test_without_a_report_it_says_so(text, make_task):
    make_task()
    assert NONE_YET in text()


def test_without_a_report_there_are_tasks_and_deadlines(text, make_task, other_unit):
    make_task("2023 рік", title="Створити портал", parties=[other_unit])
    said = text()
    assert all(words in said for words in ["Створити портал", "«2023 рік»", "Управління економіки"])


def test_without_a_report_nothing_is_said_of_stages(page, make_task, stage):
    stage(make_task("2023 рік"), Stage.DONE, date(2023, 5, 1))
    answer = page()
    assert answer.context["answer"] == []
    assert 'class="mark' not in answer.content.decode()
    assert "01.05.2023" not in answer.content.decode()


def test_without_a_report_a_task_has_no_stage_either(client, make_task, stage):
    stage(make_task("2023 рік"), Stage.DONE, date(2023, 5, 1))
    html = client.get("/tasks/I.1.1/").content.decode()
    assert NONE_YET in html
    assert "иконано" not in html.replace("про виконання", "")


def test_a_draft_of_a_report_tells_nothing(text, make_task, reported, coordinator):
    make_task()
    actions.draft_report(kind="quarterly", period="2026-Q2", by=coordinator)
    assert NONE_YET in text()


# --- As the last issued report told it ---


def test_it_says_which_report_told_it(text, make_task, issue):
    make_task()
    issue()
    assert (
        'Стан завдань – на 30.06.2026, як його подано у звіті за <span lang="uk">II квартал 2026 року</span>' in text()
    )


def test_it_names_the_number_of_the_report(text, make_task, issue, coordinator):
    make_task()
    actions.register(report=issue(), number="01-21/9", date=date(2026, 9, 30), by=coordinator)
    assert "№&nbsp;01-21/9</span> від 30.09.2026" in text()


def test_the_answer_counts_what_the_report_counted(page, make_task, issue, stage):
    stage(make_task("2023 рік"), Stage.DONE, date(2023, 5, 1))
    make_task("Постійно")
    issue()
    assert [mark.words for mark in page().context["answer"]] == [
        "Виконано 1 із 1 завдання зі строком.",
        "Виконується 1 із 1 завдання без кінцевого строку.",
        "Прострочених завдань немає.",
    ]


def test_what_was_typed_after_the_report_is_not_shown(text, make_task, issue, stage):
    task = make_task("2026 рік")
    issue()
    stage(task, Stage.DONE, date(2026, 6, 20))  # in the quarter, but nobody had told of it
    assert "20.06.2026" not in text()


def test_a_move_after_the_report_is_not_shown(text, make_task, issue, coordinator):
    task = make_task("2026 рік")
    issue()
    given = {"due_on": date(2027, 5, 31), "effective_on": date(2026, 6, 1), "basis": ACT, "reason": "Лист"}
    move_due_date(checkpoint=task.checkpoints.get(), by=coordinator, **given)
    assert "31.05.2027" not in text()


def test_titles_stand_as_the_report_had_them(text, make_task, issue):
    make_task(title="Створити портал")
    issue()
    Task.objects.update(title="Чернетка назви")
    assert "Створити портал" in text()
    assert "Чернетка назви" not in text()


def test_a_correction_is_told_at_once(text, make_task, issue, stage):
    task = make_task("2026 рік")
    issue()
    stage(task, Stage.DONE, date(2026, 6, 20))
    issue(reason="Пізно внесено")
    assert "Виконано 20.06.2026" in text()


def test_the_latest_quarter_counts(text, make_task, issue):
    make_task()
    issue("2026-Q2")
    issue("2026-Q1")
    assert "II квартал 2026 року" in text()


def test_a_later_plan_has_no_stage_of_the_earlier_one(text, make_task, issue, plan, unit):
    make_task()
    issue()
    new = {"title": "Новий план", "authority": "РАДА", "scheduled_until": date(2027, 12, 31), "open_data_unit": unit}
    later = Plan.objects.create(**new, starts_on=date(2026, 9, 1), state=Plan.State.IN_FORCE)
    act = {"act_kind": "рішення", "act_number": "7", "act_date": date(2026, 9, 1), "effective_on": date(2026, 9, 1)}
    Edition.objects.create(plan=later, number=1, **act)
    assert "Новий план" in text()
    assert "II квартал 2026 року" not in text()


def test_one_task_stands_as_the_report_told_it(client, make_task, issue, stage):
    task = make_task("2026 рік", title="Створити портал", expected_result="Портал працює")
    issue()
    stage(task, Stage.DONE, date(2026, 6, 20))
    html = client.get("/tasks/I.1.1/").content.decode()
    assert all(words in html for words in ["Створити портал", "«2026 рік»", "Портал працює", "31.12.2026"])
    assert "20.06.2026" not in html


@pytest.mark.parametrize("code", ["I.1.2", "%00", ".."])
def test_a_task_the_report_has_not_is_not_there(client, make_task, issue, code):
    make_task()
    issue()
    assert client.get(f"/tasks/{code}/").status_code == 404


def test_those_inside_see_today(client, make_task, issue, stage, committee):
    task = make_task("2026 рік")
    issue()
    stage(task, Stage.DONE, date(2026, 9, 20))
    client.force_login(committee)
    assert "Виконано 20.09.2026" in client.get("/plan/").content.decode()


# --- Finding ---


def titles(answer):
    return [task.title for task in answer.context["page"]]


@pytest.mark.parametrize("told", [True, False])
def test_search_ignores_case(page, make_task, issue, told):
    make_task(title="Портал відкритих даних")
    make_task(title="Реєстр наборів")
    if told:
        issue()
    assert titles(page("?q=ПОРТАЛ")) == ["Портал відкритих даних"]


def test_tasks_are_found_by_stage(page, make_task, issue, stage):
    stage(make_task("2023 рік", title="Перше"), Stage.DONE, date(2023, 5, 1))
    make_task("2023 рік", title="Друге")
    issue()
    assert titles(page("?state=overdue")) == ["Друге"]


def test_without_a_report_stages_are_not_offered(page, make_task):
    make_task()
    assert 'name="state"' not in page().content.decode()
    assert titles(page("?state=done")) == ["Завдання 1"]


@pytest.mark.parametrize("query", ["?state=хтозна", "?q=%00", f"?q={'а' * 300}"])
def test_a_wrong_search_shows_a_sentence_and_no_tasks(page, make_task, issue, query):
    make_task()
    issue()
    answer = page(query)
    assert titles(answer) == []
    assert "пошук заповнено з помилкою" in answer.content.decode()


def test_nothing_found_says_what_to_do_next(text, make_task):
    make_task()
    assert "Спробуйте інші слова" in text("?q=немає")


def test_a_long_plan_is_turned_over_by_pages(page, make_task):
    for _each in range(101):
        make_task("Постійно")
    assert titles(page("?page=2&q=завдання")) == ["Завдання 101"]


# --- Files for everybody ---


def test_a_report_is_listed_only_once_it_is_ticked(text, make_task, issue, coordinator):
    make_task()
    report = issue()
    assert "1.pdf" not in text()
    actions.show_to_all(report=report, shown=True, by=coordinator)
    assert "/reports/quarterly/2026-Q2/1.pdf" in text()


# --- Speed ---


def test_a_told_plan_takes_the_same_queries_for_3_and_for_100_tasks(queries, make_task, issue):
    for _each in range(3):
        make_task()
    issue()
    few = queries("/plan/")
    for _each in range(97):
        make_task()
    issue(reason="Більше завдань")
    assert queries("/plan/") == few


def test_an_approved_plan_takes_the_same_queries_for_3_and_for_100_tasks(queries, make_task):
    for _each in range(3):
        make_task()
    few = queries("/plan/")
    for _each in range(97):
        make_task()
    assert queries("/plan/") == few


def test_titles_are_escaped(text, make_task):
    make_task(title="<script>alert(1)</script>")
    assert "<script" not in text()
