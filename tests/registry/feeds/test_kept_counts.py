"""Numbers over the whole register are counted once while nothing changes."""

import pytest
from django.core.cache import cache

from registry import actions
from registry.feeds.counts import kept, recorded


@pytest.fixture(autouse=True)
def nothing_kept(db):
    cache.clear()


def test_an_empty_register_has_nothing_recorded():
    assert recorded() == ()


def test_it_is_the_same_while_nothing_changes(dataset):
    assert recorded() == recorded()


def test_a_changed_passport_is_told(dataset, coordinator):
    before = recorded()
    actions.edit_passport(dataset=dataset, changes={"purpose": "Закон"}, by=coordinator, reason="Уточнено")
    assert recorded() != before


def test_the_same_question_is_counted_once():
    asked = []
    for _time in range(2):
        kept("question", (1,), lambda: asked.append(1) or "answer")
    assert asked == [1]


def test_after_a_change_it_is_counted_anew():
    assert [kept("question", (since,), lambda since=since: since) for since in (1, 2)] == [1, 2]


def test_another_question_has_its_own_answer():
    assert [kept(said, (1,), lambda said=said: said) for said in ("one", "other")] == ["one", "other"]
