"""Two people at one document at the same moment: one issues it, the other is told; versions and codes never meet."""

import pytest

from core.models import User
from plan.models import Plan
from reports import actions
from reports.models import Report
from reports.workflow import State
from tests.races import together
from tests.reports.issued.conftest import PERIOD, REASON

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(coordinator):
    """Two coordinators."""
    return [coordinator, User.objects.create_user("druha@example.org", role="coordinator", last_name="Друга")]


def versions():
    return list(Report.objects.order_by("revision").values_list("revision", "state"))


def test_of_two_who_issue_one_draft_one_is_told(draft, people):
    done, refused = together(lambda who=who: actions.issue_draft(report=draft, by=who) for who in people)
    assert (len(done), len(refused)) == (1, 1)
    assert versions() == [(1, State.ISSUED)]
    assert Report.objects.get().issued_by == done[0].issued_by


def test_of_two_who_issue_without_a_draft_one_is_told(plan, make_task, people):
    make_task("2023 рік")
    given = {"kind": "quarterly", "period": PERIOD}
    done, refused = together(lambda who=who: actions.issue_report(by=who, **given) for who in people)
    assert (len(done), len(refused)) == (1, 1)
    assert versions() == [(1, State.ISSUED)]


def test_of_two_who_correct_one_document_one_is_told(issued, people):
    given = {"kind": "quarterly", "period": PERIOD, "reason": REASON}
    done, refused = together(lambda who=who: actions.issue_report(by=who, **given) for who in people)
    assert (len(done), len(refused)) == (1, 1)
    assert versions() == [(1, State.SUPERSEDED), (2, State.ISSUED)]


def test_two_who_begin_one_draft_share_it(plan, make_task, people):
    make_task("2023 рік")
    given = {"kind": "quarterly", "period": PERIOD}
    done, refused = together(lambda who=who: actions.draft_report(by=who, **given) for who in people)
    assert not refused
    assert {draft.pk for draft in done} == {Report.objects.get().pk}


def test_of_issuing_and_throwing_away_one_is_told(draft, people):
    done, refused = together(
        [
            lambda: actions.issue_draft(report=draft, by=people[0]),
            lambda: actions.discard_draft(report=draft, by=people[1]),
        ]
    )
    assert (len(done), len(refused)) == (1, 1)
    assert versions() == ([(1, State.ISSUED)] if done[0] else [])


def test_documents_of_different_periods_do_not_wait_for_each_other(issued, issue, people):
    assert Plan.objects.count() == 1
    done, refused = together(
        lambda who=who, period=period: actions.issue_report(kind="quarterly", period=period, by=who)
        for who, period in zip(people, ("2026-Q1", "2025-Q4"), strict=True)
    )
    assert not refused
    assert len({report.code for report in done} | {issued.code}) == 3


def test_of_two_numbers_typed_at_once_one_stays(issued, people):
    done, refused = together(
        lambda who=who, number=number: actions.register(
            report=issued, number=number, date=issued.issued_at.date(), by=who
        )
        for number, who in zip("12", people, strict=True)
    )
    assert (len(done), len(refused)) == (1, 1)
    assert Report.objects.get().registration_number == done[0].registration_number
