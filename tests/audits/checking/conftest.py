"""A round whose methodology asks every automatic check, and what probes found of its sets."""

from datetime import UTC, date, datetime

import pytest

from audits.actions import approve_methodology, draw_up, keep_criterion, open_round
from audits.actions.check_runs import request_checks
from audits.actions.checking import run_checks
from audits.checks import CHECKS
from audits.models import Methodology, Probe, ProbeFact, ProbeRun
from audits.timetable import parse
from registry.models import Distribution
from tests.audits.conftest import RUBRIC, WHY

URL = "https://data.example.org/{name}.csv"


@pytest.fixture
def methodology(coordinator):
    """Every check once, of published sets; and a question to a person."""
    made = Methodology.objects.create(kind="monitoring", title="Методика")
    asked = [{"code": f"M.{n}", "kind": "automatic", "check_name": name} for n, name in enumerate(CHECKS, 1)]
    for row in [*asked, {"code": "M.99", "kind": "person"}]:
        values = {"wording": row["code"], "rubric": RUBRIC, "principle": "II", "applies_to": "datasets", **row}
        keep_criterion(methodology=made, values=values, by=coordinator, reason=WHY)
    return approve_methodology(methodology=made, valid_from=date(2026, 1, 1), by=coordinator, reason=WHY)


@pytest.fixture
def probed():
    """Keeps what a probe found: `probed(dataset, format="CSV")` gives the set a resource that answers."""

    def keep(dataset, *, state="ok", sha256="b" * 64, **facts):
        url = URL.format(name=dataset.identifier)
        resource, _made = Distribution.objects.get_or_create(
            dataset=dataset, name="dani", defaults={"format": "CSV", "download_url": url}
        )
        run = ProbeRun.objects.create(scope=url, state="done", finished_at=datetime(2026, 9, 30, 6, tzinfo=UTC))
        values = {"format": "CSV", "download": True, "checked_at": run.finished_at, "sha256": sha256} | facts
        return Probe.objects.create(run=run, dataset=dataset, distribution=resource, url=url, state=state, **values)

    return keep


@pytest.fixture
def known():
    """Keeps that a round knew the hash of a probed resource."""

    def keep(round, probe, sha256):
        return ProbeFact.objects.create(round=round, distribution=probe.distribution, sha256=sha256, state="ok")

    return keep


@pytest.fixture
def monitoring(methodology, coordinator, today):
    """Opens the round of the second half-year over the sets there are."""

    def start(code="M2026-2"):
        drawn = draw_up(slot=parse(code), on=today, by=coordinator, reason=WHY)
        return open_round(round=drawn, on=today, by=coordinator)

    return start


@pytest.fixture
def check(coordinator):
    """Runs the checks of a round with what probes have found so far."""

    def do(round, **asked):
        run = request_checks(round=round, by=coordinator, probes=False, in_background=False, **asked)
        return run_checks(run=run)

    return do
