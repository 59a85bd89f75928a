"""What the register reminds of, and whom."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ladder import Audience, Cause
from core.models import Unit, ladders
from registry.actions import record_update, return_version
from registry.deadlines import Due
from registry.frequency import Frequency
from registry.holdings import Holding
from registry.models import Dataset
from registry.reminders import Known, due, reckon

pytestmark = pytest.mark.django_db
DUE_ON = date(2026, 9, 30)  # a quarter after the last update of `published`


def told(on):
    return [(found.audience, found.rung, found.about[0]) for found in due(on)]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(("days", "rung"), [(-14, -14), (-7, -7), (-3, -7), (0, 0), (3, 3), (6, 3)])
def test_the_unit_hears_on_the_rungs_of_due_dates(days, rung):
    assert told(DUE_ON + timedelta(days=days)) == [(Audience.UNIT, rung, "dataset")]


@pytest.mark.usefixtures("published")
def test_superiors_hear_of_what_stays_late():
    heard = told(DUE_ON + timedelta(days=14))
    assert heard == [
        (Audience.UNIT, 14, "dataset"),
        (Audience.COORDINATOR, 14, "passport"),
        (Audience.CURATOR, 14, "passport"),
    ]


@pytest.mark.usefixtures("published")
def test_early_nobody_hears():
    assert told(DUE_ON - timedelta(days=20)) == []


def test_an_update_ends_it(published, coordinator):
    record_update(dataset=published, updated_on=DUE_ON, by=coordinator)
    assert told(DUE_ON) == []


def test_a_set_without_a_period_is_silent(make_dataset):
    make_dataset(state="published", frequency=Frequency.AFTER_CHANGES)
    assert told(DUE_ON) == []


def test_a_file_with_the_coordinator_asks_nothing_of_the_unit(submit):
    submit()
    assert told(DUE_ON) == [(Audience.COORDINATOR, 0, "file")]
    assert told(DUE_ON + timedelta(days=3)) == [(Audience.COORDINATOR, 3, "file")]


def test_a_returned_file_is_spoken_of_with_its_note(submit, coordinator):
    return_version(version=submit(), note="Додайте адреси", by=coordinator)
    (found,) = [one for one in due(DUE_ON) if one.cause is Cause.RETURNED]
    assert (found.detail, found.audience, found.pressing) == ("«Додайте адреси»", Audience.UNIT, True)


def test_daily_sets_are_spoken_of_once_late(make_dataset, coordinator):
    row = make_dataset(state="published", frequency=Frequency.DAILY)
    record_update(dataset=row, updated_on=date(2026, 9, 29), by=coordinator)
    assert told(DUE_ON) == []
    assert told(DUE_ON + timedelta(days=2)) == [(Audience.UNIT, 1, "dataset")]


@pytest.mark.usefixtures("published")
def test_each_item_is_told_once_an_audience():
    found = [(one.item, one.audience) for one in due(DUE_ON + timedelta(days=20))]
    assert len(found) == len(set(found))


def test_reading_takes_as_many_queries_for_any_number(make_dataset, submit, django_assert_max_num_queries):
    submit()
    for number in range(8):
        make_dataset(f"nabir-{number}", state="published")
    with django_assert_max_num_queries(7):
        due(DUE_ON)


@given(st.sampled_from(Frequency), st.integers(0, 900), st.integers(0, 900))
def test_only_what_is_due_or_late_is_spoken_of(frequency, ago, ahead):
    unit, on = Unit(pk=1, name="Відділ"), DUE_ON + timedelta(days=ahead)
    row = Dataset(pk=1, identifier="a", title="А", holder=unit, state="published", frequency=frequency)
    row.changed_on = DUE_ON - timedelta(days=ago)
    known = Known(ladders(), frozenset(), [Holding(row, Due("soon"), ())], {})
    assert all(found.detail and found.unit == unit for found in reckon(known, on))
