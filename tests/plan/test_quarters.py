"""A quarter by its code, its days and its words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.quarters import NotAQuarter, Quarter, parse, quarter_of, quarters_between, to_open

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("text", ["2026-Q3", " 2026-q3 "])
def test_a_code_names_a_quarter(text):
    assert parse(text) == Quarter(2026, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "Q3",
        "2026-Q0",
        "2026-Q5",
        "2026-Q33",
        "26-Q3",
        "0000-Q1",
        "0001-Q1",
        "9999-Q4",
        "2026Q3",
        "٢٠٢٦-Q3",
        "2026-Q3\n;",
        "../etc",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(NotAQuarter):
        parse(text)


def test_the_refusal_says_how_to_write_it():
    with pytest.raises(NotAQuarter, match=r"^Квартал записують так: 2026-Q3\. Отримано: «вчора»\.$"):
        parse("вчора")


def test_a_long_text_is_not_repeated_whole():
    with pytest.raises(NotAQuarter) as refusal:
        parse("я" * 10_000)
    assert len(str(refusal.value)) < 100


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, date(2024, 1, 1), date(2024, 3, 31)),
        (2, date(2024, 4, 1), date(2024, 6, 30)),
        (3, date(2024, 7, 1), date(2024, 9, 30)),
        (4, date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_first_and_last_day(number, first, last):
    quarter = Quarter(2024, number)
    assert (quarter.first, quarter.last) == (first, last)


def test_words_after_each_preposition():
    quarter = Quarter(2026, 3)
    assert (quarter.words, quarter.within, quarter.of) == (
        "III квартал 2026 року",
        "III кварталі 2026 року",
        "III кварталу 2026 року",
    )


def test_neighbours_cross_the_year():
    assert Quarter(2026, 1).previous == Quarter(2025, 4)
    assert Quarter(2025, 4).following == Quarter(2026, 1)


def test_quarters_compare_by_time():
    assert Quarter(2025, 4) < Quarter(2026, 1) < Quarter(2026, 2)


@given(DAYS)
def test_every_day_lies_in_its_quarter(day):
    assert quarter_of(day).holds(day)


@given(DAYS)
def test_quarters_follow_without_a_gap(day):
    quarter = quarter_of(day)
    assert quarter.last + timedelta(days=1) == quarter.following.first


@given(DAYS)
def test_a_code_reads_back(day):
    assert parse(str(quarter_of(day))) == quarter_of(day)


def test_quarters_between_two_days_the_latest_first():
    found = quarters_between(date(2025, 12, 31), date(2026, 4, 1))
    assert found == [Quarter(2026, 2), Quarter(2026, 1), Quarter(2025, 4)]


def test_no_quarters_lie_between_a_day_and_an_earlier_one():
    assert quarters_between(date(2026, 10, 1), date(2026, 9, 30)) == []


@pytest.mark.parametrize(
    ("reported", "asked"),
    [([Quarter(2026, 3), Quarter(2026, 2)], Quarter(2026, 2)), ([Quarter(2026, 3)], Quarter(2026, 3)), ([], None)],
)
def test_the_report_to_open_is_of_the_last_finished_quarter_else_of_the_running_one(reported, asked):
    assert to_open(reported, date(2026, 9, 30)) == asked
