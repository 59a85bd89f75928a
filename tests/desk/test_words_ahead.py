"""An act that takes effect later: every page of today shows the words of today."""

from datetime import date

import pytest

from plan import reminders
from plan.actions import amend_plan, open_periods
from plan.amendments import Restate
from plan.freshness import reporting_tasks
from plan.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
DAY = date(2026, 10, 15)


@pytest.fixture
def task(plan, make_task, other_unit, unit_head, coordinator, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    open_periods(on=today)
    task = make_task("до 10.10.2026", unit=other_unit, parties=[other_unit])
    act = Edition(act_kind="розпорядження", act_number="99 Р", act_date=date(2026, 9, 25), effective_on=DAY)
    again = Restate("I.1.1", "Нова редакція", "Постійно", "", (other_unit.name,))
    amend_plan(plan=plan, edition=act, changes=[again], by=coordinator, reason="Зміни")
    return task


@pytest.mark.parametrize("address", ["/work/", "/tasks/I.1.1/", "/plan/", "/work/2026-Q3/I.1.1/"])
def test_a_unit_reads_the_words_of_today(client, unit_head, task, address):
    client.force_login(unit_head)
    text = client.get(address, follow=True).content.decode()
    assert "Завдання 1" in text
    assert "Нова редакція" not in text


@pytest.mark.parametrize(("day", "words"), [("2026-10-14", "Завдання 1"), ("2026-10-15", "Нова редакція")])
def test_on_the_day_the_page_changes_by_itself(client, unit_head, task, time_machine, day, words):
    time_machine.move_to(f"{day}T09:00:00+00:00")
    client.force_login(unit_head)
    assert words in client.get("/tasks/I.1.1/").content.decode()


def test_reminders_speak_the_words_of_today(task, today):
    assert {one.words for one in reminders.due(today)} == {"Завдання 1"}


def test_the_date_in_force_is_reminded_of_until_the_day(task):
    due = [[one.cause for one in reminders.due(date(2026, 10, day))].count("due") for day in (11, 16)]
    assert due == [1, 0]


def test_facts_know_the_words_to_come(task, plan):
    known = reporting_tasks([plan.pk])
    facts = known.facts[task.pk]
    assert ([one.title for one in known.tasks], facts.ran_on(date(2026, 10, 1)), facts.ran_on(DAY)) == (
        ["Завдання 1"],
        False,
        True,
    )
