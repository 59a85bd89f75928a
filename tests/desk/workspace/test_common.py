"""Members of a collective tell their part of the common tasks in one form."""

import pytest

from core.collectives import set_members
from core.models import Unit
from plan.actions import submit_member_report
from plan.models import MemberReport
from tests.desk.workspace.conftest import HERE

pytestmark = pytest.mark.django_db

FORM = f"{HERE}common/"


@pytest.fixture
def tasks(make_task, together):
    """Two tasks of all units on which another one reports."""
    return [make_task("Постійно", parties=[together]) for _number in range(2)]


@pytest.fixture
def tell(head, tasks):
    return lambda do="submit", **answers: head.post(
        FORM, {"do": do, **{f"answer-I.1.{number[1]}": text for number, text in answers.items()}}
    )


@pytest.fixture
def body(head):
    return lambda: head.get(HERE).context["work"].find("spilni").body


def test_one_row_asks_about_every_common_task(tasks, rows, body):
    assert rows() == {"due": ["Спільні"]}
    assert [task.code for task, _text in body().rows] == ["I.1.1", "I.1.2"]


def test_tasks_the_unit_reports_on_itself_are_not_asked_again(make_task, other_unit, together, rows):
    make_task(unit=other_unit, parties=[together])
    assert rows() == {"due": ["I.1.1"]}


def test_only_members_are_asked(tasks, together, unit, coordinator, rows, today):
    set_members(collective=together, units=[unit], since=today, by=coordinator, reason="Доручення")
    assert rows() == {}


def test_a_member_named_among_others_is_asked(tasks, together, other_unit, coordinator, rows, today):
    set_members(collective=together, units=[other_unit], since=today, by=coordinator, reason="Доручення")
    assert rows() == {"due": ["Спільні"]}


def test_what_was_done_is_handed_in(tell, other_unit, rows):
    assert tell(n1="Передали три таблиці")["Location"] == HERE
    report = MemberReport.objects.get()
    assert (report.unit, report.answers) == (other_unit, {"I.1.1": "Передали три таблиці"})
    assert rows() == {"sent": ["Спільні"]}


def test_a_draft_is_kept(tell, body, rows):
    tell("draft", n2="Почали")
    assert body().answers == {"I.1.2": "Почали"}
    assert rows() == {"due": ["Спільні"]}


def test_an_empty_form_is_refused(tell):
    answer = tell()
    assert answer.status_code == 422
    assert "Напишіть хоча б за одним завданням" in answer.content.decode()


def test_it_may_be_handed_in_again_while_the_quarter_is_open(tell, body):
    tell(n1="Три таблиці")
    tell(n1="Чотири таблиці")
    assert body().answers == {"I.1.1": "Чотири таблиці"}
    assert MemberReport.objects.get().history.count() == 2


def test_a_colleague_s_words_are_shown_and_one_s_own_kept(tell, head, period, other_unit, unit_head):
    submit_member_report(period=period, unit=other_unit, answers={"I.1.1": "Колега"}, by=unit_head)
    answer = head.post(FORM, {"do": "submit", "version": "0", "answer-I.1.1": "Я"})
    body = answer.context["work"].find("spilni").body
    assert (answer.status_code, body.answers["I.1.1"], body.differences) == (409, "Я", (("I.1.1", "Колега"),))


def test_after_the_last_day_nothing_is_taken(tell, on_day):
    with on_day("2026-10-12"):
        assert tell(n1="Запізнилися").status_code == 422
    assert not MemberReport.objects.exists()


def test_a_text_sent_after_the_sign_in_ran_out_comes_back(head, tasks, unit_head, body):
    head.logout()
    head.post(FORM, {"do": "submit", "answer-I.1.1": "Довго писали"})
    head.force_login(unit_head)
    assert body().answers["I.1.1"] == "Довго писали"


def test_whoever_reports_on_the_task_reads_what_members_told(client, tell, coordinator):
    tell(n1="Передали три таблиці")
    client.force_login(coordinator)
    body = client.get(HERE).context["work"].find("I.1.1").body
    assert body.members == [("Управління економіки", "Передали три таблиці")]


def test_a_body_that_is_no_unit_is_not_asked(tasks, client, unit_head, period, other_unit):
    Unit.objects.filter(pk=other_unit.pk).update(kind=Unit.Kind.BODY)
    client.force_login(unit_head)
    assert client.get(HERE).context["work"].duties == ()
