"""Which addresses a run asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audits.models import Probe, ProbeRun
from audits.probe.gathering import is_own, links_of, pages_are_public, witnesses_for
from audits.probe.links import Link
from core import clock
from registry.models import DataPortal, Distribution, TableSchema

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    return ProbeRun.objects.create(scope="all")


@pytest.fixture
def resource():
    def make(dataset, name="dani", **fields):
        return Distribution.objects.create(dataset=dataset, name=name, **fields)

    return make


def asked(run):
    return [(link.url, link.page) for link in links_of(run)]


def test_files_their_pages_and_the_page_of_the_set(run, make_dataset, resource):
    dataset = make_dataset(landing_page="https://a.test/set")
    resource(dataset, download_url="https://a.test/1.csv", access_url="https://a.test/1")
    assert asked(run) == [("https://a.test/1.csv", False), ("https://a.test/1", True), ("https://a.test/set", True)]


def test_where_a_set_tells_its_structure(run, make_dataset):
    make_dataset(structure_url="https://a.test/structure.json")
    assert asked(run) == [("https://a.test/structure.json", False)]


def test_an_address_is_asked_once_a_set_and_as_a_file(run, make_dataset, resource):
    dataset = make_dataset(landing_page="https://a.test/1.csv")
    resource(dataset, access_url="https://a.test/1.csv")
    assert asked(run) == [("https://a.test/1.csv", False)]


def test_a_set_that_is_only_planned_is_not_asked(run, make_dataset, resource):
    resource(make_dataset(state="planned"), download_url="https://a.test/1.csv")
    assert asked(run) == []


def test_one_set_is_asked_whatever_its_state(make_dataset, resource):
    dataset, other = make_dataset(state="planned"), make_dataset("parky")
    resource(dataset, download_url="https://a.test/1.csv")
    resource(other, download_url="https://a.test/2.csv")
    assert asked(ProbeRun.objects.create(scope="x", dataset=dataset)) == [("https://a.test/1.csv", False)]


def test_what_a_run_has_asked_is_not_asked_again(run, make_dataset, resource):
    dataset = make_dataset()
    resource(dataset, download_url="https://a.test/1.csv")
    resource(dataset, name="inshi", download_url="https://a.test/2.csv")
    Probe.objects.create(run=run, dataset=dataset, url="https://a.test/1.csv", state="ok", checked_at=clock.now())
    assert asked(run) == [("https://a.test/2.csv", False)]


def test_what_is_behind_an_address(run, make_dataset, resource):
    schema = TableSchema.objects.create(code="s", title="Структура", columns=[{"name": "id", "datatype": "integer"}])
    row = resource(make_dataset(), download_url="https://a.test/1.csv", format="CSV", table_schema=schema)
    [link] = links_of(run)
    assert (link.distribution, link.format, [column.name for column in link.columns]) == (row.pk, "CSV", ["id"])


def test_the_past_of_an_address_is_known(run, make_dataset, resource):
    dataset, before = make_dataset(), ProbeRun.objects.create(scope="before")
    resource(dataset, download_url="https://a.test/1.csv")
    known = {"url": "https://a.test/1.csv", "state": "broken", "checked_at": clock.now()}
    Probe.objects.create(run=before, dataset=dataset, first_failure_at=clock.now(), **known)
    assert links_of(run)[0].failing_since == clock.now()


@pytest.mark.parametrize(
    ("site", "url", "own"),
    [
        ("https://hartiia.test", "https://hartiia.test/datasets/reklama/files/dani.csv", True),
        ("https://hartiia.test", "https://other.test/datasets/reklama/files/dani.csv", False),
        ("https://hartiia.test", "https://hartiia.test/else.csv", False),
        ("", "http://any.test/datasets/reklama/files/dani.csv", True),
    ],
)
def test_an_address_of_ours(settings, make_dataset, resource, site, url, own):
    settings.SITE_URL = site
    assert is_own(resource(make_dataset(), format="CSV", download_url=url)) is own


def test_portals_are_witnesses_and_so_are_the_others(make_dataset):
    DataPortal.objects.create(key="a", title="А", address="https://portal.test/", organization="x")
    DataPortal.objects.create(key="b", title="Б", address="https://off.test/", organization="x", active=False)
    links = [Link(1, "https://city.test/1.csv"), Link(1, "https://city.test/2.csv"), Link(1, "x", own="datasets/1")]
    assert witnesses_for(links) == ["https://portal.test/", "https://city.test/"]


def test_public_pages(office, settings):
    assert pages_are_public() is office.is_open


def test_queries_do_not_grow_with_the_register(run, make_dataset, resource):
    def queries():
        with CaptureQueriesContext(connection) as told:
            links_of(run)
        return len(told)

    resource(make_dataset(), download_url="https://a.test/1.csv")
    one = queries()
    for number in range(3):
        resource(make_dataset(f"set-{number}"), download_url=f"https://a.test/{number}.csv")
    assert queries() == one
