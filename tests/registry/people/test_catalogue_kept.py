"""Counts of the catalogue that readers share."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from registry import catalogue_kept
from registry.catalogue_kept import facets
from registry.catalogue_shown import shown
from registry.filters import CatalogueFilter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def asked(**conditions):
    found = CatalogueFilter(conditions, shown())
    assert found.is_valid()
    return found


@pytest.fixture
def dear(make_dataset):
    """One published set was counted, at a great cost; a second one came since."""

    def after(minutes):
        make_dataset("persha", state="published")
        facets(asked())
        key = catalogue_kept._key(asked())
        kept = cache.get(key)
        cache.set(key, replace(kept, cost=2.0, at=timezone.now() - timedelta(minutes=minutes)), 900)
        make_dataset("druha", state="published")
        return facets(asked()).total

    return after


def test_a_change_is_counted_at_once_where_that_is_cheap(make_dataset):
    make_dataset("persha", state="published")
    facets(asked())
    make_dataset("druha", state="published")
    assert facets(asked()).total == 2


def test_nothing_is_counted_again_while_nothing_changes(make_dataset, django_assert_max_num_queries):
    make_dataset("persha", state="published")
    facets(asked())
    with django_assert_max_num_queries(3):
        facets(asked())


def test_the_next_day_is_another_question(make_dataset):
    make_dataset("persha", state="published")
    before = catalogue_kept._since(asked())
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert catalogue_kept._since(asked()) != before


@pytest.mark.parametrize("minutes", [0, 2, 9])
def test_a_dear_count_is_not_waited_for(dear, minutes):
    assert dear(minutes) == 1


@pytest.mark.parametrize(("minutes", "tasks"), [(0, 0), (2, 1)])
def test_the_background_counts_again_after_a_minute(dear, minutes, tasks):
    dear(minutes)
    facets(asked())
    assert DBTaskResult.objects.count() == tasks


def test_without_a_worker_the_reader_waits_at_last(dear):
    assert dear(11) == 2


def test_the_background_counts_for_the_same_question(make_dataset):
    make_dataset("persha", state="published")
    catalogue_kept.count_again.call({"q": "рекламні"})
    assert cache.get(catalogue_kept._key(asked(q="рекламні"))).facets.total == 1


def test_what_is_no_question_is_not_counted():
    catalogue_kept.count_again.call({"theme": "немає"})
    assert cache.get(catalogue_kept._key(asked())) is None


def test_the_order_of_the_list_changes_no_count():
    assert catalogue_kept._key(asked(sort="updated")) == catalogue_kept._key(asked())
