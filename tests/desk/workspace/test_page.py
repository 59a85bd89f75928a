"""«Мої завдання» for a quarter: the counter first, rows by urgency, only the unit's own."""

from datetime import date

import pytest

from core.models import Post, RoleHolding, Unit
from plan.actions import change_stage, close_period, extend_period, open_periods
from plan.workflow import Stage
from tests.desk.workspace.conftest import HERE

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(head):
    return lambda address="/": head.get(address).content.decode()


def test_the_counter_says_how_many_are_handed_in(make_task, other_unit, text, submit):
    tasks = [make_task("Постійно", unit=other_unit) for _number in range(3)]
    submit(tasks[0])
    assert "Подано 1 із 3" in text()


def test_the_page_says_until_when_and_how_long(task, text):
    page = text()
    assert "подати до понеділка, 5 жовтня" in page
    assert "залишилося 5 днів" in page


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-10-04", "залишився 1 день"),
        ("2026-10-05", "подати треба сьогодні"),
        ("2026-10-06", "строк минув, подати ще можна до п’ятниці, 9 жовтня"),
    ],
)
def test_time_left_is_told_day_by_day(task, text, day, words, on_day):
    with on_day(day):
        assert words in text(HERE)


def test_rows_are_grouped_by_urgency(make_task, other_unit, rows, submit, give_back, reporting_plan):
    deadlines = ["до 15.07.2026", "Постійно", "Постійно", "Постійно"]
    _late, _due, returned, sent = [make_task(deadline, unit=other_unit) for deadline in deadlines]
    give_back(returned)
    submit(sent)
    assert rows() == {"late": ["I.1.1"], "returned": ["I.1.3"], "due": ["I.1.2"], "sent": ["I.1.4"]}


def test_a_late_task_handed_in_stands_with_the_rest_handed_in(make_task, other_unit, rows, submit):
    submit(make_task("до 15.07.2026", unit=other_unit))
    assert rows() == {"sent": ["I.1.1"]}


def test_only_tasks_of_the_unit_are_there(task, make_task, rows):
    make_task()
    assert rows() == {"due": ["I.1.1"]}


def test_tasks_of_a_role_the_unit_holds_are_there(make_task, other_unit, rows):
    role = Unit.objects.create(name="Підрозділ, відповідальний за дані", kind=Unit.Kind.ROLE)
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
    make_task(unit=role)
    assert rows() == {"due": ["I.1.1"]}


def test_tasks_of_a_unit_a_person_acts_for_are_there(make_task, unit, unit_head, rows):
    Post.objects.create(unit=unit, user=unit_head, person="П. М.", kind="acting", held_from=date(2026, 9, 1))
    make_task()
    assert rows() == {"due": ["I.1.1"]}


def test_a_task_done_before_the_quarter_is_not_asked_about(task, coordinator, rows):
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 6, 1), by=coordinator, reason="Акт")
    assert rows() == {}


def test_without_duties_the_page_says_whom_to_ask(head, make_task, text):
    make_task()
    assert "зверніться до координатора" in text()


@pytest.mark.parametrize(
    ("state", "mark"),
    [("submit", "на розгляді"), ("accept", "прийнято 30.09.2026"), ("give_back", "повернуто 30.09.2026")],
)
def test_a_row_says_how_its_review_goes(task, head, request, state, mark):
    request.getfixturevalue(state)(task)
    (duty,) = head.get("/").context["work"].duties
    assert duty.mark.words == mark


def test_a_returned_row_shows_what_to_mend(task, give_back, text):
    give_back(task)
    assert "«Додайте посилання» – Олена КОВАЛЬ" in text()


def test_the_first_row_that_waits_is_open(make_task, other_unit, submit, head):
    first, _second = [make_task("Постійно", unit=other_unit) for _number in range(2)]
    submit(first)
    assert head.get("/").context["opened"] == "I.1.2"


def test_the_address_of_a_row_opens_it(task, make_task, other_unit, head):
    make_task(unit=other_unit)
    answer = head.get(f"{HERE}I.1.2/")
    assert answer["Location"] == f"{HERE}?open=I.1.2#I.1.2"
    assert head.get(answer["Location"]).context["opened"] == "I.1.2"


def test_the_previous_text_stands_beside(task, period, submit, reporting_plan, text, on_day):
    submit(task, "Перевірено 9 із 14 наборів")
    with on_day("2026-11-02"):
        open_periods(on=date(2026, 11, 2))
        assert "Перевірено 9 із 14 наборів" in text("/work/2026-Q4/")


def test_the_quarter_still_open_comes_before_the_new_one(task, head, on_day):
    with on_day("2026-10-03"):
        open_periods(on=date(2026, 10, 3))
        assert str(head.get("/").context["frame"].quarter) == "2026-Q3"


def test_after_its_last_day_the_new_one_comes(task, head, on_day):
    with on_day("2026-10-12"):
        open_periods(on=date(2026, 10, 12))
        assert str(head.get("/").context["frame"].quarter) == "2026-Q4"


def test_a_quarter_that_is_over_is_read_only(task, text, on_day):
    with on_day("2026-10-12"):
        page = text(HERE)
    assert "подання закрито" in page
    assert "<textarea" not in page


def test_more_time_for_the_unit_opens_it_again(task, period, other_unit, coordinator, text, on_day):
    with on_day("2026-10-12"):
        more = {"submit_by": date(2026, 10, 16), "unit": other_unit, "by": coordinator, "reason": "Не було світла"}
        extend_period(period=period, **more)
        assert "подати до п’ятниці, 16 жовтня" in text(HERE)


def test_a_closed_quarter_shows_what_was_not_handed_in(task, period, coordinator, rows, today):
    close_period(period=period, by=coordinator, reason="Звіт видано", on=today)
    assert rows(HERE) == {"missed": ["I.1.1"]}


def test_before_reporting_begins_the_tasks_are_simply_listed(client, unit_head, plan, task, office):
    client.force_login(unit_head)
    assert client.get("/").context["own"]


@pytest.mark.parametrize("address", ["/work/2026-Q2/", "/work/щось/", "/work/2026-Q9/", f"{HERE}X.1/"])
def test_what_is_not_there_answers_404(task, head, address):
    assert head.get(address).status_code == 404


def test_a_task_of_another_unit_answers_404(make_task, head):
    make_task()
    assert head.get(f"{HERE}I.1.1/").status_code == 404


@pytest.mark.parametrize(("person", "status"), [("coordinator", 200), ("outsider", 404), ("auditor", 404)])
def test_the_page_is_for_people_of_units(client, request, period, person, status):
    client.force_login(request.getfixturevalue(person))
    assert client.get("/work/").status_code == status


def test_a_stranger_is_asked_to_sign_in(client, task, period):
    assert client.get(HERE).status_code == 302


def test_the_page_is_kept_in_no_cache(task, head):
    assert "no-store" in head.get("/")["Cache-Control"]


def test_the_page_takes_the_same_queries_for_3_and_for_300_tasks(
    client, unit_head, queries, make_task, other_unit, submit, together, reporting_plan, period
):
    client.force_login(unit_head)
    for number in range(3):
        made = make_task("Постійно двічі на рік", unit=other_unit, parties=[other_unit, together])
        submit(made) if number else None
    few = queries("/")
    for number in range(297):
        made = make_task("Постійно двічі на рік", unit=other_unit, parties=[other_unit, together])
        submit(made) if number % 9 == 0 else None
    assert queries("/") == few
    assert few <= 28
