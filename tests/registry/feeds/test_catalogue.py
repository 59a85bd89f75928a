"""The DCAT-AP catalogue: read by rdflib, valid by the official shapes, paged, conditional, open to other sites."""

from datetime import date
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, XSD, Graph, Literal, Namespace
from rdflib.namespace import DCAT, DCTERMS, SH

from core.models import Office
from registry import actions
from registry.actions.passports import Person
from registry.feeds import catalogue

SHAPES = Path(__file__).resolve().parents[4] / "shared" / "conformance" / "dcat-ap-3.0.1"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_office")]
LOCN = Namespace("http://www.w3.org/ns/locn#")
WHOLE = {
    "description": "Дозволи й місця",
    "keywords": ["реклама", "дозволи"],
    "first_published": date(2026, 2, 1),
    "themes": ["ECON", "REGI"],
    "spatial": "UA32020010010081183",
    "covers_from": date(2026, 1, 1),
    "covers_to": date(2026, 6, 30),
    "landing_page": "https://portal.example.org/dataset/реклама",
    "structure_url": "https://portal.example.org/struktura.csv",
    "purpose": "постанова № 835",
}


@pytest.fixture
def whole(make_dataset, coordinator):
    """A dataset with every element, and a resource of every kind of format."""
    contacts = [Person("Олена КОВАЛЬ", "o@example.org"), Person("Ігор ЛИС")]
    dataset = make_dataset(state="published", contacts=contacts, **WHOLE)
    for name, kind in (("dani", "CSV"), ("karta", "GEOJSON"), ("inshe", "DWG")):
        values = {"name": name, "format": kind, "download_url": f"https://portal.example.org/{name}", "size": 1200}
        values |= {"sha256": "a" * 64, "issued_on": date(2026, 2, 1), "modified_on": date(2026, 4, 1)}
        actions.keep_resource(dataset=dataset, values=values, by=coordinator, reason="Додано")
    actions.record_update(dataset=dataset, updated_on=date(2026, 4, 1), by=coordinator)
    return dataset


def read(client, kind="ttl", **query):
    answer = client.get(f"/catalog.{kind}", query)
    return Graph().parse(data=answer.content, format=catalogue.SERIALISATIONS[kind][0])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD
@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("kind", catalogue.SERIALISATIONS)
def test_every_form_tells_the_same(client, kind):
    assert len(read(client, kind)) == len(read(client, "ttl"))


@pytest.mark.usefixtures("whole")
def test_a_dataset_with_its_resources(client):
    graph = read(client)
    assert (len(set(graph.subjects(RDF.type, DCAT.Dataset))), len(set(graph.objects(None, DCAT.distribution)))) == (
        1,
        3,
    )


@pytest.mark.usefixtures("whole")
def test_the_size_is_a_whole_number_of_bytes(client):
    assert set(read(client).objects(None, DCAT.byteSize)) == {Literal(1200, datatype=XSD.nonNegativeInteger)}


@pytest.mark.usefixtures("whole")
def test_frequency_is_a_term_of_the_eu(client):
    (term,) = read(client).objects(None, DCTERMS.accrualPeriodicity)
    assert str(term).endswith("/frequency/QUARTERLY")


@pytest.mark.skipif(not SHAPES.exists(), reason="форм DCAT-AP поряд немає")
@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl", "dcat-ap-SHACL.ttl"])
def test_the_official_shapes_find_nothing(client, make_dataset, shapes):
    make_dataset("bidnyi", state="published", frequency="")
    rules = Graph().parse(SHAPES / shapes)
    conforms, _, text = validate(
        read(client), shacl_graph=rules, advanced=True, inference="none", do_owl_imports=False, allow_warnings=True
    )
    assert conforms, text


@pytest.mark.skipif(not SHAPES.exists(), reason="форм DCAT-AP поряд немає")
@pytest.mark.usefixtures("whole")
def test_a_whole_passport_has_everything_recommended_but_the_shape_of_a_country(client):
    rules = Graph().parse(SHAPES / "shapes_recommended.ttl")
    _, told, _ = validate(read(client), shacl_graph=rules, advanced=True, inference="none", do_owl_imports=False)
    assert set(told.objects(None, SH.resultPath)) <= {DCAT.bbox, DCAT.centroid, LOCN.geometry}


@pytest.mark.parametrize("state", ["planned"])
def test_only_published_sets(client, make_dataset, state):
    make_dataset(state=state)
    assert list(read(client).subjects(RDF.type, DCAT.Dataset)) == []


def test_pages(client, make_dataset, monkeypatch):
    monkeypatch.setattr(catalogue, "PAGE", 2)
    for number in range(3):
        make_dataset(f"nabir-{number}", state="published")
    told = [len(set(read(client, page=page).subjects(RDF.type, DCAT.Dataset))) for page in (1, 2)]
    assert told == [2, 1]


def test_the_next_page_is_named(client, make_dataset, monkeypatch):
    monkeypatch.setattr(catalogue, "PAGE", 1)
    for number in range(2):
        make_dataset(f"nabir-{number}", state="published")
    assert client.get("/catalog.ttl")["Link"] == '<http://testserver/catalog.ttl?page=2>; rel="next"'


@pytest.mark.parametrize("page", ["0", "2", "abc", "-1"])
def test_a_page_that_is_not_there(client, page):
    assert client.get("/catalog.ttl", {"page": page}).status_code == 404


@pytest.mark.usefixtures("whole")
def test_nothing_new_answers_304(client):
    etag = client.get("/catalog.ttl")["ETag"]
    assert client.get("/catalog.ttl", headers={"If-None-Match": etag}).status_code == 304


def test_a_change_has_a_new_mark(client, whole, coordinator):
    before = client.get("/catalog.ttl")["ETag"]
    actions.edit_passport(dataset=whole, changes={"title": "Інша"}, by=coordinator, reason="Так")
    assert client.get("/catalog.ttl")["ETag"] != before


@pytest.mark.usefixtures("whole")
def test_packed(client):
    assert client.get("/catalog.ttl", headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_other_sites_may_read(client):
    assert client.get("/catalog.ttl")["Access-Control-Allow-Origin"] == "*"


def test_closed_pages_are_closed(client):
    Office.objects.update(public_pages=False)
    assert client.get("/catalog.ttl").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_a_fixed_number_of_queries(client, make_dataset, django_assert_num_queries, count):
    for number in range(count):
        make_dataset(f"nabir-{number}", state="published")
    with django_assert_num_queries(8):
        client.get("/catalog.ttl")


@pytest.mark.parametrize("address", ["/catalog.ttl", "/api/3/action/package_list", "/api/3/action/package_search"])
@pytest.mark.usefixtures("sets")
def test_a_feed_bears_the_address_of_the_settings(client, settings, address):
    settings.SITE_URL = "https://data.example.org"
    told = b"".join(client.get(address)).decode()
    assert "http://testserver" not in told
