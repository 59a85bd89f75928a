"""Old probes go; what somebody still speaks of stays, and closed rounds read as they were."""

from datetime import timedelta

import pytest

from audits.models import Item, Probe, ProbeFact, ProbeRun
from audits.probe.facts import latest
from audits.probe.pruning import prune
from core import clock
from desk.daily import thin_probes

pytestmark = pytest.mark.django_db
URL = "https://a.test/1.csv"


@pytest.fixture
def dataset(make_dataset):
    return make_dataset("shkoly")


@pytest.fixture
def look(dataset):
    """One look at the address after the other: `look("ok", "broken")`; the keys, the first one first."""

    def look(*states, round=None, url=URL):
        keys, since = [], None
        for state in states:
            at = clock.now() + timedelta(hours=Probe.objects.count())
            since = None if state == "ok" else since or at
            run = ProbeRun.objects.create(scope=f"{Probe.objects.count()}", state="done", finished_at=at, round=round)
            row = Probe(run=run, dataset=dataset, url=url, state=state, checked_at=at, first_failure_at=since)
            row.save()
            keys.append(row.pk)
        return keys

    return look


def kept():
    return sorted(Probe.objects.values_list("pk", flat=True))


def test_the_last_ones_stay(look):
    keys = look(*["ok"] * 5)
    assert (prune(kept=3), kept()) == (2, keys[2:])


def test_of_each_address_its_own(look):
    keys = [*look("ok", "ok"), *look("ok", "ok", url="https://a.test/2.csv")]
    prune(kept=1)
    assert kept() == [keys[1], keys[3]]


def test_the_last_success_and_the_first_failure_stay(look):
    keys = look("ok", "ok", "broken", "broken", "broken", "broken")
    prune(kept=1)
    assert kept() == [keys[1], keys[2], keys[5]]


def test_what_a_round_saw_last_stays(look, running):
    seen = look("ok", "ok", round=running)
    later = look("ok", "ok")
    prune(kept=1)
    assert kept() == [seen[1], later[1]]


def test_a_second_time_nothing_goes(look):
    look(*["ok"] * 5)
    assert (prune(kept=3), prune(kept=3)) == (2, 0)


def test_the_latest_facts_are_the_same(look, dataset):
    look("ok", "broken", "broken")
    before = latest([dataset.pk])
    prune(kept=1)
    assert latest([dataset.pk]) == before


def test_a_closed_round_reads_as_it_was(look, closed, dataset):
    look(*["ok"] * 3, round=closed)
    look(*["broken"] * 20)
    before = list(Item.objects.values()), list(ProbeFact.objects.values())
    prune(kept=1)
    assert (list(Item.objects.values()), list(ProbeFact.objects.values())) == before


def test_daily_does_it(look):
    look(*["ok"] * 14)
    assert (thin_probes(clock.today()), Probe.objects.count()) == ("вилучено давніх перевірок: 2", 12)


def test_as_many_queries_for_any_number(look, django_assert_num_queries):
    look(*["ok"] * 30)
    with django_assert_num_queries(5):
        prune()
