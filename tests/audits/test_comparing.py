"""A round against the one before."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from audits.comparing import LABELS, Change, compare, tally
from audits.results import Result
from tests.audits.scores import ITEMS, item

SILENT = item(result=Result.NOT_CHECKED)


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (item(4), item(2), Change.FIXED),
        (item(3), item(2), Change.BETTER),
        (item(2), item(2), Change.NOT_FIXED),
        (item(0), item(0), Change.NOT_FIXED),
        (item(1), item(2), Change.WORSE),
        (item(3), item(4), Change.WORSE),
        (item(4), item(4), Change.STAYS),
        (item(2), None, Change.NEW),
        (item(4), None, Change.FIRST),
        (item(2), SILENT, Change.NEW),
        (item(4), SILENT, Change.FIRST),
        (SILENT, item(2), Change.NOT_RECHECKED),
        (SILENT, item(4), Change.NOT_RECHECKED),
        (SILENT, SILENT, Change.SILENT),
        (SILENT, None, Change.SILENT),
    ],
)
def test_what_became_of_an_item(now, before, change):
    assert [one.change for one in compare([now], [before] if before else [])] == [change]


def test_another_scale_is_compared_by_shares():
    assert compare([item(1, scale=2)], [item(4, Result.PARTLY, scale=8)])[0].change == Change.NOT_FIXED


def test_items_nobody_asked_again_are_told_last():
    told = compare([item(4, code="M.2")], [item(2, code="M.1"), item(2, code="M.2")])
    assert [(one.now is None, one.change) for one in told] == [(False, Change.FIXED), (True, Change.NOT_RECHECKED)]


def test_what_did_not_count_before_and_is_not_asked_now_is_not_told():
    assert compare([], [SILENT]) == []


def test_a_dataset_that_changed_hands_is_the_same_dataset():
    assert compare([item(4, unit=2)], [item(2, unit=1)])[0].change == Change.FIXED


def test_a_question_to_a_unit_is_linked_by_the_unit():
    asked = item(4, dataset=None, unit=1)
    assert compare([asked], [item(2, dataset=None, unit=2)])[0].before is None
    assert compare([asked], [item(2, dataset=None, unit=1)])[0].change == Change.FIXED


def test_a_dataset_and_a_unit_with_one_number_differ():
    assert compare([item(4, dataset=1)], [item(2, dataset=None, unit=1)])[0].before is None


def once(items):
    return list({(one.dataset, one.code): one for one in items}.values())


@given(ITEMS)
def test_a_round_against_itself_has_no_news(items):
    same = once(items)
    assert {one.change for one in compare(same, same)} <= {Change.NOT_FIXED, Change.STAYS, Change.SILENT}


@given(ITEMS, ITEMS)
def test_every_item_now_is_told_once(now, before):
    told = compare(once(now), once(before))
    assert [one.now for one in told if one.now] == once(now)
    assert sum(tally(told).values()) == len(told)


@given(ITEMS)
def test_mending_everything_fixes_everything(items):
    bad = [replace(one, result=Result.FAILED, points=Decimal(0)) for one in once(items)]
    good = [replace(one, result=Result.PASSED, points=Decimal(one.scale)) for one in bad]
    assert {one.change for one in compare(good, bad)} <= {Change.FIXED}


def test_every_change_has_its_word():
    assert set(LABELS) == set(Change)
