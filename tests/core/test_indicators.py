"""The list of indicators, and what a reading is worth."""

from datetime import date
from decimal import Decimal

import pytest

from core.indicators import INDICATORS, Reading, read

TODAY = date(2026, 9, 30)


def test_a_count_is_worth_itself():
    assert Reading(TODAY, 3).value == Decimal(3)


def test_a_share_is_worth_per_cent_with_one_place():
    assert Reading(TODAY, 45, 73).value == Decimal("61.6")


def test_half_a_place_is_rounded_up():
    assert Reading(TODAY, 1, 16).value == Decimal("6.3")  # 6.25


def test_a_share_of_nothing_is_worth_nothing():
    assert Reading(TODAY, 0, 0).value is None


def test_a_code_nobody_registers_is_left_out():
    assert read(["немає"], [TODAY]) == {}


def test_no_days_are_not_asked_of():
    assert read(["mandatory_published"], []) == {}


@pytest.mark.django_db
def test_all_of_them_for_many_days_take_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = read(INDICATORS, [date(2026, 3, 31), date(2026, 6, 30), TODAY])
    assert found.keys() == INDICATORS.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("code", INDICATORS)
def test_each_answers_for_each_day_in_their_order(code):
    days = [date(2025, 12, 31), date(2026, 3, 31), TODAY]
    assert [one.on for one in read([code], days)[code]] == days


@pytest.mark.django_db
@pytest.mark.parametrize("code", INDICATORS)
def test_an_empty_office_has_noughts(code):
    assert {one.count for one in read([code], [TODAY])[code]} == {0}


@pytest.mark.parametrize("code", INDICATORS)
def test_shares_and_counts_are_told_apart(code, db):
    (reading,) = read([code], [TODAY])[code]
    assert (reading.of is not None) == INDICATORS[code].share
