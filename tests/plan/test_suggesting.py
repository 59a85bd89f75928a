"""What figures suggest of a task's stage."""

import pytest

from plan.suggesting import BEGUN, REACHED, RUNNING, SHORT, Suggestion, suggest
from plan.workflow import Stage


@pytest.mark.parametrize("stage", Stage)
def test_a_task_without_indicators_gets_no_suggestion(stage):
    assert suggest(stage, False, [], []) is None


def test_reached_targets_speak_for_done():
    assert suggest(Stage.IN_PROGRESS, False, [True, True], [5, 6]) == Suggestion(Stage.DONE, REACHED)


def test_one_target_short_speaks_for_nothing():
    assert suggest(Stage.IN_PROGRESS, False, [True, False], [5, 6]) is None


def test_a_continuous_task_is_never_done():
    assert suggest(Stage.IN_PROGRESS, True, [True], [5]) is None


def test_a_figure_above_nought_speaks_for_work_begun():
    assert suggest(Stage.NOT_STARTED, False, [False], [1]) == Suggestion(Stage.IN_PROGRESS, BEGUN)


def test_a_continuous_task_that_reaches_its_target_runs():
    assert suggest(Stage.NOT_STARTED, True, [True], [1]) == Suggestion(Stage.IN_PROGRESS, RUNNING)


def test_noughts_leave_a_task_not_started():
    assert suggest(Stage.NOT_STARTED, False, [False], [0]) is None


def test_done_below_the_target_is_told_without_a_stage():
    assert suggest(Stage.DONE, False, [False], [1]) == Suggestion(None, SHORT)


def test_done_on_target_agrees():
    assert suggest(Stage.DONE, False, [True], [1]) is None


@pytest.mark.parametrize("stage", [Stage.SUSPENDED, Stage.CANCELLED])
def test_stopped_tasks_are_left_alone(stage):
    assert suggest(stage, False, [True], [3]) is None
