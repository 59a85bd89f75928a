"""Long documents, drawn up and issued in the background."""

from datetime import date

import pytest

from core import jobs, pdf
from core.models import Errand
from plan.actions import change_stage
from plan.models import Task
from plan.quarters import parse
from plan.workflow import Stage
from reports import actions, rendering
from reports.models import Report
from reports.workflow import State
from tests.reports.issued.conftest import PERIOD

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 30)


@pytest.fixture
def all_are_long(monkeypatch):
    """Every document is too long for a request, though short enough to be set here."""
    monkeypatch.setattr(pdf, "AT_ONCE", 10)
    monkeypatch.setattr(pdf, "joined", lambda pieces: b"%PDF-" + "".join(pieces).encode()[:10])


@pytest.fixture
def asked(draft, coordinator):
    """The issuing of the draft, asked for."""
    seen = actions.seal_digest(actions.seal(draft, ON))
    return rendering.ask_to_issue(report=draft, by=coordinator, on=ON, seen=seen)


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


def made(errand):
    jobs.carry.call(errand.job_id)
    return Errand.objects.select_related("job").get(pk=errand.pk)


def test_a_draft_is_issued(asked, draft, coordinator):
    made(asked)
    report = Report.objects.get(pk=draft.pk)
    assert (report.state, report.issued_by) == (State.ISSUED, coordinator)


def test_it_leads_to_what_was_issued(asked, draft):
    assert made(asked).address == f"/admin/reports/report/{draft.pk}/change/"


def test_what_changed_since_it_was_looked_at_is_not_issued(asked, coordinator):
    on = date(2026, 6, 1)
    change_stage(task=Task.objects.get(), stage=Stage.DONE, effective_on=on, by=coordinator, reason="Лист")
    job = made(asked).job
    assert (job.state, "відомості змінилися" in job.error) == ("failed", True)


def test_a_draft_thrown_away_meanwhile_is_told(asked, draft, coordinator):
    actions.discard_draft(report=draft, by=coordinator)
    assert "його відкинув хтось інший" in made(asked).job.error


def test_asked_twice_it_is_issued_once(asked, draft, coordinator):
    again = rendering.ask_to_issue(
        report=draft, by=coordinator, on=ON, seen=asked.asked["seen"], version=asked.asked["version"]
    )
    assert again == asked


def test_a_draft_to_download_is_made(draft, coordinator):
    errand = made(rendering.ask_for_draft(quarter=parse(PERIOD), on=ON, by=coordinator))
    assert (errand.name, bytes(errand.content)[:5]) == ("Звіт за II квартал 2026 року (проєкт).pdf", b"%PDF-")


def test_a_long_draft_is_waited_for(desk, draft, all_are_long):
    assert desk.get(f"/reports/quarterly/{PERIOD}.pdf").url == f"/errands/{Errand.objects.get().pk}/"


def test_a_short_one_is_given_at_once(desk, draft):
    assert desk.get(f"/reports/quarterly/{PERIOD}.pdf")["Content-Type"] == "application/pdf"


def test_long_issuing_is_waited_for(desk, draft, all_are_long):
    page = desk.get(f"/admin/reports/report/{draft.pk}/issue/")
    sent = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    answer = desk.post(f"/admin/reports/report/{draft.pk}/issue/", sent)
    assert answer.url == f"/errands/{Errand.objects.get().pk}/"
