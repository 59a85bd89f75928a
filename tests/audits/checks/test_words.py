"""Words that checks share."""

import pytest

from audits.checks.check import listed, named, resources_words, tables_of, unseen_words
from tests.audits.snapshots import dataset, probe, resource


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["a"], "«a»"),
        (["a", "b", "c"], "«a», «b», «c»"),
        (["a", "b", "c", "d", "e"], "«a», «b», «c» та ще 2"),
    ],
)
def test_names(names, told):
    assert named(names) == told


def test_words_in_a_list():
    assert listed(["назва", "опис"]) == "назва, опис"
    assert listed(["а", "б", "в"], 2) == "а, б та ще 1"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 ресурсу"), (2, "2 ресурсів"), (5, "5 ресурсів"), (11, "11 ресурсів"), (21, "21 ресурсу")],
)
def test_numbers_of_resources(number, words):
    assert resources_words(number) == words


def test_what_was_not_seen():
    assert unseen_words(0) == ""
    assert unseen_words(3) == " Ще не перевірено: 3."


def test_tables_are_those_a_probe_read():
    rows = (resource(), resource(pk=2, probe=probe(table=None)), resource(pk=3, probe=None))
    assert [one.pk for one, _probe in tables_of(dataset(resources=rows))] == [1]
