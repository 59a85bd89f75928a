"""Two people at one item, one finding, one action, at the same moment: one is heard, the other is told."""

import pytest

from audits.actions import accept_items, close_action, record_findings, return_items
from audits.actions.reviewing import Verdict
from audits.models import Finding, Item
from core.models import User
from core.refusals import Conflict
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reviewers(db):
    """Two people of the office."""
    return [User.objects.create_user(f"r{number}@example.org", role="coordinator") for number in range(2)]


@pytest.fixture
def judged(answer, accept, item):
    """The published set's question, bad and reviewed."""
    answer("0", "Ще не робили")
    accept()
    return item()


def test_of_two_who_confirm_one_finding_one_is_told(judged, reviewers, today):
    done, refused = together(
        lambda who=who: record_findings(items=[Item.objects.get(pk=judged.pk)], by=who, on=today) for who in reviewers
    )
    assert Finding.objects.get().code == "M2026-2-001" == done[0][0].code
    assert refused[0].reasons == ("M.2, Набір reklama: зауваження M2026-2-001 уже підтвердили.",)


def test_who_confirm_different_findings_get_different_codes(judged, accept, reviewers, item, today, found):
    found("failed", 0, "Порожньо.")
    accept("M.1")
    rows = [item("M.1"), judged]
    done, _none = together(
        lambda row=row, who=who: record_findings(items=[row], by=who, on=today)
        for row, who in zip(rows, reviewers, strict=True)
    )
    assert sorted(finding.code for [finding] in done) == ["M2026-2-001", "M2026-2-002"]


def test_of_two_reviewers_of_one_item_one_settles_it(answer, item, reviewers):
    answer("1", "Частково")
    row = item()
    grades = dict(zip(reviewers, ["2", "0"], strict=True))

    def settle(who):
        verdict = Verdict(grade=grades[who], comment="Бачив сам")
        return accept_items(items=[row], by=who, verdicts={row.pk: verdict}, versions={row.pk: row.version})[0]

    [settled], [refusal] = together(lambda who=who: settle(who) for who in reviewers)
    assert isinstance(refusal, Conflict)
    assert (item().reviewed_by, item().points) == (settled.reviewed_by, int(grades[settled.reviewed_by]))


def test_accepting_and_returning_at_once_leave_one_decision(answer, item, reviewers):
    answer("2", "Є")
    row = item()
    seen = {"items": [row], "versions": {row.pk: row.version}}
    [decided], [refusal] = together(
        [
            lambda: accept_items(by=reviewers[0], **seen),
            lambda: return_items(by=reviewers[1], note="Додайте доказ", **seen),
        ]
    )
    assert isinstance(refusal, Conflict)
    assert item().work_status == decided[0].work_status


def test_an_action_is_closed_once(sent, reviewers):
    done, refused = together(
        lambda who=who: close_action(action=sent, by=who, note="", version=sent.version) for who in reviewers
    )
    sent.refresh_from_db()
    assert (len(done), len(refused), sent.checked_by) == (1, 1, done[0].checked_by)
