"""Of a file too large to be read the first megabyte is hashed, and kept by the rounds."""

from contextlib import closing
from hashlib import sha256

import pytest

from audits.models import ProbeFact, ProbeRun
from audits.probe.facts import hashes, traces
from audits.probe.keeping import keep
from audits.probe.links import Link
from audits.probe.vessel import BEGINNING, Vessel
from audits.snapshot import LinkState, ProbeFacts
from core import clock
from registry.models import Distribution
from tests.standin.web import page

LARGE = b"a;b\n" * (BEGINNING // 2)


@pytest.fixture
def vessel():
    with closing(Vessel()) as vessel:
        yield vessel


def pour(vessel, content, size=BEGINNING):
    for start in range(0, len(content), size):
        vessel.write(content[start : start + size])
    return vessel.beginning


@pytest.mark.parametrize("size", [1000, 65536, BEGINNING, BEGINNING * 4])
def test_the_beginning_is_the_first_megabyte_however_it_comes(vessel, size):
    assert pour(vessel, LARGE, size) == sha256(LARGE[:BEGINNING]).hexdigest()


def test_less_than_that_has_none(vessel):
    assert pour(vessel, b"x" * (BEGINNING - 1)) == ""


def test_emptied_it_begins_anew(vessel):
    pour(vessel, LARGE)
    vessel.seek(0)
    vessel.truncate()
    vessel.write(b"y" * BEGINNING)
    assert vessel.beginning == sha256(b"y" * BEGINNING).hexdigest()


def test_a_large_file_is_known_by_its_beginning(probed, web):
    web.pages["/large.csv"] = page(LARGE)
    facts = probed("/large.csv", format="CSV")
    assert (facts.state, facts.sha256, facts.bytes) == (LinkState.OK, "", len(LARGE))
    assert facts.beginning == sha256(LARGE[:BEGINNING]).hexdigest()


def test_a_small_one_by_its_whole(probed):
    facts = probed("/good.csv", format="CSV")
    assert (bool(facts.sha256), facts.beginning) == (True, "")


@pytest.mark.django_db
def test_a_round_keeps_it(running, make_dataset):
    row = Distribution.objects.create(dataset=make_dataset("shkoly"), name="dani", download_url="https://a.test/1.csv")
    facts = ProbeFacts(row.download_url, LinkState.OK, checked_at=clock.now(), beginning="cd" * 32, bytes=99)
    link = Link(row.dataset_id, row.download_url, row.pk)
    keep(run=ProbeRun.objects.create(scope="all"), batch=[(link, facts)])
    kept = traces(running.pk)[row.pk]
    assert (kept.beginning, kept.bytes, hashes(running.pk)) == ("cd" * 32, 99, {})
    assert ProbeFact.objects.count() == 1
