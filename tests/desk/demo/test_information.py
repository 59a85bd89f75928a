"""What the demo office tells of an information audit, and of the next one."""

from datetime import date, timedelta

import pytest

from audits.actions.rounds import send_to_review
from audits.models import Consultation, InformationAsset, OpeningDecision, SiteVisit
from core.models import Unit
from desk.demo import information
from registry.models import Dataset
from tests.audits.conftest import approver, make_methodology  # noqa: F401 - fixtures
from tests.audits.information.conftest import audit, audit_methodology, close, start_audit  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
LATER = date(2026, 12, 31)


@pytest.fixture
def told(audit, coordinator, today):  # noqa: F811
    """The audit gathered and, in review, settled."""
    for name in {row["unit"] for row in information.BOOK["assets"]}:
        Unit.objects.create(name=name, kind=Unit.Kind.UNIT)
    information.gather(audit, LATER, coordinator)
    return send_to_review(round=audit, by=coordinator)


def test_people_are_heard_and_told(told):
    row = Consultation.objects.get()
    assert (row.replies.count(), row.results_at is not None) == (information.REPLIES, True)


def test_every_asset_is_whole_and_handed_in(told):
    rows = InformationAsset.objects.all()
    assert {row.state for row in rows} == {"submitted"}
    assert [row.gaps for row in rows if row.gaps] == []


def test_somebody_looked(told):
    assert SiteVisit.objects.get().unit.name == information.BOOK["visit"]["unit"]


def test_it_is_decided_what_to_open(told, coordinator, today):
    information.settle(told, today + timedelta(days=40), coordinator)
    assert sorted(OpeningDecision.objects.values_list("decision", flat=True)) == ["later", "not_open", "open"]
    assert Dataset.objects.get().state == "planned"


def test_the_next_one_carries_rows_over(told, coordinator, today, start_audit, approver):  # noqa: F811
    information.settle(told, today + timedelta(days=40), coordinator)
    later = start_audit("A2027")
    information.gather(later, LATER, coordinator)
    assert later.assets.filter(carried_from__isnull=False).count() == len(information.BOOK["assets"]) - 1
