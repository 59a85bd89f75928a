"""Whose information was accepted by a day: the same that each update says for itself."""

from datetime import date

import pytest
import time_machine

from plan.actions import Told, accept_update, return_update, submit_update
from plan.confirmed import confirmed
from tests.plan.conftest import period, reporting_plan  # noqa: F401 - the quarter that is reported

TODAY = date(2026, 9, 30)


@pytest.fixture
def sent(period, make_task, other_unit, unit_head):  # noqa: F811
    return submit_update(task=make_task("Постійно", unit=other_unit), period=period, told=Told("Так"), by=unit_head)


def test_what_waits_is_not_confirmed(sent, period):  # noqa: F811
    assert confirmed([period], TODAY) == {}


def test_what_was_returned_is_not(sent, period, coordinator):  # noqa: F811
    return_update(update=sent, by=coordinator, note="Додайте дату")
    assert confirmed([period], TODAY) == {}


def test_accepted_counts_from_the_day_of_the_review(sent, period, coordinator):  # noqa: F811
    accept_update(update=sent, by=coordinator)
    assert confirmed([period], TODAY) == {period.pk: {sent.task_id}}
    assert confirmed([period], date(2026, 9, 29)) == {}


def test_the_day_is_that_of_kyiv(sent, period, coordinator):  # noqa: F811
    with time_machine.travel("2026-10-01T22:30:00+00:00", tick=False):  # already the 2nd there
        accept_update(update=sent, by=coordinator)
    assert (confirmed([period], date(2026, 10, 1)), len(confirmed([period], date(2026, 10, 2)))) == ({}, 1)


def test_one_query_for_any_number_of_quarters(sent, period, django_assert_num_queries):  # noqa: F811
    with django_assert_num_queries(1):
        confirmed([period, period], TODAY)


def test_of_no_quarters_nothing(db):
    assert confirmed([], TODAY) == {}
