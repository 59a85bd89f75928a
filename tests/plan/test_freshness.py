"""What was known of a task's report on a day, and of whom silence is never said."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import RoleHolding, Unit
from plan.actions import (
    Told,
    accept_update,
    extend_period,
    return_update,
    save_draft,
    submit_update,
)
from plan.freshness import of_quarter
from plan.quarters import Quarter
from plan.reporting import Channel, Freshness

pytestmark = pytest.mark.django_db
Q3 = Quarter(2026, 3)
LATE = date(2026, 10, 6)


def at(day):
    return time_machine.travel(f"2026-10-{day:02}T09:00:00+00:00", tick=False)


@pytest.fixture
def task(make_task, other_unit):
    return make_task("Постійно", unit=other_unit)


@pytest.fixture
def send(task, period, unit_head):
    """Sends the unit's update on a day of October, or on the fixed today."""

    def send(day=None, **more):
        given = {"task": task, "period": period, "told": Told("Зроблено"), "by": unit_head, **more}
        if day is None:
            return submit_update(**given)
        with at(day):
            return submit_update(**given)

    return send


def known(plan, on):
    return [line.freshness for line in of_quarter(plan, Q3, on)]


def test_a_quarter_nobody_opened_asks_nobody(task, plan):
    assert of_quarter(plan, Q3, LATE) == []


@pytest.mark.parametrize(("day", "expected"), [(5, Freshness.EXPECTED), (6, Freshness.SILENT)])
def test_silence_is_said_after_the_last_day(task, plan, period, day, expected):
    assert known(plan, date(2026, 10, day)) == [expected]


def test_the_unit_stands_beside_the_task_with_its_last_day(task, plan, period, other_unit, coordinator):
    extend_period(period=period, submit_by=date(2026, 10, 14), unit=other_unit, by=coordinator, reason="Світло")
    (line,) = of_quarter(plan, Q3, LATE)
    assert (line.unit, line.submit_by, line.freshness) == (other_unit, date(2026, 10, 14), Freshness.EXPECTED)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(6, Freshness.SILENT), (7, Freshness.WAITING), (8, Freshness.WAITING), (9, Freshness.REPORTED)],
)
def test_a_past_day_knows_what_had_come_in(send, plan, coordinator, day, expected):
    update = send(7)
    with at(9):
        accept_update(update=update, by=coordinator)
    assert known(plan, date(2026, 10, day)) == [expected]


def test_what_was_sent_again_was_returned_before(send, plan, coordinator):
    with at(6):
        return_update(update=send(5), by=coordinator, note="Допишіть")
    send(8)
    assert [known(plan, date(2026, 10, day)) for day in (7, 8)] == [[Freshness.RETURNED], [Freshness.WAITING]]


def test_a_letter_counts_from_its_own_date(send, plan, coordinator):
    send(9, channel=Channel.LETTER, letter=("01-12/345", date(2026, 10, 5)), by=coordinator)
    assert known(plan, LATE) == [Freshness.WAITING]


def test_a_draft_is_not_known(task, plan, period, unit_head):
    save_draft(task=task, period=period, told=Told("Поч"), by=unit_head)
    (line,) = of_quarter(plan, Q3, LATE)
    assert (line.freshness, line.known) == (Freshness.SILENT, None)


def test_what_was_returned_is_not_known(send, plan, coordinator):
    return_update(update=send(), by=coordinator, note="Допишіть")
    (line,) = of_quarter(plan, Q3, LATE)
    assert (line.freshness, line.known) == (Freshness.RETURNED, None)


@pytest.mark.parametrize("kind", [Unit.Kind.OFFICIAL, Unit.Kind.BODY, Unit.Kind.COLLECTIVE, Unit.Kind.ROLE])
def test_who_is_no_unit_is_never_silent(make_task, plan, period, kind):
    make_task("Постійно", unit=Unit.objects.create(name="Не підрозділ", kind=kind))
    assert known(plan, LATE) == [Freshness.NOT_ASKED]


def test_the_unit_that_holds_a_role_may_be_silent(make_task, plan, period, other_unit):
    role = Unit.objects.create(name="Підрозділ, відповідальний за кадри", kind=Unit.Kind.ROLE)
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
    make_task("Постійно", unit=role)
    (line,) = of_quarter(plan, Q3, LATE)
    assert (line.unit, line.freshness) == (other_unit, Freshness.SILENT)


def test_a_letter_recorded_for_a_role_nobody_holds_is_told(make_task, plan, period, coordinator):
    role = Unit.objects.create(name="Підрозділ, відповідальний за кадри", kind=Unit.Kind.ROLE)
    letter = {"channel": Channel.LETTER, "letter": ("5", date(2026, 9, 30))}
    told = Told("Зроблено")
    submit_update(task=make_task("Постійно", unit=role), period=period, told=told, by=coordinator, **letter)
    assert known(plan, LATE) == [Freshness.WAITING]


def test_three_tasks_and_forty_take_the_same_queries(make_task, plan, period):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            of_quarter(plan, Q3, LATE)
        return len(captured)

    for _number in range(3):
        make_task("Постійно")
    few = asked()
    for _number in range(37):
        make_task("Постійно двічі на рік")
    assert asked() == few
