"""Where a task stands on a day: stage, timeliness, and that the future never changes the past."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan import progress
from plan.standing import Due, Facts, Position, Timeliness, open_on, overdue_on, position, stage_on
from plan.workflow import Stage

DUE = date(2026, 6, 30)
ON = date(2026, 9, 30)
ONE_DATE = (Due(DUE),)
DAYS = st.dates(date(2023, 2, 7), date(2027, 12, 31))
DUES = st.builds(Due, DAYS, st.lists(st.tuples(DAYS, DAYS), max_size=3).map(tuple), st.one_of(st.none(), DAYS))
FACTS = st.builds(
    Facts,
    st.booleans(),
    st.lists(DUES, max_size=4).map(tuple),
    st.lists(st.tuples(DAYS, st.sampled_from(Stage)), max_size=5).map(tuple),
    st.one_of(st.none(), DAYS),
)


def dated(*stages, dues=ONE_DATE, released_on=None, continuous=False):
    return Facts(continuous, tuple(dues), stages, released_on)


def done(day, *dues):
    return position(dated((day, Stage.DONE), dues=dues or ONE_DATE), ON)


def timeliness(facts, on=ON):
    place = position(facts, on)
    return place.timeliness, place.days


# --- The stage


def test_before_any_fact_a_dated_task_is_not_started():
    assert stage_on(dated(), ON) == (Stage.NOT_STARTED, None)


def test_before_any_fact_a_continuous_task_runs():
    assert stage_on(dated(continuous=True), ON) == (Stage.IN_PROGRESS, None)


def test_a_stage_counts_from_its_day():
    facts = dated((ON, Stage.IN_PROGRESS))
    assert stage_on(facts, ON - timedelta(days=1)) == (Stage.NOT_STARTED, None)
    assert stage_on(facts, ON) == (Stage.IN_PROGRESS, ON)


def test_of_one_day_the_later_record_counts():
    assert stage_on(dated((DUE, Stage.IN_PROGRESS), (DUE, Stage.DONE)), ON) == (Stage.DONE, DUE)


def test_a_fact_recorded_late_takes_its_place_by_effect():
    facts = dated((date(2026, 5, 1), Stage.DONE), (date(2026, 3, 1), Stage.IN_PROGRESS))
    assert stage_on(facts, ON) == (Stage.DONE, date(2026, 5, 1))


def test_the_same_stage_recorded_twice_holds_since_the_earlier_day():
    facts = dated((date(2026, 6, 25), Stage.DONE), (date(2026, 7, 20), Stage.DONE))
    assert position(facts, ON).since == date(2026, 6, 25)
    assert position(facts, ON).timeliness is Timeliness.DONE_IN_TIME


def test_a_task_taken_up_again_is_done_on_the_last_day():
    facts = dated(
        (date(2026, 6, 1), Stage.DONE), (date(2026, 6, 10), Stage.IN_PROGRESS), (date(2026, 7, 5), Stage.DONE)
    )
    assert (position(facts, ON).since, position(facts, ON).days) == (date(2026, 7, 5), 5)


# --- Timeliness of what is open


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 5, 30), (Timeliness.ON_TIME, -31)),
        (date(2026, 5, 31), (Timeliness.DUE_SOON, -30)),
        (DUE, (Timeliness.DUE_SOON, 0)),
        (date(2026, 7, 1), (Timeliness.OVERDUE, 1)),
        (ON, (Timeliness.OVERDUE, 92)),
    ],
)
def test_an_open_task_against_its_due_date(on, expected):
    assert timeliness(dated(), on) == expected


def test_a_continuous_task_without_a_date_has_no_timeliness():
    assert timeliness(dated(dues=(), continuous=True)) == (Timeliness.NO_DATE, 0)


def test_a_continuous_task_can_be_late_with_its_date():
    assert position(dated(continuous=True), ON).overdue


def test_a_continuous_task_that_met_its_date_runs_on():
    facts = dated(dues=(Due(DUE, met_on=DUE),), continuous=True)
    assert (timeliness(facts), position(facts, ON).stage) == ((Timeliness.ON_TIME, 0), Stage.IN_PROGRESS)


def test_the_earliest_unmet_date_speaks():
    dues = (Due(date(2026, 3, 31), met_on=date(2026, 3, 30)), Due(DUE), Due(date(2026, 12, 31)))
    assert position(dated(dues=dues), ON).due_on == DUE


def test_a_date_met_after_the_day_is_unmet_on_it():
    assert position(dated(dues=(Due(DUE, met_on=ON + timedelta(days=1)),)), ON).overdue


def test_in_progress_and_late_is_overdue():
    assert position(dated((DUE, Stage.IN_PROGRESS)), ON).overdue


# --- Moves


def test_a_move_counts_from_the_day_it_takes_effect():
    due = Due(DUE, ((date(2026, 7, 10), date(2026, 12, 31)),))
    assert (due.as_of(date(2026, 7, 9)), due.as_of(date(2026, 7, 10))) == (DUE, date(2026, 12, 31))


def test_a_moved_date_keeps_its_rule_date():
    place = position(dated(dues=(Due(DUE, ((DUE, date(2026, 12, 31)),)),)), ON)
    assert (place.due_on, place.rule_on, place.moved) == (date(2026, 12, 31), DUE, True)


def test_the_last_move_in_effect_holds():
    due = Due(DUE, ((date(2026, 7, 1), date(2026, 12, 31)), (date(2026, 6, 1), date(2026, 8, 31))))
    assert due.as_of(ON) == date(2026, 12, 31)


def test_a_date_moved_back_is_not_moved():
    due = Due(DUE, ((date(2026, 6, 1), ON), (date(2026, 6, 2), DUE)))
    assert not position(dated(dues=(due,)), ON).moved


def test_a_move_after_the_work_was_late_does_not_make_it_timely():
    due = Due(DUE, ((date(2026, 8, 1), date(2026, 12, 31)),))
    assert done(date(2026, 7, 10), due).timeliness is Timeliness.DONE_LATE


# --- Done, released, stopped


@pytest.mark.parametrize(
    ("day", "expected", "days"),
    [
        (date(2026, 6, 1), Timeliness.DONE_IN_TIME, 0),
        (DUE, Timeliness.DONE_IN_TIME, 0),
        (date(2026, 7, 1), Timeliness.DONE_LATE, 1),
    ],
)
def test_done_is_judged_by_the_date_of_completion(day, expected, days):
    place = done(day)
    assert (place.timeliness, place.days) == (expected, days)


def test_done_without_any_date_is_in_time():
    facts = dated((DUE, Stage.DONE), dues=())
    assert position(facts, ON) == Position(Stage.DONE, DUE, Timeliness.DONE_IN_TIME)


def test_done_early_in_a_row_of_dates_is_in_time():
    dues = (Due(DUE, met_on=DUE), Due(date(2026, 12, 31)))
    assert done(date(2026, 8, 1), *dues).timeliness is Timeliness.DONE_IN_TIME


def test_done_with_every_date_met_late_is_late():
    place = done(date(2026, 8, 1), Due(DUE, met_on=date(2026, 7, 3)))
    assert (place.timeliness, place.days) == (Timeliness.DONE_LATE, 3)


def test_done_is_not_open_yet_not_released():
    place = done(DUE)
    assert (place.open, place.released) == (False, False)


def test_a_released_task_is_never_late():
    place = position(dated(released_on=ON), ON)
    assert (place.timeliness, place.released, place.open) == (Timeliness.NOT_APPLICABLE, True, False)


def test_the_day_before_its_release_it_was_late():
    assert position(dated(released_on=ON), ON - timedelta(days=1)).overdue


@pytest.mark.parametrize("stage", [Stage.SUSPENDED, Stage.CANCELLED])
def test_a_stopped_task_is_never_late(stage):
    assert timeliness(dated((date(2026, 1, 1), stage))) == (Timeliness.NOT_APPLICABLE, 0)


def test_a_task_resumed_is_late_by_its_old_date():
    facts = dated((date(2026, 6, 1), Stage.SUSPENDED), (date(2026, 9, 1), Stage.IN_PROGRESS))
    assert timeliness(facts) == (Timeliness.OVERDUE, 92)


# --- What holds for any facts


def as_known(facts, on):
    """The facts without everything that took effect after the day."""
    dues = tuple(
        replace(
            due,
            moves=tuple(move for move in due.moves if move[0] <= on),
            met_on=due.met_on if due.is_met(on) else None,
        )
        for due in facts.dues
    )
    stages = tuple(fact for fact in facts.stages if fact[0] <= on)
    released_on = facts.released_on if facts.released_on and facts.released_on <= on else None
    return replace(facts, dues=dues, stages=stages, released_on=released_on)


@given(FACTS, DAYS)
def test_the_future_never_changes_the_past(facts, on):
    assert position(facts, on) == position(as_known(facts, on), on)


@given(FACTS, DAYS)
def test_only_an_open_task_is_overdue(facts, on):
    place = position(facts, on)
    assert not place.overdue or (place.open and place.days > 0 and place.due_on < on)


@given(FACTS, DAYS)
def test_moved_means_another_date_than_the_rule(facts, on):
    place = position(facts, on)
    assert place.moved == (place.due_on != place.rule_on)


@given(FACTS, DAYS)
def test_since_is_never_after_the_day(facts, on):
    since = position(facts, on).since
    assert since is None or since <= on


@given(FACTS, DAYS)
def test_with_every_date_met_nothing_is_overdue(facts, on):
    met = replace(facts, dues=tuple(replace(due, met_on=date(2023, 1, 1)) for due in facts.dues))
    assert not position(met, on).overdue


AMENDED_ON = date(2026, 9, 15)
DAY_BEFORE = date(2026, 9, 14)


@pytest.mark.parametrize(("on", "due"), [(DAY_BEFORE, date(2025, 12, 31)), (AMENDED_ON, date(2027, 12, 31))])
def test_a_restated_date_counts_from_its_day(on, due):
    dues = (Due(date(2025, 12, 31), until=AMENDED_ON), Due(date(2027, 12, 31), since=AMENDED_ON))
    assert position(Facts(continuous=False, dues=dues), on).due_on == due


@pytest.mark.parametrize(("on", "open_"), [(DAY_BEFORE, True), (AMENDED_ON, False)])
def test_a_task_taken_out_asks_for_nothing(on, open_):
    assert position(Facts(continuous=False, removed_on=AMENDED_ON), on).open is open_


@pytest.mark.parametrize(("on", "stage"), [(DAY_BEFORE, Stage.NOT_STARTED), (AMENDED_ON, Stage.IN_PROGRESS)])
def test_a_duty_made_continuous_runs_from_that_day(on, stage):
    assert position(Facts(continuous=True, continuous_until=((AMENDED_ON, False),)), on).stage == stage


@given(FACTS, DAYS)
def test_what_is_open_and_overdue_can_be_asked_alone(facts, on):
    place = position(facts, on)
    assert open_on(facts, on) == place.open
    assert not place.overdue or overdue_on(facts, on)
    assert place.overdue == overdue_on(facts, on) or not place.open or place.stage == Stage.SUSPENDED


@given(FACTS, DAYS, st.sampled_from([None, True, False]))
def test_a_category_is_the_same_of_facts_and_of_a_position(facts, on, confirmed):
    row = progress.Row("", facts.ran_on(on), position(facts, on), confirmed=confirmed)
    assert progress.category_on(facts, on, confirmed) == progress.category(row)


@given(st.lists(FACTS, max_size=6), DAYS)
def test_a_tally_of_categories_counts_as_the_whole_one(known, on):
    whole = progress.tally(progress.Row("", facts.ran_on(on), position(facts, on)) for facts in known)
    ran = sum(facts.ran_on(on) for facts in known)
    short = progress.of_categories([progress.category_on(facts, on) for facts in known], 0, ran)
    assert [short.of(kind) for kind in progress.Category] == [whole.of(kind) for kind in progress.Category]
    assert (short.total, short.dated, short.continuous) == (whole.total, whole.dated, whole.continuous)
