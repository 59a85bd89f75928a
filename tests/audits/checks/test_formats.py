"""The real format, what a program reads."""

import pytest

from audits.checks import CHECKS
from audits.checks.formats import is_real
from audits.results import Result
from tests.audits.snapshots import ON, broken, dataset, probe, resource, with_resource

REAL, STARS, MACHINE = (CHECKS[name] for name in ("format_real", "openness_stars", "machine_readable"))


@pytest.mark.parametrize(
    ("declared", "found", "real"),
    [
        ("CSV", "CSV", True),
        ("JSON", "GEOJSON", True),
        ("KML", "XML", True),
        ("CSV", "TXT", True),
        ("CSV", "HTML", False),
        ("XLSX", "XLS", False),
        ("", "CSV", False),
        ("CSV", "XLSX", False),
    ],
)
def test_what_a_format_may_turn_out_to_be(declared, found, real):
    assert is_real(declared, found) == real


def test_a_lying_format():
    found = REAL.run(with_resource(probe=probe(format="HTML")), ON, 4)
    assert found.said == "Формат не відповідає вмісту в 1 із 1 ресурсу: «parky»: заявлено CSV, насправді HTML."


def test_a_broken_link_says_nothing_of_the_format():
    assert REAL.run(with_resource(probe=broken()), ON, 4).result == Result.NOT_CHECKED
    assert MACHINE.run(with_resource(probe=broken()), ON, 4).result == Result.NOT_CHECKED


def test_without_resources_there_is_no_format():
    assert REAL.run(dataset(resources=()), ON, 4).result == Result.NOT_APPLICABLE


@pytest.mark.parametrize(("name", "points"), [("PDF", 1), ("XLSX", 2), ("CSV", 3), ("TTL", 3), ("HTML", 0)])
def test_three_stars_are_the_whole_grade(name, points):
    assert STARS.run(with_resource(probe=probe(format=name)), ON, 3).points == points


def test_the_stars_are_told_with_their_reason():
    found = STARS.run(dataset(), ON, 3)
    assert found.said == "Рівень відкритості: 3 із 5 – CSV (за вмістом файлу)."
    assert found.facts["stars"] == 3


@pytest.mark.parametrize(("name", "points"), [("PDF", 0), ("XLSX", 2), ("CSV", 4)])
def test_a_format_of_one_maker_is_half(name, points):
    assert MACHINE.run(with_resource(probe=probe(format=name)), ON, 4).points == points


def test_formats_are_told():
    two = dataset(resources=(resource(), resource(pk=2, probe=probe(format="PDF"))))
    found = MACHINE.run(two, ON, 4)
    assert found.said == "У відкритому машиночитному форматі 1 із 2 ресурсів; формати: CSV, PDF."
