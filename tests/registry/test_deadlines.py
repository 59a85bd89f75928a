"""When a dataset is due, and how late: the calendar, the grace, and the sets that are never late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.working_days import is_working
from registry.deadlines import (
    NOT_APPLICABLE,
    Timeliness,
    add_months,
    change_late_since,
    due,
    due_after_change,
    has_period,
    late_since,
    next_due,
    soon_since,
)
from registry.frequency import Frequency
from registry.workflow import State

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
periodic = st.sampled_from([frequency for frequency in Frequency if has_period(frequency)])


def published(frequency, on, updated_on, **more):
    return due(frequency, State.PUBLISHED, on, updated_on=updated_on, **more)


@pytest.mark.parametrize(
    ("frequency", "updated", "expected"),
    [
        ("continuous", date(2026, 3, 28), date(2026, 3, 29)),  # the clock change is no day less
        ("daily", date(2024, 2, 28), date(2024, 2, 29)),
        ("weekly", date(2026, 12, 28), date(2027, 1, 4)),
        ("monthly", date(2024, 1, 31), date(2024, 2, 29)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28)),
        ("quarterly", date(2025, 11, 30), date(2026, 2, 28)),
        ("half-yearly", date(2026, 8, 31), date(2027, 2, 28)),
        ("yearly", date(2024, 2, 29), date(2025, 2, 28)),
        ("never", date(2026, 1, 1), None),
        ("after-changes", date(2026, 1, 1), None),
    ],
)
def test_next_due(frequency, updated, expected):
    assert next_due(frequency, updated) == expected


def test_one_day_of_grace():
    assert published("quarterly", date(2026, 7, 2), date(2026, 4, 1)).timeliness == Timeliness.SOON


def test_late_after_the_grace():
    assert published("quarterly", date(2026, 7, 3), date(2026, 4, 1)) == (
        published("quarterly", date(2026, 7, 3), date(2026, 4, 1)).__class__(Timeliness.LATE, date(2026, 7, 1), 2)
    )


def test_due_soon_within_two_weeks():
    assert published("yearly", date(2026, 9, 30), date(2025, 10, 14)).timeliness == Timeliness.SOON


def test_on_time_earlier():
    assert published("yearly", date(2026, 9, 30), date(2025, 10, 15)).timeliness == Timeliness.ON_TIME


def test_an_unknown_update_is_not_late():
    assert published("yearly", date(2026, 9, 30), None).timeliness == Timeliness.UNKNOWN


@pytest.mark.parametrize("state", [State.PLANNED, State.SUSPENDED, State.ARCHIVED])
def test_only_published_sets_are_due(state):
    assert due("daily", state, date(2026, 9, 30), updated_on=date(2020, 1, 1)) == NOT_APPLICABLE


@pytest.mark.parametrize("frequency", ["never", ""])
def test_sets_without_a_period_are_never_late(frequency):
    assert published(frequency, date(2026, 9, 30), date(2020, 1, 1)) == NOT_APPLICABLE


def test_three_working_days_after_a_change():
    assert due_after_change(date(2026, 9, 24)) == date(2026, 9, 29)  # Thursday; a weekend between


def test_a_known_change_waits_in_time():
    known = published("after-changes", date(2026, 9, 29), date(2026, 1, 1), change_known_on=date(2026, 9, 24))
    assert (known.timeliness, known.due_on) == (Timeliness.SOON, date(2026, 9, 29))


def test_a_known_change_is_late():
    known = published("after-changes", date(2026, 9, 30), date(2026, 1, 1), change_known_on=date(2026, 9, 24))
    assert (known.timeliness, known.days) == (Timeliness.LATE, 1)


def test_a_published_change_waits_no_more():
    assert published("after-changes", date(2026, 9, 30), date(2026, 9, 24), change_known_on=date(2026, 9, 24)) == (
        NOT_APPLICABLE
    )


@given(periodic, days, days)
def test_the_filter_agrees_with_the_rule(frequency, updated, on):
    assert (updated <= late_since(frequency, on)) == published(frequency, on, updated).late


@given(periodic, days, days)
def test_the_filter_of_soon_agrees_with_the_rule(frequency, updated, on):
    soon = updated <= soon_since(frequency, on) and updated > late_since(frequency, on)
    assert soon == (published(frequency, on, updated).timeliness == Timeliness.SOON)


@given(days, days)
def test_the_filter_of_changes_agrees_with_the_rule(known, on):
    late = published("after-changes", on, None, change_known_on=known).late
    assert late == (known <= change_late_since(on))


@given(periodic, days)
def test_a_set_is_due_after_its_update(frequency, updated):
    assert next_due(frequency, updated) > updated


@given(periodic, days, st.integers(0, 400))
def test_lateness_only_grows(frequency, updated, later):
    before = published(frequency, updated + timedelta(days=later), updated).days
    assert published(frequency, updated + timedelta(days=later + 1), updated).days in (0, 2, before + 1)


@given(days, st.integers(-240, 240))
def test_months_keep_the_day_or_the_month_s_last(day, months):
    moved = add_months(day, months)
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


@given(days)
def test_a_change_is_due_on_a_working_day(known):
    assert is_working(due_after_change(known))
