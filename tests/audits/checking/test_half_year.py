"""A half-year acted: files of a loopback server checked in two rounds, closed by two people, compared."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from audits.actions import approve_round, send_to_review
from audits.comparing import Change, compare, tally
from audits.models import Item
from audits.standings import of_rounds, scored
from registry.models import Distribution
from tests.audits.probe.conftest import means, names, web  # noqa: F401 - fixtures
from tests.standin.web import CSV, page

pytestmark = pytest.mark.django_db
FILES = {
    "good": ("CSV", "/good.csv"),
    "gone": ("CSV", "/gone.csv"),
    "lying": ("CSV", "/page.csv"),
    "book": ("XLSX", "/good.xlsx"),
    "moved": ("CSV", "/moved.csv"),
    "huge": ("CSV", "/endless.csv"),
    "inside": ("CSV", "/inside.csv"),
}


@pytest.fixture
def sets(make_dataset, web):  # noqa: F811
    """A set for each of the files, with a page of its own."""
    made = {}
    for name, (kind, path) in FILES.items():
        dataset = made[name] = make_dataset(name, landing_page=f"{web.url}/page")
        Distribution.objects.create(dataset=dataset, name=name, format=kind, download_url=web.url + path)
    return made


@pytest.fixture
def act(monkeypatch, means, monitoring):  # noqa: F811
    """Opens a round and runs its checks over the network, as the command does."""
    monkeypatch.setattr("audits.probe.running.USUAL", means)

    def act(code):
        round = monitoring(code)
        call_command("run_checks", code, verbosity=0)
        return round

    return act


def found(round, name):
    """What the checks said of a set: {check: result}."""
    items = Item.objects.filter(round=round, dataset__identifier=name).exclude(check_name="")
    return dict(items.values_list("check_name", "auto_result"))


def test_files_are_told_by_what_they_are(sets, act):
    round = act("M2026-2")
    results = {
        name: [found(round, name)[check] for check in ("resources_reachable", "format_real", "openness_stars")]
        for name in FILES
    }
    assert results == {
        "good": ["passed", "passed", "passed"],
        "gone": ["failed", "not_checked", "failed"],
        "lying": ["passed", "failed", "failed"],
        "book": ["passed", "passed", "partly"],
        "moved": ["passed", "passed", "passed"],
        "huge": ["passed", "passed", "passed"],
        "inside": ["failed", "not_checked", "failed"],
    }


def test_two_rounds_are_compared(sets, act, web, coordinator, approver):  # noqa: F811
    first = act("M2026-1")
    first.opens_on = first.opens_on.replace(month=5)
    first.save()
    approve_round(round=send_to_review(round=first, by=coordinator), by=approver)
    web.pages["/gone.csv"] = page(CSV)
    web.pages["/good.csv"] = page(CSV + b"3;\xd0\x9f;\n")
    with time_machine.travel("2026-12-01T09:00:00+00:00", tick=False):
        second = act("M2026-2")
    changes = compare(scored(of_rounds([second])), scored(of_rounds([first])))
    told = {(one.now.code, one.now.dataset): one.change for one in changes if one.now}
    reach = Item.objects.get(round=second, dataset=sets["gone"], check_name="resources_reachable").criterion_code
    assert told[reach, sets["gone"].pk] == Change.FIXED
    assert told[reach, sets["inside"].pk] == Change.NOT_FIXED
    assert tally(changes)[Change.NOT_RECHECKED] == 0
    assert found(second, "good")["data_changed"] == "passed"


def test_the_closed_round_keeps_what_it_said(sets, act, web, coordinator, approver):  # noqa: F811
    first = act("M2026-1")
    before = list(Item.objects.filter(round=first).values_list("auto_result", "auto_said"))
    approve_round(round=send_to_review(round=first, by=coordinator), by=approver)
    web.pages["/gone.csv"] = page(CSV)
    with time_machine.travel(timedelta(days=60) + first.opened_at, tick=False):
        act("M2026-2")
    assert list(Item.objects.filter(round=first).values_list("auto_result", "auto_said")) == before
