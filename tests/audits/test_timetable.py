"""When rounds are due, by the rules of the plan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits import timetable
from audits.timetable import DEFAULTS, GROUNDS, NotARound, Rules, Slot, days, drawn_up, fits, opened_late, parse
from audits.workflow import Kind
from core.working_days import is_working

SLOTS = st.builds(Slot, st.just(Kind.MONITORING), st.integers(2023, 2060), st.sampled_from([1, 2])) | st.builds(
    Slot, st.just(Kind.AUDIT), st.integers(2023, 2060)
)
DAYS = st.dates(date(2023, 1, 1), date(2060, 12, 31))
DAYS_OFF = st.frozensets(DAYS, max_size=5)
KINDS = st.sampled_from(list(Kind))
FIRST = Slot(Kind.MONITORING, 2027, 1)
AUDIT = Slot(Kind.AUDIT, 2027)


def in_order(them):
    return them.reference_on <= them.opens_on < them.answers_due < them.review_due < them.report_due


@given(SLOTS)
def test_a_code_reads_back(slot):
    assert parse(slot.code) == slot


def test_codes_look_as_scripts_know_them():
    assert [slot.code for slot in (FIRST, Slot(Kind.MONITORING, 2027, 2), AUDIT)] == ["M2027-1", "M2027-2", "A2027"]


@pytest.mark.parametrize("code", ["", "M2027", "A2027-1", "M2027-3", "2027-1", "M1999-1", "M27"])
def test_what_is_no_code_is_told(code):
    with pytest.raises(NotARound, match="M2027-1"):
        parse(code)


@pytest.mark.parametrize("code", ["м2027-1", " M2027-1 ", "m2027-1"])
def test_a_code_as_people_type_it(code):
    assert parse(code) == FIRST


def test_the_first_monitoring_of_2027():
    assert days(FIRST) == timetable.Days(
        reference_on=date(2027, 5, 3),  # 1 May is a Saturday
        opens_on=date(2027, 5, 3),
        answers_due=date(2027, 5, 24),
        review_due=date(2027, 6, 7),
        report_due=date(2027, 6, 14),  # 13 June is a Sunday
    )


def test_the_audit_of_2027():
    assert days(AUDIT) == timetable.Days(
        reference_on=date(2027, 9, 1),
        opens_on=date(2027, 9, 1),
        answers_due=date(2027, 10, 15),
        review_due=date(2027, 11, 15),
        report_due=date(2027, 12, 1),
    )


@given(SLOTS, DAYS_OFF)
def test_a_round_ends_in_its_own_period(slot, days_off):
    planned = days(slot, days_off=days_off)
    assert slot.first <= planned.opens_on
    assert planned.report_due <= slot.last


@given(SLOTS, DAYS_OFF)
def test_days_are_in_order(slot, days_off):
    assert in_order(days(slot, days_off=days_off))


@given(SLOTS, DAYS_OFF)
def test_every_day_is_a_working_one(slot, days_off):
    planned = days(slot, days_off=days_off)
    assert all(is_working(day, days_off) for day in vars(planned).values())


@given(SLOTS, st.integers(0, 60))
def test_late_opening_keeps_the_order_and_takes_no_time_away(slot, late):
    planned = days(slot)
    on = planned.opens_on + timedelta(days=late)
    opened = opened_late(planned, on)
    assert in_order(opened)
    assert opened.answers_due >= planned.answers_due
    assert opened.answers_due - on >= timedelta(days=timetable.LEAST_FOR_ANSWERS)


def test_opening_in_time_changes_nothing():
    assert opened_late(days(FIRST), days(FIRST).opens_on) == days(FIRST)


@given(SLOTS)
def test_the_round_before_ends_before(slot):
    assert slot.before.last < slot.first
    assert slot.first - slot.before.last == timedelta(days=1)


@given(KINDS, DAYS)
def test_a_day_lies_in_its_slot(kind, day):
    slot = timetable.slot_of(kind, day)
    assert slot.first <= day <= slot.last


def test_a_round_is_seen_a_month_ahead():
    since = date(2027, 1, 1)
    assert [
        [slot.code for slot, _days in drawn_up(Kind.MONITORING, since, on)]
        for on in (date(2027, 4, 2), date(2027, 4, 3))
    ] == [[], ["M2027-1"]]


def test_missed_rounds_are_caught_up():
    codes = [slot.code for slot, _days in drawn_up(Kind.MONITORING, date(2026, 7, 1), date(2028, 1, 10))]
    assert codes == ["M2026-2", "M2027-1", "M2027-2"]


def test_a_round_that_was_over_before_is_not_drawn_up():
    assert list(drawn_up(Kind.MONITORING, date(2026, 6, 20), date(2026, 7, 1))) == []


def test_one_that_ran_is():
    codes = [slot.code for slot, _days in drawn_up(Kind.AUDIT, date(2026, 11, 20), date(2026, 11, 20))]
    assert codes == ["A2026"]


@given(KINDS, DAYS, st.integers(0, 800), st.integers(0, 800))
def test_the_calendar_only_grows(kind, since, first, more):
    earlier = {slot for slot, _days in drawn_up(kind, since, since + timedelta(days=first))}
    later = {slot for slot, _days in drawn_up(kind, since, since + timedelta(days=first + more))}
    assert earlier <= later


@pytest.mark.parametrize("kind", Kind)
def test_the_shipped_rules_fit(kind):
    assert fits(kind, DEFAULTS[kind])


@pytest.mark.parametrize(
    "rules",
    [
        Rules(7, 1, 10, 20, 30),  # a half-year has six months
        Rules(5, 29, 10, 20, 30),
        Rules(5, 1, 20, 10, 30),
        Rules(5, 1, 0, 10, 30),
        Rules(5, 1, 10, 20, 60),  # ends in the next half-year
    ],
)
def test_rules_that_do_not_fit(rules):
    assert not fits(Kind.MONITORING, rules)


@given(
    st.builds(Rules, st.integers(1, 6), st.integers(1, 28), *[st.integers(1, 100)] * 3),
    st.integers(2023, 2060),
    st.sampled_from([1, 2]),
)
def test_rules_that_fit_end_in_the_period(rules, year, half):
    slot = Slot(Kind.MONITORING, year, half)
    assert not fits(slot.kind, rules) or days(slot, rules).report_due <= slot.last


@pytest.mark.parametrize(
    ("kind", "task"), [(Kind.MONITORING, "II.1.2"), (Kind.AUDIT, "II.1.3"), (Kind.AUDIT, "I.2.4")]
)
def test_every_rule_names_its_ground(kind, task):
    assert task in GROUNDS[kind]
