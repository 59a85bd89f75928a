"""405 points, their dimensions and grades."""

from dataclasses import replace

import pytest

from audits.metadata_points import INDICATORS, TOTAL, Dimension, count
from tests.audits.snapshots import broken, dataset, probe, resource, with_resource


def test_the_dimensions_add_up():
    sums = {one: sum(each.points for each in INDICATORS if each.dimension == one) for one in Dimension}
    assert list(sums.values()) == [100, 100, 110, 75, 20]


def test_codes_are_met_once():
    assert len({one.code for one in INDICATORS}) == len(INDICATORS)


def test_a_full_description_has_all():
    found = count(dataset())
    assert (found.points, found.scale, found.grade) == (TOTAL, TOTAL, "відмінно")


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ({"keywords": ()}, 30),
        ({"themes": ()}, 30),
        ({"spatial": ""}, 20),
        ({"covers_from": None}, 20),
        ({"licence": ""}, 20 + 10 + 5 + 30),  # and the description is no longer valid
        ({"licence": "closed"}, 10),
        ({"people": ()}, 20),
        ({"title": ""}, 30),
    ],
)
def test_what_the_passport_lacks(fields, lost):
    assert count(dataset(**fields)).points == TOTAL - lost


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ({"size": None}, 5),
        ({"format": ""}, 20 + 10 + 10),
        ({"format": "WHAT"}, 10 + 10),
        ({"probe": broken()}, 50 + 30),
        ({"probe": probe(format="PDF")}, 20),
        ({"probe": probe(format="XLSX")}, 20),
    ],
)
def test_what_the_resource_lacks(fields, lost):
    assert count(with_resource(**fields)).points == TOTAL - lost


def test_a_set_without_resources():
    found = count(dataset(resources=()))
    assert found.share(Dimension.ACCESSIBILITY) == 0
    assert (found.points, found.grade) == (220, "достатньо")


def test_a_set_takes_its_best_distribution():
    bad = resource(format="", size=None, probe=broken())
    assert count(dataset(resources=(bad, resource(pk=2)))).points == TOTAL


def test_unknown_answers_leave_the_scale():
    found = count(with_resource(probe=None))
    assert (found.scale, found.on_scale, found.grade) == (325, TOTAL, "відмінно")
    assert found.share(Dimension.ACCESSIBILITY) == 100  # what is left of it: there is a download


@pytest.mark.parametrize(
    ("points", "grade"), [(351, "відмінно"), (350, "добре"), (221, "добре"), (220, "достатньо"), (120, "погано")]
)
def test_grades(points, grade):
    assert replace(count(dataset()), points=points).grade == grade


def test_a_page_of_its_own_is_probed_for_access():
    apart = resource(access_url="https://data.example.org/page", page=broken())
    assert count(dataset(resources=(apart,))).points == TOTAL - 50
