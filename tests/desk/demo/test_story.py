"""The days of the demo's year and the order of its story, without a database."""

from datetime import date, timedelta

import pytest

from desk.demo.days import half_month_after, month_end_before, start_of, workday
from desk.demo.story import PERIODIC, Year, steps

EVERY_DAY = [date(2026, 1, 1) + timedelta(days=number) for number in range(366)]
OWED = {"II.1.2": [date(2025, 12, 31), date(2026, 6, 30)], "I.4.1": [date(2025, 12, 31)]}


@pytest.fixture
def year(today):
    return Year(start_of(today), today)


@pytest.fixture
def story(year):
    return steps(year, OWED)


def told(story, verb, code):
    return [step for step in story if (step.verb, step.code) == (verb, code)]


@pytest.mark.parametrize(
    ("on", "start"),
    [
        (date(2026, 9, 30), date(2025, 7, 1)),
        (date(2026, 10, 1), date(2025, 10, 1)),
        (date(2026, 1, 1), date(2025, 1, 1)),
        (date(2026, 12, 31), date(2025, 10, 1)),
    ],
)
def test_reporting_began_with_a_quarter(on, start):
    assert start_of(on) == start


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 9, 25), date(2026, 9, 25)),
        (date(2026, 9, 26), date(2026, 9, 25)),
        (date(2026, 9, 27), date(2026, 9, 25)),
        (date(2026, 9, 28), date(2026, 9, 28)),
    ],
)
def test_a_weekend_counts_as_its_friday(day, worked):
    assert workday(day) == worked


@pytest.mark.parametrize(("months", "end"), [(1, date(2026, 8, 31)), (2, date(2026, 7, 31)), (7, date(2026, 2, 28))])
def test_ends_of_months_that_are_over(today, months, end):
    assert month_end_before(today, months) == end


@pytest.mark.parametrize(
    ("on", "following"),
    [
        (date(2026, 9, 14), date(2026, 9, 15)),
        (date(2026, 9, 15), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 10, 15)),
        (date(2026, 12, 31), date(2027, 1, 15)),
    ],
)
def test_the_next_half_of_a_month(on, following):
    assert half_month_after(on) == following


def test_the_next_half_of_a_month_is_always_near():
    assert {0 < (half_month_after(day) - day).days <= 16 for day in EVERY_DAY} == {True}


def test_the_story_is_in_order(story):
    days = [step.typed_on for step in story]
    assert days == sorted(days)


def test_the_story_lies_within_its_year(story, year):
    assert all(year.start < step.typed_on <= year.on for step in story)


def test_nothing_is_typed_at_a_weekend(story):
    assert all(step.typed_on.weekday() < 5 for step in story)


def test_every_step_is_typed_after_it_took_effect(story):
    assert all(step.given.get("effective_on", step.typed_on) <= step.typed_on for step in story)


def test_the_last_half_years_monitoring_is_still_owed(story):
    assert [step.given["due"] for step in told(story, "meet", "II.1.2")] == [date(2025, 12, 31)]


def test_yearly_dates_are_met(story):
    assert [step.given["met_on"] for step in told(story, "meet", "I.4.1")] == [date(2025, 12, 22)]


def test_due_dates_of_the_next_year_are_written_out_in_december(story):
    assert [step.typed_on for step in told(story, "prolong", "")] == [date(2025, 12, 1)]


def test_a_request_comes_before_its_decision(story):
    assert [step.verb for step in story if step.code == "II.1.4"] == ["release", "grant"]


def test_periodic_tasks_are_those_of_the_order():
    assert set(PERIODIC) == {"I.2.4", "I.4.1", "II.1.2", "II.1.3"}


def test_the_same_day_tells_the_same_story(story, year):
    assert steps(year, OWED) == story
