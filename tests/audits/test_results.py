"""Outcomes of checks: points by the share that is right, words that leave the score."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.results import COUNTED, Result, Severity, counts, failed, graded, not_applicable, not_checked, passed


@pytest.mark.parametrize(
    ("share", "scale", "result", "points"),
    [
        (1, 2, "passed", "2"),
        (0, 2, "failed", "0"),
        (0.5, 2, "partly", "1"),
        (0.75, 2, "partly", "1.5"),
        (0.1, 2, "partly", "0"),
        (0.999, 2, "partly", "1.5"),
        (0.999, 4, "partly", "3.5"),
        (0.3, 5, "partly", "1.5"),
        (1.7, 3, "passed", "3"),
        (-1, 3, "failed", "0"),
    ],
)
def test_points_come_in_halves(share, scale, result, points):
    found = graded(share, scale, "Речення.")
    assert (found.result, found.points) == (result, Decimal(points))


@given(st.decimals(0, 1, places=4), st.integers(1, 10))
def test_points_lie_on_the_scale(share, scale):
    assert 0 <= graded(share, scale, "").points <= scale


@given(st.decimals(0, 1, places=4), st.decimals(0, 1, places=4), st.integers(1, 10))
def test_more_that_is_right_never_costs_points(one, other, scale):
    less, more = sorted((one, other))
    assert graded(less, scale, "").points <= graded(more, scale, "").points


@given(st.decimals("0.0001", "0.9999", places=4), st.integers(1, 10))
def test_what_is_not_whole_is_never_passed(share, scale):
    found = graded(share, scale, "")
    assert found.result == Result.PARTLY
    assert found.points < scale


def test_all_and_nothing():
    assert passed(3, "Так.").points == 3
    assert failed(3, "Ні.").points == 0


@pytest.mark.parametrize("silent", [not_checked, not_applicable])
def test_what_does_not_count_has_no_points(silent):
    found = silent("Невідомо.", why="x")
    assert found.points is None
    assert not counts(found.result)
    assert found.facts == {"why": "x"}


def test_facts_and_the_call_for_a_person_are_kept():
    found = graded(0.5, 2, "Речення.", look=True, broken=["a"])
    assert (found.look, found.facts) == (True, {"broken": ["a"]})


def test_three_results_count():
    assert {result for result in Result if counts(result)} == COUNTED == {"passed", "partly", "failed"}


def test_no_severity_is_empty():
    assert Severity("") is Severity.NONE
