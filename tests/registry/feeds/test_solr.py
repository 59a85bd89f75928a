"""CKAN's query language."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.feeds.solr import Unreadable, conditions
from registry.models import Dataset

NOW = datetime(2026, 9, 30, 12, tzinfo=UTC)


@pytest.fixture
def found(sets):
    def found(query):
        rows = Dataset.objects.published().filter(conditions(query, NOW)).order_by("identifier")
        return list(rows.values_list("identifier", flat=True))

    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["parky", "reklama", "zupynky"]),
        ("*:*", ["parky", "reklama", "zupynky"]),
        ("парків", ["parky"]),
        ("РЕКЛАМНИМИ", ["reklama"]),
        ("title:зупинка", ["zupynky"]),
        ('tags:"парки"', ["parky"]),
        ("tags:(парки OR реклама)", ["parky", "reklama"]),
        ("tags:рекл*", ["reklama"]),
        ("groups:envi", ["parky"]),
        ("res_format:csv", ["reklama"]),
        ("-res_format:CSV", ["parky", "zupynky"]),
        ("NOT res_format:CSV AND NOT groups:envi", ["zupynky"]),
        ("name:reklama", ["reklama"]),
        ("name:re*", ["reklama"]),
        ('update_frequency:"once a year"', ["zupynky"]),
        ("license_id:cc-by +groups:ENVI", ["parky"]),
        ("organization:unit-999999", []),
        ("state:active", ["parky", "reklama", "zupynky"]),
        ("private:true", []),
        ("metadata_modified:[2026-09-30T00:00:00Z TO NOW]", ["parky", "reklama", "zupynky"]),
        ("metadata_modified:[* TO 2026-01-01T00:00:00Z]", []),
        ("metadata_modified:[NOW-7DAYS TO *]", ["parky", "reklama", "zupynky"]),
        ("metadata_modified:{2026-10-01T00:00:00 TO *]", []),
        ("(парки OR зупинки) AND groups:envi", ["parky"]),
    ],
)
def test_what_a_query_finds(found, query, names):
    assert found(query) == names


@pytest.mark.django_db
def test_an_organisation(found, other_unit):
    assert found(f"organization:unit-{other_unit.pk}") == ["zupynky"]


@pytest.mark.parametrize(
    "query", ["title:", "(a", "nosuch:1", "title:[a TO b]", "metadata_modified:[x TO *]", "a" * 2001, "a~2", '"a']
)
def test_what_cannot_be_read_is_refused(query):
    with pytest.raises(Unreadable):
        conditions(query, NOW)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(query):
    try:
        condition = conditions(query, NOW)
    except Unreadable:
        return
    assert str(Dataset.objects.filter(condition).query) if condition else True
