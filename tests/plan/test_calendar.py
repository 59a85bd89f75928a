"""The quarter's calendar: the 5th, the 9th, the day after; days off shift."""

from datetime import date

import pytest

from core.working_days import add_working, is_working, next_working
from plan.calendar import Deadlines, Rules, deadlines, later
from plan.quarters import Quarter
from plan.reporting import Freshness, UpdateState, freshness


def test_the_third_quarter_of_2026():
    days = Deadlines(date(2026, 10, 5), date(2026, 10, 9), date(2026, 10, 12))
    assert deadlines(Quarter(2026, 3), Rules()) == days


def test_a_weekend_shifts_to_monday():
    assert deadlines(Quarter(2026, 2), Rules()).submit_by == date(2026, 7, 6)


def test_a_day_off_of_the_office_shifts_too():
    rules = Rules(days_off=frozenset({date(2026, 10, 5)}))
    assert deadlines(Quarter(2026, 3), rules).submit_by == date(2026, 10, 6)


def test_the_year_turns():
    assert deadlines(Quarter(2026, 4), Rules()).submit_by == date(2027, 1, 5)


def test_review_never_ends_before_submission():
    days = deadlines(Quarter(2026, 3), Rules(submit_day=9, review_day=5))
    assert days.submit_by == days.review_by == date(2026, 10, 9)


def test_martial_law_knows_no_holidays():
    assert is_working(date(2026, 8, 24))
    assert not is_working(date(2021, 8, 24))


def test_working_days_are_counted():
    assert next_working(date(2026, 10, 3)) == date(2026, 10, 5)
    assert add_working(date(2026, 10, 9), 1) == date(2026, 10, 12)


def test_an_extension_never_shortens():
    assert later([date(2026, 10, 1), None], date(2026, 10, 5)) == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("state", "on", "known"),
    [
        (None, 5, Freshness.EXPECTED),
        (UpdateState.DRAFT, 5, Freshness.EXPECTED),
        (None, 6, Freshness.SILENT),
        (UpdateState.DRAFT, 6, Freshness.SILENT),
        (UpdateState.SUBMITTED, 6, Freshness.WAITING),
        (UpdateState.RETURNED, 6, Freshness.RETURNED),
        (UpdateState.ACCEPTED, 6, Freshness.REPORTED),
    ],
)
def test_silence_is_spoken_of_after_the_window(state, on, known):
    assert freshness(state, date(2026, 10, 5), date(2026, 10, on)) == known


def test_who_owes_nothing_is_not_asked():
    assert freshness(None, date(2026, 10, 5), date(2026, 12, 1), owed=False) == Freshness.NOT_ASKED
