"""The committee's page: the plan on a day, what is late and whose, what waits, and the reports."""

from datetime import date

import pytest
import time_machine

from core.acts import Basis
from desk.committee import drafts, issued, quarters
from plan.actions import (
    OpeningRow,
    Told,
    change_stage,
    enter_opening_state,
    grant,
    move_due_date,
    release,
    submit_update,
)
from plan.models import Edition, Task
from plan.workflow import Stage
from reports import actions
from reports.models import Report
from tests.plan.conftest import period, reporting_plan  # noqa: F401 - the quarter that is reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed", "office")]
ACT = Basis("розпорядження", "5 Р", date(2026, 9, 1))


@pytest.fixture
def see(client, committee):
    """The committee's page, as of a day where one is given."""
    client.force_login(committee)

    def see(query=""):
        client.force_login(committee)  # again: a test may have gone to a later day
        return client.get(f"/{query}")

    return see


def test_the_page_answers_for_today(see, make_task, today, reported):
    make_task("2023 рік")
    answer = see()
    assert answer.context["picture"].on == today
    assert answer.context["answer"][-1].words == "Прострочено 1 завдання – на 1004 дні."


def test_a_past_day_shows_the_plan_as_it_stood(see, make_task, coordinator):
    change_stage(
        task=make_task("2023 рік"), stage=Stage.DONE, effective_on=date(2026, 5, 1), by=coordinator, reason="так"
    )
    assert see("?on=2026-04-30").context["picture"].tally.overdue == 1
    assert see("?on=2026-05-01").context["picture"].tally.done == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-10-01", "Цей день ще не настав."),
        ("2023-02-06", "План тоді ще не діяв: він діє з 07.02.2023."),
        ("хтозна", "Такої дати немає. Запишіть її так: 30.06.2026."),
    ],
)
def test_a_wrong_day_shows_a_sentence_and_no_figures(see, make_task, day, sentence):
    make_task()
    answer = see(f"?on={day}")
    assert sentence in answer.content.decode()
    assert "picture" not in answer.context


def test_the_day_may_be_typed_as_people_write_it(see, plan):
    assert see("?on=31.12.2025").context["picture"].on == date(2025, 12, 31)


def test_overdue_tasks_stand_with_the_unit_that_reports(see, make_task, other_unit, reported):
    make_task("2023 рік", unit=other_unit)
    html = see().content.decode()
    assert "Звітує: " in html
    assert "Управління економіки" in html


def test_tasks_nobody_entered_stand_apart_from_those_known_to_be_late(see, make_task):
    make_task("2023 рік")
    make_task("Постійно двічі на рік")
    picture = see("?on=2026-08-31").context["picture"]
    assert ([line.task.code for line in picture.late], len(picture.unknown)) == ([], 2)


def test_the_opening_state_tells_what_is_known(see, make_task, plan, coordinator):
    make_task("2023 рік")
    rows = [OpeningRow(code="I.1.1", stage=Stage.IN_PROGRESS)]
    enter_opening_state(plan=plan, reporting_from=date(2026, 7, 1), rows=rows, by=coordinator)
    picture = see().context["picture"]
    assert ([line.task.code for line in picture.late], picture.unknown) == (["I.1.1"], [])


def test_a_task_of_a_later_edition_is_not_in_an_earlier_picture(see, make_task, plan):
    task = make_task()
    later = Edition.objects.create(
        plan=plan,
        number=2,
        act_kind="розпорядження",
        act_number="9",
        act_date=date(2026, 5, 1),
        effective_on=date(2026, 5, 1),
    )
    Task.objects.filter(pk=task.pk).update(edition=later)
    assert len(see("?on=2026-04-30").context["picture"].lines) == 0
    assert len(see("?on=2026-05-01").context["picture"].lines) == 1


def test_the_longest_overdue_comes_first(see, make_task):
    make_task("2024 рік")
    make_task("2023 рік")
    assert [line.task.code for line in see().context["picture"].overdue] == ["I.1.2", "I.1.1"]


def test_requests_wait_in_the_order_they_came(see, make_task, coordinator):
    task = make_task("2023 рік")
    change_stage(task=task, stage=Stage.CANCELLED, effective_on=date(2026, 9, 1), by=coordinator, reason="зайве")
    move_due_date(
        checkpoint=task.checkpoints.get(),
        due_on=date(2026, 12, 31),
        effective_on=date(2026, 9, 1),
        by=coordinator,
        reason="кошти",
    )
    assert {request.wish for request in see().context["requests"]} == {
        "Змінити стан на «скасовано»",
        "Перенести строк 31.12.2023 на 31.12.2026",
    }


def test_a_requested_release_waits_too(see, make_task, coordinator):
    task = make_task("2023 рік")
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2023, 9, 1), by=coordinator, reason="так")
    release(task=task, effective_on=date(2026, 9, 1), by=coordinator, reason="зроблено")
    assert [request.wish for request in see().context["requests"]] == ["Зняти з контролю"]


def test_what_is_decided_waits_no_more(see, make_task, coordinator):
    move_due_date(
        checkpoint=make_task("2023 рік").checkpoints.get(),
        due_on=date(2026, 12, 31),
        effective_on=date(2026, 9, 1),
        by=coordinator,
        reason="кошти",
        basis=ACT,
    )
    assert see().context["requests"] == []


