"""Each task is counted once, and the categories add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.progress import Category, Row, Tally, by_principle, category, label, tally
from plan.standing import Position, Timeliness
from plan.workflow import Stage

LATE = Position(Stage.IN_PROGRESS, None, Timeliness.OVERDUE, days=92)
DONE = Position(Stage.DONE, None, Timeliness.DONE_IN_TIME)
RUNS = Position(Stage.IN_PROGRESS, None, Timeliness.NO_DATE)
WAITS = Position(Stage.NOT_STARTED, None, Timeliness.ON_TIME)

ROWS = st.builds(
    Row,
    st.sampled_from(["I", "II", "III"]),
    st.booleans(),
    st.builds(
        Position,
        st.sampled_from(Stage),
        st.none(),
        st.sampled_from(Timeliness),
        st.integers(-400, 2000),
        released=st.booleans(),
    ),
    st.booleans(),
    st.sampled_from([None, True, False]),
)


def dated(position, **fields):
    return Row("I", False, position, **fields)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (dated(DONE), Category.DONE),
        (Row("I", True, RUNS), Category.CONTINUOUS),
        (Row("I", True, RUNS, confirmed=True), Category.CONTINUOUS),
        (Row("I", True, RUNS, confirmed=False), Category.UNCONFIRMED),
        (Row("I", True, LATE, confirmed=False), Category.OVERDUE),
        (dated(RUNS), Category.IN_PROGRESS),
        (dated(LATE), Category.OVERDUE),
        (Row("I", True, LATE), Category.OVERDUE),
        (dated(WAITS), Category.NOT_STARTED),
        (Row("I", True, WAITS), Category.NOT_STARTED),
        (dated(Position(Stage.SUSPENDED, None, Timeliness.NOT_APPLICABLE)), Category.STOPPED),
        (dated(Position(Stage.CANCELLED, None, Timeliness.NOT_APPLICABLE)), Category.STOPPED),
    ],
)
def test_a_task_has_one_category(row, expected):
    assert category(row) is expected


def test_an_overdue_task_not_started_is_counted_as_overdue():
    place = Position(Stage.NOT_STARTED, None, Timeliness.OVERDUE, days=3)
    assert category(dated(place)) is Category.OVERDUE


def test_a_task_released_without_being_done_is_stopped():
    place = Position(Stage.IN_PROGRESS, None, Timeliness.NOT_APPLICABLE, released=True)
    assert category(dated(place)) is Category.STOPPED


def test_a_done_task_released_from_control_stays_done():
    place = Position(Stage.DONE, None, Timeliness.DONE_IN_TIME, released=True)
    assert (category(dated(place)), tally([dated(place)]).released) == (Category.DONE, 1)


def test_nothing_counts_nothing():
    assert tally([]) == Tally()


def test_dated_and_continuous_are_counted_apart():
    found = tally([dated(DONE), dated(LATE), Row("I", True, RUNS)])
    assert (found.total, found.dated, found.continuous) == (3, 2, 1)


def test_done_late_is_a_part_of_done():
    late = Position(Stage.DONE, None, Timeliness.DONE_LATE, days=5)
    found = tally([dated(DONE), dated(late)])
    assert (found.done, found.done_late) == (2, 1)


def test_the_longest_delay_is_that_of_overdue_tasks_only():
    done_late = Position(Stage.DONE, None, Timeliness.DONE_LATE, days=500)
    assert tally([dated(LATE), dated(done_late)]).overdue_days == 92


def test_requests_are_counted_by_task():
    assert tally([dated(LATE, requested=True), dated(DONE)]).requested == 1


def test_principles_keep_the_order_of_their_tasks():
    rows = [Row("II", False, DONE), Row("I", False, LATE), Row("II", True, RUNS)]
    assert [(number, each.total) for number, each in by_principle(rows).items()] == [("II", 2), ("I", 1)]


@given(st.lists(ROWS))
def test_the_categories_add_up_to_the_total(rows):
    found = tally(rows)
    assert sum(found.of(kind) for kind in Category) == found.total == found.dated + found.continuous


@given(st.lists(ROWS))
def test_the_principles_add_up_to_the_plan(rows):
    parts = by_principle(rows).values()
    whole = tally(rows)
    assert all(sum(part.of(kind) for part in parts) == whole.of(kind) for kind in Category)


@pytest.mark.parametrize(("asked", "words"), [(0, "постійне, виконується"), (2, "постійне, підтверджено")])
def test_what_runs_is_called_confirmed_where_units_were_asked(asked, words):
    assert label(Category.CONTINUOUS, Tally(asked=asked)) == words
