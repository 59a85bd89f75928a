"""Parts of a round and its changes in words."""

from decimal import Decimal

import pytest

from audits.result_words import best_first, changed, parts, results, worst_first
from audits.results import Result
from tests.audits.scores import item

NAMES = {1: "а", 2: "б", 3: "в"}
ITEMS = [item(2, unit=1), item(4, unit=2), item(result=Result.NOT_CHECKED, unit=3)]


def of_units():
    return parts(ITEMS, lambda one: one.unit, NAMES)


def test_parts_have_their_names_and_scores():
    assert [(part.name, part.score) for part in of_units()] == [("а", Decimal(50)), ("б", Decimal(100)), ("в", None)]


def test_parts_without_a_name_are_left_out():
    assert parts([item(4, dataset=None)], lambda one: one.dataset, {}) == []


def test_the_best_and_the_worst_first():
    assert [part.name for part in best_first(of_units())] == ["б", "а", "в"]
    assert [part.name for part in worst_first(of_units())] == ["а", "б", "в"]


def test_a_round_against_the_one_before():
    found = changed("M2026-1", [item(4), item(0, code="M.2")], [item(2), item(2, code="M.2")])
    assert found.points == 0
    assert [(str(mark), number) for mark, number in found.marks] == [("✓ виправлено", 1), ("▲ погіршилося", 1)]


def test_without_a_score_nothing_moved():
    assert changed("M2026-1", [item(4)], [item(result=Result.NOT_CHECKED)]).points is None


def test_results_are_counted():
    assert results(ITEMS)[Result.NOT_CHECKED] == 1
    assert sum(results(ITEMS).values()) == 3


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (4, 2, "Проти M2026-1: +50,0 відсоткового пункту."),
        (0, 2, "Проти M2026-1: −50,0 відсоткового пункту."),
        (2, 2, "Стільки само, як у M2026-1."),
    ],
)
def test_how_the_score_moved_is_a_sentence(now, before, said):
    assert changed("M2026-1", [item(now)], [item(before)]).sentence == said


def test_nobody_can_tell_how_it_moved():
    assert changed("M2026-1", [], [item(4)]).sentence == ""
