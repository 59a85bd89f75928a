"""Open findings go to the heir of a reorganised unit."""

from datetime import date

import pytest

from audits.actions import withdraw_finding
from audits.actions.handover import findings_of
from audits.models import Finding, Item
from core.acts import Basis
from core.models import Reorganisation
from core.reorganisation.movers import Handover, hand_over, settle_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def handover(finding, unit, other_unit, coordinator):
    """The unit of the finding is merged into the open-data unit on a day."""

    def handover(day):
        change = Reorganisation(kind="merge", effective_on=day, reason="Злиття")
        change.basis = Basis("рішення", "12", date(2026, 9, 1))
        change.save()
        return Handover(change, other_unit, (unit,), coordinator)

    return handover


@pytest.fixture
def owner(finding):
    return lambda: Finding.objects.get(pk=finding.pk).unit


def test_the_preview_names_it(finding, other_unit, today):
    assert [(duty.code, duty.words) for duty in findings_of(other_unit, today)] == [("M2026-2-001", "Набір reklama")]


def test_on_its_day_the_heir_mends_it(handover, owner, unit, today):
    hand_over(handover(today), {})
    assert owner() == unit


def test_ahead_only_on_the_day(handover, owner, unit, other_unit):
    day = date(2026, 10, 15)
    change = handover(day)
    hand_over(change, {})
    assert owner() == other_unit
    settle_day(change, day)
    assert owner() == unit


def test_twice_moves_it_once(handover, finding, today):
    change = handover(today)
    hand_over(change, {})
    hand_over(change, {})
    assert finding.transfers.count() == 1


def test_the_history_says_why(handover, finding, today):
    hand_over(handover(today), {})
    assert "Злиття" in Finding.objects.get(pk=finding.pk).history.first().history_change_reason


def test_withdrawn_ones_stay(finding, other_unit, approver, today):
    withdraw_finding(finding=finding, by=approver, reason="Помилка")
    assert findings_of(other_unit, today) == []


@pytest.fixture
def holders():
    """Who is asked about each dataset that waits, and about what was reviewed."""

    def holders():
        return {(item.titled, item.work_status): item.unit for item in Item.objects.select_related("unit")}

    return holders


def test_what_a_round_still_asks_goes_with_the_dataset(handover, holders, unit, today):
    change = handover(today)
    hand_over(change, {})
    settle_day(change, today)
    assert holders()["Набір parky", "to_do"] == unit


def test_ahead_it_goes_on_the_day(handover, holders, unit, other_unit):
    day = date(2026, 10, 15)
    change = handover(day)
    hand_over(change, {})
    assert holders()["Набір parky", "to_do"] == other_unit
    settle_day(change, day)
    assert holders()["Набір parky", "to_do"] == unit


def test_what_was_reviewed_stays_as_it_was(handover, holders, other_unit, today):
    change = handover(today)
    hand_over(change, {})
    settle_day(change, today)
    assert holders()["Набір reklama", "reviewed"] == other_unit
