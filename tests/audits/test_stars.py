"""Stars of openness, by the best evidence there is."""

import pytest

from audits.stars import Evidence, Stars, ending_of, evidence, of_format, of_resource, of_set
from tests.audits.snapshots import URL, broken, dataset, probe, resource, unsure, with_resource


@pytest.mark.parametrize(
    ("name", "stars"),
    [("HTML", 0), ("PDF", 1), ("DOCX", 1), ("TXT", 1), ("ZIP", 1), ("WHAT", 1), ("XLS", 2), ("XLSX", 2)]
    + [(name, 3) for name in ("CSV", "TSV", "JSON", "GEOJSON", "XML", "ODS", "KML")]
    + [(name, 5) for name in ("RDF", "TTL", "JSONLD", "N3")],
)
def test_stars_of_formats(name, stars):
    assert of_format(name) == stars


@pytest.mark.parametrize(
    ("url", "ending"),
    [
        (URL, "CSV"),
        ("https://a.example/x.csv?v=1", "CSV"),
        ("https://a.example/x.php", ""),
        ("https://a.example/", ""),
    ],
)
def test_the_ending_of_an_address(url, ending):
    assert ending_of(url) == ending


def test_content_is_the_best_evidence():
    assert evidence(resource(probe=probe(format="PDF"))) == Evidence("PDF", "за вмістом файлу")


def test_then_the_ending_of_the_address():
    assert evidence(resource(format="PDF", probe=None)) == Evidence("CSV", "за адресою файлу")


def test_then_the_declared_format():
    plain = resource(download_url="https://a.example/file", format="ODS", probe=None)
    assert evidence(plain) == Evidence("ODS", "за паспортом")


def test_else_nothing_is_known():
    nothing = resource(download_url="https://a.example/file", format="", probe=None)
    assert of_resource(nothing) == Stars(1, "формат ресурсу «parky» визначити не вдалося")


def test_a_broken_link_has_no_star():
    assert of_resource(resource(probe=broken())).number == 0


def test_a_set_takes_its_best_resource():
    mixed = dataset(resources=(resource(probe=probe(format="PDF")), resource(probe=probe(format="XLSX"))))
    assert of_set(mixed) == Stars(2, "XLSX (за вмістом файлу)")


def test_a_closed_licence_has_no_star():
    assert of_set(dataset(licence="closed")).number == 0


@pytest.mark.parametrize("nothing", [None, unsure()])
def test_stars_wait_for_a_probe(nothing):
    assert of_set(with_resource(probe=nothing)) is None
