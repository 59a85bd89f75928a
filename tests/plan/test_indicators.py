"""Figures a task is judged by: how they stand, what they suggest, how many queries a list takes."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.indicators import INDICATORS, Reading, read
from core.refusals import Conflict, Refused
from plan.actions import name_indicators
from plan.indicators import Shown, give, judged, shown
from plan.models import EventHeld, ProgressUpdate, Task, TaskIndicator

pytestmark = pytest.mark.django_db


def trainings_held(days):
    return read(["trainings_held"], days)["trainings_held"]


@pytest.fixture
def task(make_task):
    return make_task("Постійно")


@pytest.fixture
def name(coordinator):
    def name(task, **targets):
        return name_indicators(task=task, targets=targets, by=coordinator, reason="Так вирішили")

    return name


@pytest.fixture
def hold(task, period, unit, coordinator):
    """Holds a training told in accepted information."""

    def hold(day, kind="training", state="accepted"):
        update, _new = ProgressUpdate.objects.get_or_create(
            task=task,
            period=period,
            unit=unit,
            defaults={"state": state, "submitted_at": "2026-09-30T09:00Z", "reviewed_at": "2026-09-30T09:00Z"},
        )
        return EventHeld.objects.create(update=update, kind=kind, held_on=day)

    return hold


class TestTrainings:
    def test_count_within_the_calendar_year(self, hold, today):
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 7, 1)):
            hold(day)
        told = trainings_held([date(2025, 12, 31), date(2026, 6, 30), today])
        assert [one.count for one in told] == [1, 1, 2]

    def test_other_events_are_not_trainings(self, hold, today):
        hold(today, kind="hackathon")
        assert trainings_held([today])[0].count == 0

    def test_information_not_accepted_does_not_count(self, hold, today):
        hold(today, state="submitted")
        assert trainings_held([today])[0].count == 0


class TestNaming:
    def test_keeps_a_target(self, task, name):
        name(task, trainings_held=Decimal(4))
        assert [(one.code, one.target) for one in task.indicators.all()] == [("trainings_held", 4)]

    def test_what_is_left_out_goes(self, task, name):
        name(task, trainings_held=Decimal(4))
        name(task, audit_closed=Decimal(1))
        assert [one.code for one in task.indicators.all()] == ["audit_closed"]

    def test_the_same_again_changes_nothing(self, task, name):
        version = name(task, trainings_held=Decimal(4)).version
        assert name(task, trainings_held=Decimal(4)).version == version

    def test_the_history_tells(self, task, name):
        name(task, trainings_held=Decimal(4))
        assert "додано «Проведено навчань за рік», ціль 4" in task.history.first().history_change_reason

    @pytest.mark.parametrize(
        ("targets", "words"),
        [
            ({"немає": Decimal(1)}, "немає"),
            ({"trainings_held": Decimal(0)}, "більшою за нуль"),
            ({"updated_in_time": Decimal(101)}, "не більше ніж 100"),
        ],
    )
    def test_wrong_targets_are_refused(self, task, name, targets, words):
        with pytest.raises(Refused, match=words):
            name(task, **targets)

    def test_a_second_editor_is_told(self, task, name, coordinator):
        name(task, trainings_held=Decimal(4))
        with pytest.raises(Conflict):
            name_indicators(task=task, targets={}, by=coordinator, reason="Інше", version=1)

    def test_asks_why(self, task, coordinator):
        with pytest.raises(Refused):
            name_indicators(task=task, targets={}, by=coordinator, reason=" ")


class TestShown:
    @pytest.fixture
    def row(self, task, name, hold, today) -> Shown:
        hold(date(2026, 2, 1))
        hold(date(2026, 8, 1))
        name(task, trainings_held=Decimal(2))
        return shown(task.indicators.all(), today, 2)[0]

    def test_tells_today_and_the_ends_of_quarters(self, row):
        assert [(one.on, one.count) for one in (*row.past, row.today)] == [
            (date(2026, 3, 31), 1),
            (date(2026, 6, 30), 1),
            (date(2026, 9, 30), 2),
        ]

    def test_meets_its_target(self, row):
        assert row.met

    def test_tells_the_change(self, row):
        assert (row.change, row.trend) == (1, "+1")

    @pytest.mark.parametrize(
        ("before", "now", "words"),
        [
            (Reading(date(2026, 6, 30), 9, 10), Reading(date(2026, 9, 30), 7, 8), "−2,5\xa0в.\xa0п."),
            (Reading(date(2026, 6, 30), 1, 2), Reading(date(2026, 9, 30), 2, 4), "без змін"),
            (Reading(date(2026, 6, 30), 0, 0), Reading(date(2026, 9, 30), 2, 4), ""),
        ],
    )
    def test_shares_change_by_points(self, before, now, words):
        assert Shown(INDICATORS["updated_in_time"], Decimal(90), now, (before,)).trend == words

    def test_without_a_past_there_is_no_trend(self):
        assert Shown(INDICATORS["audit_closed"], Decimal(1), Reading(date(2026, 9, 30), 1)).trend == ""

    def test_a_code_nobody_registers_is_left_out(self, task, today):
        TaskIndicator.objects.create(task=task, code="gone", target=1)
        assert shown(task.indicators.all(), today) == []


def test_a_list_costs_the_same_for_one_and_for_nine_tasks(make_task, name, today):
    tasks = [name(make_task("Постійно"), trainings_held=Decimal(4)) for _number in range(9)]
    give(tasks, today)
    counts = []
    for few in (tasks[:1], tasks):
        with CaptureQueriesContext(connection) as seen:
            give(few, today)
        counts.append(len(seen))
    assert counts == [1, 1]


def test_tasks_read_with_their_indicators_cost_nothing_more(make_task, name, today, django_assert_num_queries):
    for _number in range(3):
        name(make_task("Постійно"), trainings_held=Decimal("4.5"), audit_closed=Decimal(1))
    make_task("Постійно")
    give(Task.objects.all(), today)
    tasks = list(judged(Task.objects.order_by("pk")))
    with django_assert_num_queries(0):
        give(tasks, today)
    told = [[(one.indicator.code, one.target) for one in task.indicators_shown] for task in tasks]
    assert told == [[("trainings_held", Decimal("4.5")), ("audit_closed", 1)]] * 3 + [[]]


def test_a_list_tells_the_change_since_the_last_quarter(task, name, hold, today):
    name(task, trainings_held=Decimal(4))
    hold(date(2026, 8, 1))
    give([task], today)
    assert [one.trend for one in task.indicators_shown] == ["+1"]


def test_a_document_never_takes_a_figure_of_a_minute_ago(task, name, hold, today):
    name(task, trainings_held=Decimal(4))
    give([task], today)
    hold(date(2026, 8, 1))
    give([task], today, fresh=True)
    assert task.indicators_shown[0].today.count == 1


def test_a_task_without_indicators_has_an_empty_list(task, today):
    give([task], today)
    assert task.indicators_shown == []
