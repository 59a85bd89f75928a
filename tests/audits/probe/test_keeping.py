"""What is kept of a probe, and what the next one knows of it."""

from datetime import timedelta

import pytest

from audits.models import Probe, ProbeFact, ProbeRun
from audits.probe.facts import facts_of, hashes, latest
from audits.probe.keeping import dated, keep
from audits.probe.links import Link
from audits.snapshot import LinkState, ProbeFacts, Signs, TableFacts
from core import clock
from registry.models import Distribution

URL = "https://a.test/1.csv"


def facts(state=LinkState.OK, **known):
    return ProbeFacts(URL, state, checked_at=clock.now(), **known)


def test_a_success_ends_the_failures():
    before = Link(1, URL, failing_since=clock.now() - timedelta(days=3))
    told = dated(before, facts())
    assert (told.first_failure_at, told.last_success_at) == (None, clock.now())


def test_the_first_failure_in_a_row_is_kept():
    since = clock.now() - timedelta(days=3)
    assert dated(Link(1, URL, failing_since=since), facts(LinkState.BROKEN)).first_failure_at == since


def test_a_failure_remembers_the_last_success():
    good = clock.now() - timedelta(days=9)
    told = dated(Link(1, URL, last_good=good), facts(LinkState.BROKEN))
    assert (told.first_failure_at, told.last_success_at) == (clock.now(), good)


@pytest.fixture
def resource(make_dataset):
    return Distribution.objects.create(dataset=make_dataset("shkoly"), name="dani", download_url=URL)


@pytest.fixture
def link(resource):
    return Link(resource.dataset_id, URL, resource.pk)


@pytest.fixture
def run(db):
    return ProbeRun.objects.create(scope="all", state="running")


RICH = {
    "status": 200,
    "sha256": "ab" * 32,
    "table": TableFacts(header=("id", "назва"), rows=3, problems=("Немає стовпця.",), problem_count=1),
    "signs": (Signs("phone", "phone", 2),),
}


def test_facts_come_back_as_they_were(run, link):
    keep(run=run, batch=[(link, facts(**RICH))])
    assert facts_of(Probe.objects.get()) == dated(link, facts(**RICH))


def test_a_run_counts_what_it_did(run, link):
    keep(run=run, batch=[(link, facts())])
    keep(run=run, batch=[])
    run.refresh_from_db()
    assert run.done == 1


def test_what_another_worker_told_is_left(run, link):
    keep(run=run, batch=[(link, facts(status=200))])
    keep(run=run, batch=[(link, facts(LinkState.BROKEN, status=404))])
    assert Probe.objects.get().status == 200


def test_the_latest_probe_of_an_address_counts(run, link):
    keep(run=run, batch=[(link, facts(LinkState.BROKEN))])
    keep(run=ProbeRun.objects.create(scope="next"), batch=[(link, facts())])
    assert latest([link.dataset])[link.key].state == LinkState.OK


def test_the_latest_of_all_sets_in_one_query(run, link, django_assert_num_queries):
    keep(run=run, batch=[(link, facts())])
    with django_assert_num_queries(1):
        assert latest([link.dataset, 999]).keys() == {link.key}


def test_an_open_round_keeps_the_hash(run, link, running):
    keep(run=run, batch=[(link, facts(**RICH))])
    assert hashes(running.pk) == {link.distribution: "ab" * 32}


def test_a_later_probe_in_the_round_replaces_it(run, link, running):
    keep(run=run, batch=[(link, facts(**RICH))])
    keep(run=ProbeRun.objects.create(scope="next"), batch=[(link, facts(LinkState.BROKEN))])
    assert [(fact.round, fact.state) for fact in ProbeFact.objects.all()] == [(running, "broken")]


def test_a_closed_round_is_left_as_it_is(run, link, closed):
    keep(run=run, batch=[(link, facts(**RICH))])
    assert not ProbeFact.objects.exists()


def test_a_long_type_is_cut(run, link):
    keep(run=run, batch=[(link, facts(media_type="x" * 500))])
    assert len(Probe.objects.get().media_type) == 200
