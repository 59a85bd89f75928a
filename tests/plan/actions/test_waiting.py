"""Requests that waited on a day, whatever was decided later."""

from datetime import date

import pytest

from core.acts import Basis
from plan.actions import decline, grant, move_due_date
from plan.models import CheckpointMove

pytestmark = pytest.mark.django_db
ASKED, DECIDED = date(2026, 9, 1), date(2026, 9, 20)
RESOLUTION = Basis("резолюція", "01-21/9", DECIDED)


@pytest.fixture
def move(make_task, coordinator):
    due = make_task("2026 рік").checkpoints.get()
    told = {"due_on": date(2027, 3, 31), "effective_on": ASKED, "reason": "кошти"}
    return move_due_date(checkpoint=due, by=coordinator, **told)


def waited(*days):
    return [CheckpointMove.objects.waiting(date(2026, 9, day)).exists() for day in days]


def test_a_request_waits_from_its_day(move):
    assert waited(1, 30) == [True, True]
    assert not CheckpointMove.objects.waiting(date(2026, 8, 31)).exists()


def test_a_granted_one_waited_until_the_day_of_the_decision(move, coordinator):
    grant(fact=move, by=coordinator, reason="так", basis=RESOLUTION)
    assert waited(1, 19, 20) == [True, True, False]


def test_a_declined_one_waited_until_it_was_declined(move, coordinator):
    decline(fact=move, by=coordinator, reason="ні", on=DECIDED)
    assert waited(19, 20) == [True, False]


def test_what_was_decided_at_once_never_waited(make_task, coordinator):
    due = make_task("2026 рік").checkpoints.get()
    told = {"due_on": date(2027, 3, 31), "effective_on": ASKED, "reason": "кошти", "basis": RESOLUTION}
    move_due_date(checkpoint=due, by=coordinator, **told)
    assert waited(1, 19, 30) == [False, False, False]
