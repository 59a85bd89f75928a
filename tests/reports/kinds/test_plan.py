"""The plan in its current edition, as an appendix to an order."""

from datetime import date

import pytest

from reports.kinds import form_of
from reports.plan_annex import PlanTask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def rows(sealed):
    return sealed.report.rows


def test_it_holds_every_task_in_order(make_task, drawn):
    tasks = [make_task("2023 рік"), make_task("Постійно")]
    assert [row.code for row in rows(drawn("plan", "2026-Q3"))] == [task.code for task in tasks]


def test_the_words_are_the_orders_own(make_task, drawn):
    make_task("Постійно двічі на рік", title="Завдання - «як» у розпорядженні")
    (row,) = rows(drawn("plan", "2026"))
    assert (row.title, row.deadline, row.change) == ("Завдання - «як» у розпорядженні", "Постійно двічі на рік", "")


def test_it_is_of_the_edition_of_its_day(make_task, drawn):
    make_task("2023 рік")
    plan = drawn("plan", "2026-Q3").report
    assert (plan.day, plan.changed_by) == (date(2026, 9, 30), ())


def test_it_says_that_nothing_changed(make_task, drawn):
    make_task("2023 рік")
    assert drawn("plan", "2026").conclusion == "У плані 1 завдання. Змін до плану не вносили."


def test_a_task_taken_out_is_struck_and_named(make_task, drawn):
    make_task("2023 рік")
    sealed = drawn("plan", "2026")
    area = sealed.report.principles[0].areas[0]
    gone = PlanTask("I.1.9", "Зайве", "2024 рік", "", (), "вилучено: рішення", removed=True)
    object.__setattr__(area, "tasks", (*area.tasks, gone))
    assert '<tr class="removed">' in form_of("plan").html(sealed)


def test_an_issued_plan_reads_back_equal(make_task, issue):
    make_task("2023 рік")
    report = issue("plan", "2026")
    assert report.payload["report"]["principles"][0]["areas"][0]["tasks"][0]["deadline"] == "2023 рік"
    assert report.plan is not None
