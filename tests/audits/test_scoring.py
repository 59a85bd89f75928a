"""Scores: a pass never lowers one, order does not matter, parts add up to the whole."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.results import Result
from audits.scoring import Total, by, percent, total
from tests.audits.scores import ITEMS, drawn, item


@given(ITEMS, drawn())
def test_adding_a_pass_never_lowers_a_score(items, one):
    passing = replace(one, result=Result.PASSED, points=Decimal(one.scale))
    before, after = total(items).percent, total([*items, passing]).percent
    assert before is None or after >= before


@given(ITEMS, drawn())
def test_adding_a_failure_never_raises_a_score(items, one):
    failing = replace(one, result=Result.FAILED, points=Decimal(0))
    before, after = total(items).percent, total([*items, failing]).percent
    assert before is None or after <= before


@given(ITEMS.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_the_order_does_not_matter(both):
    items, shuffled = both
    assert total(items) == total(shuffled)


@given(ITEMS, st.sampled_from(["unit", "dataset", "principle", "code"]))
def test_the_parts_add_up_to_the_whole(items, of):
    parts = by(items, lambda one: getattr(one, of))
    assert sum(parts.values(), Total()) == total(items)


@given(ITEMS, st.sampled_from([Result.NOT_CHECKED, Result.NOT_APPLICABLE]), drawn())
def test_what_does_not_count_changes_nothing(items, result, one):
    silent = replace(one, result=result, points=None)
    assert total([*items, silent]).percent == total(items).percent


@given(ITEMS)
def test_a_score_is_a_share(items):
    found = total(items).percent
    assert found is None or 0 <= found <= 100


@given(ITEMS, st.integers(2, 50))
def test_weights_are_relative(items, times):
    heavier = [replace(one, weight=one.weight * times) for one in items]
    assert total(heavier).exact == total(items).exact


@given(ITEMS)
def test_a_better_answer_never_lowers_a_score(items):
    for place, one in enumerate(items):
        better = replace(one, result=Result.PASSED, points=Decimal(one.scale)) if one.counted else one
        assert (total([*items[:place], better, *items[place + 1 :]]).exact or 0) >= (total(items).exact or 0)


def test_weights_weigh():
    assert total([item(4, weight=Decimal(3)), item(0, weight=Decimal(1))]).percent == Decimal("75.0")


def test_nothing_that_counts_has_no_score():
    found = total([item(result=Result.NOT_CHECKED), item(result=Result.NOT_APPLICABLE)])
    assert (found.percent, found.counted, found.silent) == (None, 0, 2)


def test_an_item_without_weight_counts_nothing():
    assert total([item(4), item(0, weight=Decimal(0))]).percent == Decimal(100)


def test_the_city_is_all_items_not_the_mean_of_units():
    many = [item(4, unit=1) for _each in range(9)]
    assert total([*many, item(0, unit=2)]).percent == Decimal(90)


@pytest.mark.parametrize(
    ("points", "result", "score"),
    [(None, Result.PASSED, 100), (None, Result.PARTLY, 50), (None, Result.FAILED, 0), (9, Result.PASSED, 100)],
)
def test_points_are_held_to_the_scale(points, result, score):
    assert total([item(points, result)]).percent == score


@pytest.mark.parametrize(
    ("share", "shown"),
    [(Fraction(1, 3), "33.3"), (Fraction(2, 3), "66.7"), (Fraction(1, 16), "6.3"), (Fraction(1999, 4000), "50.0")],
)
def test_rounding_is_half_up(share, shown):
    assert percent(share) == Decimal(shown)


def test_rounding_happens_once():
    thirds = [item(1, scale=3, unit=1), item(1, scale=3, unit=2), item(1, scale=3, unit=3)]
    assert total(thirds).exact == Fraction(1, 3)
