"""An information audit goes to review early only when tables, answers and replies are in."""

from datetime import timedelta

import pytest

from audits.actions.absences import declare_none
from audits.actions.passing import everything_in
from core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(submitted, audit, unit, coordinator):
    """One unit has handed in its table, the other has nothing to name; both answered."""
    declare_none(round=audit, unit=unit, reason="Веде лише реєстр наборів.", by=coordinator)
    audit.items.update(work_status="answered", answered_at=clock.now())
    return audit


def test_everything_is_in(told, today):
    assert everything_in(told, today)


def test_a_silent_unit_is_waited_for(told, today):
    told.absences.all().delete()
    assert not everything_in(told, today)


def test_a_row_not_handed_in_is_waited_for(told, keep, today):
    keep(title="Ще один")
    assert not everything_in(told, today)


def test_a_consultation_is_heard_to_its_end(told, today):
    last = today + timedelta(days=3)
    told.consultations.create(title="Що відкрити", intro="…", opens_on=today, closes_on=last, announced_at=clock.now())
    assert [everything_in(told, last + timedelta(days=days)) for days in (0, 1)] == [False, True]
