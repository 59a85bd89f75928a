"""What a half-year comes to: every step of it by the one whose step it is, against real servers on loopback."""

import pytest

from audits.comparing import Change, compare
from audits.models import Finding, Item, Probe
from audits.standings import of_rounds, scored
from audits.workflow import RoundState

pytestmark = pytest.mark.django_db


def said(round, name, check):
    """What a check found of a set."""
    return Item.objects.get(round=round, dataset__identifier=name, check_name=check)


def result(round, name, check="resources_reachable"):
    return said(round, name, check).auto_result


def test_the_round_began_by_itself_with_every_set(checked, sets):
    assert (checked.code, checked.state) == ("M2026-2", RoundState.OPEN)
    assert set(checked.items.exclude(dataset=None).values_list("dataset", flat=True)) == {s.pk for s in sets.values()}


def test_servers_are_told_from_one_another(checked, sets):
    assert {name: result(checked, name) for name in sets} == {
        "good": "passed",
        "gone": "failed",
        "lying": "passed",
        "busy": "not_checked",  # nobody knows: it never counts as bad
        "huge": "passed",
        "moved": "passed",
        "hostile": "failed",
    }


def test_a_lie_is_seen_by_the_content_which_is_not_kept(checked):
    item = said(checked, "lying", "format_real")
    assert (item.auto_result, "CSV" in item.auto_said) == ("failed", True)
    assert "Школа № 1" not in str(list(Probe.objects.values()))


def test_the_unit_answers_what_people_are_asked(answered):
    assert not answered.items.filter(work_status="to_do", kind="person").exists()


def test_the_review_settles_every_item_and_what_nobody_knows_is_not_bad(reviewed):
    assert set(reviewed.items.values_list("work_status", flat=True)) == {"reviewed"}
    assert said(reviewed, "busy", "resources_reachable").settled[0] == "not_checked"


def test_findings_have_codes_of_their_round(found):
    codes = list(Finding.objects.order_by("pk").values_list("code", flat=True))
    assert codes[:2] == ["M2026-2-001", "M2026-2-002"]
    assert len(codes) == len(set(codes))


def test_the_round_is_closed_by_another_person(closed, approver):
    approval = closed.approvals.get()
    assert (approval.approved_by, approval.second_check) == (approver, True)


def test_a_finding_is_closed_with_proof_by_another_person(mended):
    finding = Finding.objects.filter(item__dataset__identifier="gone").order_by("pk").first()
    assert finding.state == "closed"


@pytest.fixture
def change(next_round, closed, sets):
    """What became of a check of a set since the round before."""
    told = compare(scored(of_rounds([next_round])), scored(of_rounds([closed])))
    changes = {(one.now.code, one.now.dataset): one.change for one in told if one.now}

    def change(name, check="resources_reachable"):
        return changes[said(next_round, name, check).criterion_code, sets[name].pk]

    return change


def test_the_next_round_is_compared(next_round, closed, change):
    assert next_round.code == "M2027-1"
    assert result(closed, "gone") == "failed"  # the closed one reads as it was
    assert [change("gone"), change("hostile"), change("moved")] == [Change.FIXED, Change.NOT_FIXED, Change.STAYS]


def test_what_changed_and_what_still_fails_is_remembered(next_round, sets):
    assert result(next_round, "good", "data_changed") == "passed"
    probes = Probe.objects.filter(dataset=sets["hostile"]).exclude(distribution=None).order_by("pk")
    assert probes.last().first_failure_at == probes.first().checked_at
