"""How the plan went over quarters."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.pictures import current_plan, lines
from desk.trend import _taken_out, last_ended, trend
from plan.actions import Told, accept_update, amend_plan, change_stage, extend_period, open_periods, submit_update
from plan.amendments import Remove
from plan.models import Edition
from plan.quarters import Quarter
from plan.workflow import Stage

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 30)


@pytest.fixture
def went(plan, reported):
    """The trend as of a day."""

    def went(on=TODAY):
        return trend(plan, [(line.task, line.task.facts()) for line in lines(plan, plan.tasks.all(), on)], on)

    return went


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 9, 29), Quarter(2026, 2)),
        (date(2026, 9, 30), Quarter(2026, 3)),
        (date(2026, 10, 1), Quarter(2026, 3)),
    ],
)
def test_a_quarter_has_ended_on_its_last_day(day, quarter):
    assert last_ended(day) == quarter


def test_the_last_eight_quarter_ends_are_shown(went):
    assert [str(point.quarter) for point in went()][::7] == ["2026-Q3", "2024-Q4"]


def test_nothing_is_shown_before_reporting_began(went, plan):
    plan.reporting_from = date(2026, 4, 1)
    assert [str(point.quarter) for point in went()] == ["2026-Q3", "2026-Q2"]


def test_a_young_plan_has_no_trend(went, plan):
    plan.reporting_from = date(2026, 7, 1)
    assert went(date(2026, 9, 29)) == []


def test_each_end_counts_what_was_so_then(went, make_task, coordinator):
    told = {"stage": Stage.DONE, "effective_on": date(2026, 5, 1), "by": coordinator, "reason": "так"}
    change_stage(task=make_task("до 31.03.2026"), **told)
    counted = [(point.tally.done, point.tally.overdue) for point in went()[:4]]
    assert counted == [(1, 0), (1, 0), (0, 0), (0, 0)]
    assert went()[2].tally.not_started == 1


def test_what_is_overdue_is_counted_from_the_day_after(went, make_task):
    make_task("до 30.06.2026")
    assert [point.tally.overdue for point in went()[:2]] == [1, 0]


def test_confirmed_is_counted_where_units_were_asked(went, plan, make_task, other_unit, unit_head, coordinator):
    task = make_task("Постійно", unit=other_unit)
    plan.reporting_from = date(2026, 4, 1)
    plan.save()
    period, _now = open_periods(on=TODAY)
    extend_period(period=period, submit_by=date(2026, 10, 5), by=coordinator, reason="Світло")
    update = submit_update(task=task, period=period, told=Told("Так"), by=unit_head)
    accept_update(update=update, by=coordinator)
    assert [point.confirmed for point in went()] == [0, 1]


def test_where_nobody_was_asked_nothing_is_said_of_confirming(went, make_task):
    make_task("Постійно")
    assert {point.confirmed for point in went()} == {None}


def test_a_bar_holds_every_task(went, make_task):
    make_task("Постійно")
    make_task("до 30.06.2026")
    assert sum(part.count for part in went()[0].segments) == 2


def test_three_tasks_and_thirty_take_the_same_queries(plan, make_task, went):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            went()
        return len(captured)

    for _number in range(3):
        make_task("Щороку")
    few = asked()
    for _number in range(27):
        make_task("Постійно двічі на рік")
    assert asked() == few


class TestTakenOut:
    """Tasks that an act took out, in the quarters when they stood."""

    @pytest.fixture
    def removed(self, make_task, plan, coordinator):
        make_task("Постійно")
        make_task("до 31.03.2026")
        act = Edition(
            act_kind="розпорядження", act_number="99 Р", act_date=date(2026, 5, 1), effective_on=date(2026, 5, 15)
        )
        amend_plan(plan=plan, edition=act, changes=[Remove("I.1.2")], by=coordinator, reason="Зміни")

    def test_count_until_the_day(self, went, removed):
        assert [point.tally.total for point in went()[:4]] == [1, 1, 2, 2]

    def test_with_what_was_so_then(self, went, removed):
        assert [point.tally.overdue for point in went(date(2026, 5, 14))[:2]] == [0, 0]
        assert [point.tally.not_started for point in went()[:4]] == [0, 0, 1, 1]

    def test_cost_no_query_where_no_act_changed_the_plan(self, plan, django_assert_num_queries):
        plan = current_plan()
        with django_assert_num_queries(0):
            assert _taken_out(plan, TODAY) == []