def test_a_past_day_shows_what_waited_then(see, make_task, coordinator):
    due = make_task("2023 рік").checkpoints.get()
    told = {"due_on": date(2026, 12, 31), "effective_on": date(2026, 8, 1), "reason": "кошти"}
    grant(fact=move_due_date(checkpoint=due, by=coordinator, **told), by=coordinator, reason="так", basis=ACT)
    counted = [len(see(f"?on={day}").context["requests"]) for day in ("2026-07-31", "2026-08-01", "2026-09-01")]
    assert counted == [0, 1, 0]


# --- Who reported


@pytest.fixture
def ended(period):  # noqa: F811
    """The day after the units' last day for the third quarter."""
    with time_machine.travel("2026-10-06T09:00:00+00:00", tick=False):
        yield period


def test_who_kept_silent_stands_with_the_tasks(see, make_task, ended, other_unit):
    make_task("Постійно", unit=other_unit)
    html = see().content.decode()
    assert 'За <span lang="uk">III квартал 2026 року</span> інформацію надано про 0 із 1 завдання.' in html
    assert "про 1 із 1 завдання, строк був 05.10.2026:" in html
    assert [codes for _block, codes in see().context["reporting"].silent] == [["I.1.1"]]


def test_before_the_last_day_nobody_is_silent(see, make_task, ended, other_unit):
    make_task("Постійно", unit=other_unit)
    answer = see("?on=2026-10-05")
    assert answer.context["reporting"].silent == []
    assert "Час ще є для 1 завдання." in answer.content.decode()


def test_who_sent_everything_is_said(see, make_task, period, other_unit, unit_head):  # noqa: F811
    task = make_task("Постійно", unit=other_unit)
    submit_update(task=task, period=period, told=Told("Так"), by=unit_head)
    with time_machine.travel("2026-10-06T09:00:00+00:00", tick=False):
        assert "Усі підрозділи надали інформацію." in see().content.decode()


def test_what_a_unit_wrote_is_not_on_the_page(see, make_task, period, other_unit, unit_head):  # noqa: F811
    task = make_task("Постійно", unit=other_unit)
    submit_update(task=task, period=period, told=Told("Дослівно так"), by=unit_head)
    assert "Дослівно так" not in see().content.decode()


def test_without_a_period_nobody_is_said_to_report(see, make_task):
    make_task("Постійно")
    assert see().context["reporting"] is None


def test_the_day_is_shown_as_offices_write_it(see, plan):
    assert 'type="text" name="on" value="30.09.2026"' in see().content.decode()


def test_quarters_go_back_to_where_reporting_began(plan, today):
    plan.reporting_from = date(2026, 1, 1)
    assert [str(quarter) for quarter in quarters(plan, today)] == ["2026-Q3", "2026-Q2", "2026-Q1"]


def test_without_a_start_of_reporting_the_last_four_quarters_are_offered(plan, today):
    assert [str(quarter) for quarter in quarters(plan, today)] == ["2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4"]


def test_a_young_plan_offers_no_quarter_before_it(plan, today):
    plan.starts_on = date(2026, 8, 1)
    assert [str(quarter) for quarter in quarters(plan, today)] == ["2026-Q3"]


def test_reports_are_offered_by_their_addresses(see, plan):
    html = see().content.decode()
    assert 'href="/reports/quarterly/2026-Q3.pdf"' in html
    assert "III квартал 2026 року</span>&nbsp;(PDF)" in html


def test_without_a_plan_the_committee_is_told_where_it_comes_from(see):
    assert "коли координатор внесе затверджене розпорядження" in see().content.decode()


def test_a_plan_without_tasks_says_so(see, plan):
    assert "У плані ще немає завдань" in see().content.decode()


def test_the_page_takes_the_same_queries_for_3_and_for_300_tasks(see, queries, make_task, coordinator):
    for _ in range(3):
        make_task()
    few = queries("/")
    for _ in range(297):
        make_task()
    assert queries("/") == few
    assert few <= 20


def test_the_committee_reads_of_silence_in_english(see, client, make_task, ended, other_unit, committee):
    make_task("Постійно", unit=other_unit)
    client.force_login(committee)
    client.post("/language/", {"language": "en"})
    html = see().content.decode()
    for words in ("Who reported", "information was given on 0 of 1 task", "on 1 of 1 task, due by", "0 of 1</td>"):
        assert words in html


def test_a_register_of_the_quarter_is_no_report_of_it(plan, today):
    papers = [Report(kind="register", period="2026-Q3"), Report(kind="quarterly", period="2026-Q2")]
    assert [str(quarter) for quarter in drafts(plan, today, papers)] == ["2026-Q3", "2026-Q1", "2025-Q4"]


def test_the_document_issued_last_stands_first(plan, make_task, coordinator):
    make_task("2023 рік")
    actions.issue_report(kind="quarterly", period="2026-Q2", by=coordinator)
    with time_machine.travel("2026-10-01T09:00:00+00:00", tick=False):
        actions.issue_report(kind="quarterly", period="2026-Q1", by=coordinator)
    assert [report.period for report in issued(plan, date(2026, 10, 1))] == ["2026-Q1", "2026-Q2"]
