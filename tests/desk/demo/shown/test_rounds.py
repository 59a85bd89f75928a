"""The demo's rounds: some closed, one under way, findings on every side of being mended."""

import pytest

from audits.finding_workflow import FindingState
from audits.models import Finding, Item, ProbeFact, Round
from audits.results import Result
from audits.workflow import RoundState, WorkStatus

pytestmark = pytest.mark.django_db


def test_results_of_several_rounds_are_final(shown):
    assert Round.objects.closed().filter(kind="monitoring").count() >= 1


def test_a_round_is_under_way(shown):
    assert Round.objects.running().exists()


def test_somebody_else_approved(shown):
    for row in Round.objects.closed():
        assert row.approvals.get().approved_by_id != row.sent_by_id


def test_no_round_is_later_than_the_day_of_the_show(shown, today):
    assert not Round.objects.exclude(state=RoundState.PLANNED).filter(opens_on__gt=today).exists()


def test_every_status_of_work_occurs(shown):
    found = set(Item.objects.values_list("work_status", flat=True))
    assert found >= {WorkStatus.TO_DO, WorkStatus.ANSWERED, WorkStatus.REVIEWED}


def test_every_result_of_a_check_occurs(shown):
    assert set(Item.objects.exclude(auto_result="").values_list("auto_result", flat=True)) == set(Result)


def test_units_did_not_answer_everything(shown):
    closed = Item.objects.filter(round__state=RoundState.CLOSED, kind="person")
    assert closed.filter(work_status=WorkStatus.TO_DO).exists()


def test_findings_are_open_in_work_and_mended(shown):
    found = set(Finding.objects.values_list("state", flat=True))
    assert found >= {FindingState.OPEN, FindingState.CLOSED}


def test_a_round_after_the_first_compares_the_data(shown):
    assert ProbeFact.objects.exclude(sha256="").values("round").distinct().count() >= 2


def test_signs_of_personal_data_were_looked_at(shown):
    looked = Item.objects.filter(auto_look=True, round__state=RoundState.CLOSED)
    assert looked.exists()
    assert not looked.filter(override_reason="", work_status=WorkStatus.REVIEWED).exists()
