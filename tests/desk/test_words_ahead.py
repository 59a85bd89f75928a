"""An act that takes effect later: every page of today shows the words of today."""

from datetime import date

import pytest

from core.models import Unit
from core.sheets import Sheet
from plan import reminders
from plan.actions import Told, amend_plan, change_stage, open_periods, submit_update
from plan.amendments import Restate
from plan.freshness import reporting_tasks
from plan.models import Edition, Task
from plan.resources import TaskResource
from plan.workflow import Stage

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


class TestSearch:
    @pytest.mark.parametrize(
        ("words", "found"), [("завдання 1", 1), ("нова редакція", 0), ("I.1", 1), ("10.10.2026", 1)]
    )
    def test_knows_the_words_of_today(self, task, words, found):
        assert Task.objects.search(words).count() == found

    @pytest.mark.parametrize(("words", "found"), [("завдання 1", 0), ("нова редакція", 1)])
    def test_and_on_the_day_the_new_ones(self, task, words, found):
        assert Task.objects.search(words, DAY).count() == found

    def test_of_another_plan_stays_out(self, task, make_task):
        make_task("2026 рік", title="Завдання іншого роду")
        assert Task.objects.filter(code="I.1.2").search("завдання").count() == 1


class TestTheCoordinatorReads:
    @pytest.fixture(autouse=True)
    def inside(self, client, coordinator):
        client.force_login(coordinator)

    def seen(self, client, address):
        text = client.get(address).content.decode()
        return "Завдання 1" in text, "Нова редакція" in text

    @pytest.fixture
    def sent(self, task, plan, unit_head):
        return submit_update(task=task, period=plan.periods.get(), told=Told("Складено"), by=unit_head)

    @pytest.mark.parametrize("address", ["", "review/", "{pk}/change/"])
    def test_the_words_of_today_in_the_review(self, client, sent, address):
        assert self.seen(client, f"/admin/plan/progressupdate/{address.format(pk=sent.pk)}") == (True, False)

    def test_and_of_what_is_asked_for(self, client, task, coordinator, committee, today):
        change_stage(task=task, stage=Stage.SUSPENDED, effective_on=today, by=coordinator, reason="Немає коштів")
        assert self.seen(client, "/admin/plan/task/requests/") == (True, False)
        client.force_login(committee)
        assert self.seen(client, "/") == (True, False)

    def test_and_in_the_file_of_tasks(self, client, task):
        answer = client.get("/admin/plan/task/export/csv/")
        assert ("Завдання 1" in text_of_file(answer), "Нова редакція" in text_of_file(answer)) == (True, False)


def text_of_file(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig") if answer.streaming else answer.content.decode()


def test_the_file_of_tasks_comes_back_with_a_note(task, coordinator):
    resource = TaskResource(by=coordinator, file_name="Завдання.csv")
    headers, [row] = resource.table(Task.objects.all())
    row[headers.index("Примітка координатора")] = "Уточнити"
    outcome = resource.run(Sheet(headers, [row], [2]), dry_run=False)
    stood = Task.objects.get()
    assert (outcome.errors, stood.note, stood.title) == ((), "Уточнити", "Нова редакція")


def test_a_member_fills_the_common_form_in_the_words_of_today(
    client, plan, make_task, unit, other_unit, unit_head, task
):
    """Its collective is named in both wordings; the earlier one is kept by name only."""
    together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
    common = make_task("Постійно", unit=unit, parties=[unit, together])
    act = Edition(act_kind="розпорядження", act_number="100 Р", act_date=date(2026, 9, 26), effective_on=DAY)
    again = Restate(common.code, "Спільне по-новому", "Постійно", "", (unit.name,))
    amend_plan(plan=plan, edition=act, changes=[again], by=unit_head, reason="Зміни")
    client.force_login(unit_head)
    text = client.get("/work/2026-Q3/common/", follow=True).content.decode()
    assert (common.title in text, "Спільне по-новому" in text) == (True, False)
