"""What the catalogue counts for a question."""

from datetime import date

import pytest

from registry.catalogue_facets import count
from registry.catalogue_shown import shown, with_timeliness
from registry.filters import ASKED, CatalogueFilter
from registry.frequency import Frequency
from registry.models import Dataset

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 30)


def counted(**conditions):
    asked = CatalogueFilter(conditions, shown())
    assert asked.is_valid()
    return count(asked)


@pytest.fixture
def many(make_dataset):
    """Sets of every frequency, updated on different days or never, of each state."""
    days = [None, date(2024, 1, 1), date(2026, 7, 5), date(2026, 9, 20), date(2026, 9, 29)]
    for number, frequency in enumerate(Frequency):
        for place, day in enumerate(days):
            made = make_dataset(f"set-{number}-{place}", frequency=frequency, state="published", keywords=["місто"])
            Dataset.objects.filter(pk=made.pk).update(changed_on=day, change_known_on=day)
    make_dataset("planned", keywords=["місто", "таємне"])


@pytest.mark.parametrize("timeliness", [one.value for one in ASKED])
def test_the_table_counts_what_the_list_shows(many, timeliness):
    listed = with_timeliness(shown(), timeliness, ON).count()
    assert dict(counted().groups["timeliness"]).get(timeliness, 0) == listed
    assert listed > 0


@pytest.mark.parametrize("timeliness", [one.value for one in ASKED])
def test_the_total_for_a_timeliness(many, timeliness):
    assert counted(timeliness=timeliness).total == with_timeliness(shown(), timeliness, ON).count()


def test_labels_of_hidden_sets_are_not_counted(many):
    assert counted().groups["keyword"] == [("місто", len(Frequency) * 5)]


def test_labels_for_words_are_those_of_the_sets_found(make_dataset):
    make_dataset("a", state="published", title="Парки", keywords=["зелень"])
    make_dataset("b", state="published", title="Дороги", keywords=["транспорт"])
    assert counted(q="парки").groups["keyword"] == [("зелень", 1)]


def test_a_group_is_counted_without_its_own_condition(make_dataset):
    make_dataset("a", state="published", keywords=["зелень"])
    make_dataset("b", state="published", keywords=["транспорт"])
    assert counted(keyword="зелень").groups["keyword"] == [("зелень", 1), ("транспорт", 1)]


def test_everything_takes_a_few_queries(many, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        counted()
