"""Places with ties, and what would raise a unit most."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from audits.ranking import Raise, raises, ranked
from audits.results import Result
from audits.scoring import total
from tests.audits.scores import ITEMS, item

NAMES = {1: "а", 2: "б", 3: "в", 4: "г"}


def places(items):
    return [(one.unit, one.place) for one in ranked(items, NAMES)]


def test_the_best_is_first():
    assert places([item(1, unit=1), item(4, unit=2), item(2, unit=3)]) == [(2, 1), (3, 2), (1, 3)]


def test_equal_scores_share_a_place_and_the_next_is_skipped():
    items = [item(3, unit=3), item(3, unit=1), item(1, unit=2)]
    assert places(items) == [(1, 1), (3, 1), (2, 3)]


def test_a_unit_nobody_judged_has_no_place():
    assert places([item(result=Result.NOT_CHECKED, unit=1), item(0, unit=2)]) == [(2, 1), (1, None)]


def test_scores_equal_as_shown_are_equal():
    nearly = [item(2, unit=1, scale=3), item(Decimal("666.67"), Result.PARTLY, unit=2, scale=1000)]
    assert [place for _unit, place in places(nearly)] == [1, 1]


@given(ITEMS.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_the_order_of_items_does_not_matter(both):
    items, shuffled = both
    assert ranked(items, NAMES) == ranked(shuffled, NAMES)


@given(ITEMS)
def test_scores_fall_and_places_rise(items):
    scored = [one for one in ranked(items, NAMES) if one.place]
    assert [one.score for one in scored] == sorted((one.score for one in scored), reverse=True)
    assert [one.place for one in scored] == sorted(one.place for one in scored)


@given(ITEMS)
def test_a_place_is_one_more_than_those_better(items):
    scored = [one for one in ranked(items, NAMES) if one.place]
    assert all(one.place == 1 + sum(other.score > one.score for other in scored) for one in scored)


@given(ITEMS)
def test_every_unit_is_there_once(items):
    assert sorted(one.unit for one in ranked(items, NAMES)) == sorted({one.unit for one in items})


def test_what_raises_most_is_first():
    items = [item(0, code="M.2", weight=Decimal(2)), item(2, code="M.1"), item(4, code="M.3")]
    assert raises(items) == (Raise("M.2", Decimal("50.0"), 1), Raise("M.1", Decimal("12.5"), 1))


def test_losses_of_several_datasets_are_one_criterion():
    items = [item(0, dataset=1), item(2, dataset=2), item(4, dataset=3), item(4, dataset=4)]
    assert raises(items) == (Raise("M.1", Decimal("37.5"), 2),)


def test_nothing_lost_nothing_to_raise():
    assert raises([item(4), item(result=Result.NOT_CHECKED)]) == ()


@given(ITEMS)
def test_raises_are_few_and_add_what_is_missing_at_most(items):
    found = raises(items)
    assert len(found) <= 3
    score = total(items).percent
    assert not found or sum(one.adds for one in found) <= 100 - score + Decimal("0.3")
